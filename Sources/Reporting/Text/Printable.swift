extension String {
  /// The text as it may be written to a terminal, in one line.
  var printable: String { TerminalText.line(self) }

  /// The text with blanks behind it, up to `width` columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - TerminalText.width(of: self)))
  }
}
