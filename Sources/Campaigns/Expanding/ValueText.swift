import Bytes
import Expressions

/// Values as text.
enum ValueText {
  /// Why a value can't be written into a text.
  enum Fault: Error {
    case empty
    case null
    /// The type as said to people.
    case shape(String)
  }

  /// Adds the text of one row to the pending row.
  ///
  /// - Returns: False where the evaluation of the row failed, which was reported then.
  static func write(
    _ values: BlockValues, row: Int, into builder: inout TextColumnBuilder
  ) throws(Fault) -> Bool {
    if case .texts(let texts, _) = values {
      guard !texts[row].isEmpty else { throw .empty }
      builder.write(texts[row])
      return true
    }
    guard let value = values[row] else { return false }
    builder.write(try checked(value))
    return true
  }

  /// The text of a value that is one and isn't empty.
  static func checked(_ value: Value) throws(Fault) -> String {
    if case .null = value { throw .null }
    guard let text = value.plainText else { throw .shape(value.typePhrase) }
    guard !text.isEmpty else { throw .empty }
    return text
  }
}
