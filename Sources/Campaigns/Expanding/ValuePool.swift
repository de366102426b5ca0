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

  private var distinct: [Value] = []
  private var texts: [String] = []
  /// By type and bytes: two texts that only look alike are two values.
  private var codes: [[UInt8]: UInt32] = [:]
  private var table: Table?
  private var rows: [Int] = []
  private var rowCodes: [Int: UInt32] = [:]

  /// The codes of a list's values, each of which it may hold once.
  ///
  /// - Parameter report: Gets the position of each value with a fault.
  mutating func codes(of items: [Value], _ report: (Int, Fault) -> Void) -> [UInt32] {
    var list: [UInt32] = []
    var known: Set<[UInt8]> = []
    for (position, item) in items.enumerated() {
      do throws(Fault) {
        let code = try code(of: item)
        let text = item.plainText ?? ""
        guard known.insert(Array(text.utf8)).inserted else { throw .repeated(text) }
        list.append(code)
      } catch {
        report(position, error)
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
    let key = Array((value.typeName + ":" + text).utf8)
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
