// What a file or a service sent may hold characters that move the cursor, change colours or turn
// the writing direction. On output they are shown as escapes, and everything else as it is.

/// Text made harmless for a terminal.
enum TerminalText {
  /// One character as it is shown, and the columns that it takes.
  static func shown(_ scalar: UnicodeScalar) -> (text: String, columns: Int) {
    if isUnsafe(scalar) {
      let text = escape(scalar)
      return (text, text.utf8.count)
    }
    return (String(scalar), columns(of: scalar))
  }

  /// `text` in one line.
  static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    return text.unicodeScalars.map { shown($0).text }.joined()
  }

  /// `text` in its own lines, the further ones indented by `indent` columns.
  static func lines(_ text: String, indent: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
      .joined(separator: "\n" + String(repeating: " ", count: indent))
  }

  /// `text` in one line of at most `limit` columns.
  static func line(_ text: String, limit: Int) -> String {
    var result = ""
    var used = 0
    for scalar in text.unicodeScalars {
      let (shown, columns) = shown(scalar)
      used += columns
      if used > limit { return result + "…" }
      result += shown
    }
    return result
  }

  /// Controls, hidden line breaks, controls of direction, characters without width.
  static func isUnsafe(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: false
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  static func escape(_ scalar: UnicodeScalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: scalar.value > 0xFFFF ? "\\U" + hex(scalar.value, 8) : "\\u" + hex(scalar.value, 4)
    }
  }

  static func hex(_ value: UInt32, _ digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
