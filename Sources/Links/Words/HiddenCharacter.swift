/// Characters that nobody sees, and that make two texts look alike or a text look like another one:
/// controls, hidden line breaks, controls of writing direction, characters without width.
///
/// The joiners U+200C and U+200D aren't among them: Persian words and emoji need them.
package enum HiddenCharacter {
  /// The first one of a text in UTF-8; one look a byte where the text is plain ASCII.
  package static func first(in text: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    guard let start = text.firstIndex(where: { $0 < 0x20 || $0 >= 0x7F }) else { return nil }
    return first(in: String(decoding: text[start...], as: UTF8.self))
  }

  package static func first(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first(where: isHidden)
  }

  /// `U+202E`.
  package static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
      0x2060...0x2069, 0xFEFF:
      true
    default: false
    }
  }
}
