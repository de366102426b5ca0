/// Texts as pages show them.
enum PageText {
  /// Words of ours, which may hold code between backticks, as parts for the template.
  static func words(_ text: String) -> [[String: Any]] {
    let parts = TerminalText.line(text).split(separator: "`", omittingEmptySubsequences: false)
    // An even number of parts has a backtick without its other: then none is markup.
    guard parts.count % 2 == 1 else { return [["text": parts.joined(separator: "`")]] }
    return parts.enumerated().compactMap { place, part in
      part.isEmpty ? nil : ["text": String(part), "code": place % 2 == 1]
    }
  }
}
