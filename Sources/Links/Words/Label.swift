/// A grouping mark of a link: 1 to 50 characters, no comma, nothing hidden, no blank at the ends.
///
/// The service's own rule is unknown (API contract 8.13); this one is stricter than any likely one.
package struct Label: Hashable, Sendable {
  package let text: String

  package enum Fault: Hashable, Sendable {
    case empty
    case length(Int)
    case comma
    case hidden(Unicode.Scalar)
    case blankAtEnd
  }

  package init?(_ text: String) {
    guard Label.fault(in: text) == nil else { return nil }
    self.text = text
  }

  /// How many labels the service keeps on a link.
  package static let limit = 10

  package static func fault(in text: String) -> Fault? {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return .empty
    }
    if first.properties.isWhitespace || last.properties.isWhitespace { return .blankAtEnd }
    if text.unicodeScalars.contains(",") { return .comma }
    if let scalar = HiddenCharacter.first(in: text) { return .hidden(scalar) }
    return text.count > 50 ? .length(text.count) : nil
  }

  /// Whether the bytes are a label of plain ASCII; the quick test of a column.
  package static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (1...50).contains(bytes.count), bytes[0] != 0x20, bytes[bytes.count - 1] != 0x20 else {
      return false
    }
    for byte in bytes where byte < 0x20 || byte >= 0x7F || byte == 0x2C { return false }
    return true
  }
}
