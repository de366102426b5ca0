import Bytes
import Expressions

/// Numbers the distinct values of an axis, in the order in which they are first met.
struct ValuePool {
  /// Why a value can't be on an axis.
  enum Fault: Error {
    case empty
    case null
    case shape(String)
    /// A row beside a value, or rows of two tables.
    case mixed
    /// The value's text.
    case repeated(String)
  }

  /// A value by its type and bytes: texts that only look alike are two values.
  private struct Key: Hashable {
    let type: String
    let text: String

    static func == (left: Key, right: Key) -> Bool {
      left.type == right.type && left.text.utf8.elementsEqual(right.text.utf8)
    }
  }

  private var distinct: [Value] = []
  private var texts: [String] = []
  private var codes: [Key: UInt32] = [:]
  private var table: Table?
  private var rows: [Int] = []
  private var rowCodes: [Int: UInt32] = [:]

  /// The codes of a list's values, each of which it may hold once.
  ///
  /// - Parameter report: Gets the position of each value with a fault.
  /// - Complexity: O(*n*).
  mutating func codes(of items: [Value], _ report: (Int, Fault) -> Void) -> [UInt32] {
    var list: [UInt32] = []
    list.reserveCapacity(items.count)
    for (position, item) in items.enumerated() {
      do throws(Fault) {
        list.append(try code(of: item))
      } catch {
        report(position, error)
      }
    }
    guard list.count > 1 else { return list }
    // `1` and `"1"` are two values, but would be one key.
    var known: Set<Key> = []
    for (position, item) in items.enumerated() {
      let text = item.plainText ?? ""
      if !text.isEmpty, !known.insert(Key(type: "", text: text)).inserted {
        report(position, .repeated(text))
      }
    }
    return list
  }

  private mutating func code(of value: Value) throws(Fault) -> UInt32 {
    switch value {
    case .row(let row): return try code(of: row)
    case .null: throw .null
    case .string, .int, .uint, .double, .bool: break
    default: throw .shape(value.typePhrase)
    }
    guard table == nil else { throw .mixed }
    let text = value.plainText ?? ""
    guard !text.isEmpty else { throw .empty }
    let key = Key(type: value.typeName, text: text)
    if let code = codes[key] { return code }
    let code = UInt32(distinct.count)
    codes[key] = code
    distinct.append(value)
    texts.append(text)
    return code
  }

  private mutating func code(of row: TableRow) throws(Fault) -> UInt32 {
    guard distinct.isEmpty, table == nil || table === row.table else { throw .mixed }
    table = row.table
    if let code = rowCodes[row.index] { return code }
    let code = UInt32(rows.count)
    rowCodes[row.index] = code
    rows.append(row.index)
    return code
  }

  var values: Tuples.Values {
    table.map { .rows($0.selecting(rows)) }
      ?? .coded(CodedValues(values: distinct, texts: TextColumn(texts)))
  }
}
