import Bytes
import Expressions

/// Numbers the distinct values of an axis.
struct ValuePool {
  /// Why a value can't be on an axis.
  enum Fault {
    case empty
    case null
    case shape(String)
    /// The value's text.
    case repeated(String)
  }

  private var distinct: [Value] = []
  private var texts: [String] = []
  private var codes: [String: UInt32] = [:]

  /// Adds the code of a value to a list that may hold each value once.
  mutating func add(_ value: Value, to list: inout [UInt32]) -> Fault? {
    let text: String
    switch value {
    case .null: return .null
    case .string, .int, .uint, .double, .bool: text = value.plainText ?? ""
    default: return .shape(value.typePhrase)
    }
    guard !text.isEmpty else { return .empty }
    let code = code(of: value, text)
    guard !list.contains(code) else { return .repeated(text) }
    list.append(code)
    return nil
  }

  private mutating func code(of value: Value, _ text: String) -> UInt32 {
    let key = value.typeName + ":" + text
    if let code = codes[key] { return code }
    let code = UInt32(distinct.count)
    codes[key] = code
    distinct.append(value)
    texts.append(text)
    return code
  }

  var values: CodedValues { CodedValues(values: distinct, texts: TextColumn(texts)) }
}
