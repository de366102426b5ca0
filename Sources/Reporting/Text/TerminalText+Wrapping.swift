extension TerminalText {
  /// `text` with lines of at most `columns` columns, broken at blanks; what follows a break stands
  /// two columns further in than its line.
  ///
  /// A word that is too long stays whole, so that it can be copied. Colours take no room.
  static func wrapped(_ text: String, to columns: Int) -> String {
    // No text takes more columns than bytes.
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.utf8.count <= columns ? String($0) : broken($0, columns) }
      .joined(separator: "\n")
  }

  private static func broken(_ line: Substring, _ columns: Int) -> String {
    let lead = line.prefix { $0 == " " }
    let indent = String(repeating: " ", count: lead.count + 2)
    var result = String(lead)
    var used = lead.count
    var isFirst = true
    for word in words(of: line.dropFirst(lead.count)) {
      let width = width(of: word)
      if isFirst {
        result += word
        used += width
      } else if used + 1 + width <= columns {
        result += " " + word
        used += 1 + width
      } else {
        while result.last == " " { result.removeLast() }
        result += "\n" + indent + word
        used = indent.count + width
      }
      isFirst = false
    }
    return result
  }

  /// What stands between blanks; an arrow stays with what it points to, and code is one word.
  private static func words(of line: Substring) -> [Substring] {
    var words: [Substring] = []
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      if let last = words.last, last == "→" || last.utf8.count(where: { $0 == 0x60 }) % 2 == 1 {
        words[words.count - 1] = line[last.startIndex..<word.endIndex]
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// The columns that a text takes, without its escape sequences of colour.
  static func width(of text: some StringProtocol) -> Int {
    var width = 0
    var isEscape = false
    for scalar in text.unicodeScalars {
      if isEscape {
        isEscape = scalar != "m"
      } else if scalar == "\u{1B}" {
        isEscape = true
      } else {
        width += columns(of: scalar)
      }
    }
    return width
  }
}
