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

  private var list: [Value] = []
  private var texts: [String] = []
  private var codes: [String: UInt32] = [:]

  /// The code of the value that was added last.
  private(set) var last: UInt32 = 0

  /// Adds a value, unless an equal one is there already.
  mutating func add(_ value: Value) -> Fault? {
    let text: String
    switch value {
    case .null: return .null
    case .string, .int, .uint, .double, .bool: text = ValueText.text(of: value) ?? ""
    default: return .shape(value.typePhrase)
    }
    guard !text.isEmpty else { return .empty }
    let key = value.typeName + ":" + text
    if let code = codes[key] {
      last = code
      return nil
    }
    last = UInt32(list.count)
    codes[key] = last
    list.append(value)
    texts.append(text)
    return nil
  }

  var values: CodedValues { CodedValues(values: list, texts: TextColumn(texts)) }
}
