// GitHub's Markdown. Data stands in code, where nothing is markup, nobody is mentioned and no
// address becomes a link; words of ours may hold code between backticks.

/// Text made harmless for Markdown.
enum MarkdownText {
  /// Data of one cell is cut behind so many columns.
  private static let dataColumns = 300

  /// Data as code in one line, fit for a table; empty for an empty text.
  static func code(_ text: String) -> String {
    let shown = TerminalText.line(text, limit: dataColumns)
    guard !shown.isEmpty else { return "" }
    let isPlain = !shown.utf8.contains { $0 == 0x7C || $0 == 0x60 || $0 == 0x5C }
    // Code between blanks would lose one on each side, and code of blanks alone shows nothing.
    if isPlain, shown.first != " ", shown.last != " " { return "`\(shown)`" }
    return "<code>\(entities(shown))</code>"
  }

  /// Words of ours, with code between backticks; what data they hold is no markup.
  static func words(_ text: String) -> String {
    let parts = TerminalText.line(text).split(separator: "`", omittingEmptySubsequences: false)
    // An odd number of parts is an even number of backticks.
    guard parts.count % 2 == 1 else { return entities(parts.joined(separator: "`")) }
    return parts.enumerated().map { place, part in
      place % 2 == 0 ? entities(part) : code(String(part))
    }.joined()
  }

  /// Everything that could be markup as a character reference; a sign before a name that GitHub
  /// would call somebody by is held apart from it.
  private static func entities(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&", "<", ">", "|", "`", "\\", "*", "_", "[", "]", "~", "#", "$":
        result += "&#\(scalar.value);"
      case "@": result += "@<!-- -->"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result.replacing("://", with: ":<!-- -->//").replacing("www.", with: "www<!-- -->.")
  }
}
