/// The end of a short URL: 3 to 64 letters, digits and hyphens (API contract 6.3).
///
/// A slug can only exist valid. Two slugs that differ only in case are a clash everywhere, because
/// the service's own rule is unknown (8.14).
package struct Slug: Hashable, Sendable {
  package let text: String

  /// What keeps a text from being a slug.
  package enum Fault: Hashable, Sendable {
    case length(Int)
    /// The first character that isn't allowed, and its byte offset.
    case character(Character, offset: Int)
    /// The first upper-case letter, where only lower case is asked for.
    case upperCase(offset: Int)
  }

  package init?(_ text: String) {
    guard Slug.fault(in: text, allowsUpperCase: true) == nil else { return nil }
    self.text = text
  }

  /// The first fault of a text, or nil where it is a slug.
  package static func fault(in text: String, allowsUpperCase: Bool) -> Fault? {
    var offset = 0
    for character in text {
      guard let ascii = character.asciiValue, isAllowed(ascii) else {
        return .character(character, offset: offset)
      }
      if !allowsUpperCase, (0x41...0x5A).contains(ascii) { return .upperCase(offset: offset) }
      offset += character.utf8.count
    }
    return (3...64).contains(offset) ? nil : .length(offset)
  }

  /// Whether the bytes are a lower-case slug; the quick test of a column.
  package static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (3...64).contains(bytes.count) else { return false }
    for byte in bytes where !isAllowed(byte) || (0x41...0x5A).contains(byte) { return false }
    return true
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
    default: false
    }
  }
}
