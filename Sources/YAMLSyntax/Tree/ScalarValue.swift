/// What a scalar means by the core schema of YAML 1.2, read strictly.
///
/// Only what nobody can mean otherwise is more than a string: `no` and `on` are strings, `1:30` and
/// dates are, and so are digits behind a leading zero, which are codes and not numbers.
package enum ScalarValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string
}

extension ScalarValue {
  /// Why a plain scalar can't be given a value.
  enum Refusal: Error {
    /// `0x1F` or `0o17`: the core schema has them, nobody expects them.
    case notDecimal
    /// More than an Int64 or a Double can hold.
    case tooLarge
  }

  /// Reads a plain scalar.
  init(plain text: String) throws(Refusal) {
    var text = text
    self = try text.withUTF8(Self.read).get()
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<ScalarValue, Refusal> {
    guard let first = bytes.first else { return .success(.null) }
    return switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      readNumber(bytes)
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
      UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      .success(
        bytes.count > 5 ? .string : ScalarValue(word: String(decoding: bytes, as: UTF8.self)))
    default: .success(.string)
    }
  }

  private init(word: String) {
    switch word {
    case "~", "null", "Null", "NULL": self = .null
    case "true", "True", "TRUE": self = .bool(true)
    case "false", "False", "FALSE": self = .bool(false)
    default: self = .string
    }
  }

  private static func readNumber(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Result<ScalarValue, Refusal> {
    let isSigned = bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+")
    switch NumberForm(bytes[(isSigned ? 1 : 0)...]) {
    case .integer:
      let value = Int64(String(decoding: bytes, as: UTF8.self))
      return value.map { .success(.int($0)) } ?? .failure(.tooLarge)
    case .fraction:
      let value = Double(String(decoding: bytes, as: UTF8.self))
      guard let value, value.isFinite else { return .failure(.tooLarge) }
      return .success(.double(value))
    case .infinity:
      return .success(.double(bytes[0] == UInt8(ascii: "-") ? -.infinity : .infinity))
    case .notANumber where !isSigned: return .success(.double(.nan))
    case .otherBase where !isSigned: return .failure(.notDecimal)
    case .none, .notANumber, .otherBase: return .success(.string)
    }
  }
}
