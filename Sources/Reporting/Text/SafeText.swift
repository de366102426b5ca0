/// The last look at text before a terminal gets it: what views forgot to make harmless is made so
/// here.
package enum SafeText {
  /// The text with controls shown as escapes, but line breaks and, where they are wanted, the
  /// colours that ``Paint`` writes.
  ///
  /// - Complexity: O(*n*); nothing is allocated for a text that is harmless already.
  package static func text(_ text: String, colours: Bool) -> String {
    guard text.unicodeScalars.contains(where: { $0 != "\n" && TerminalText.isUnsafe($0) }) else {
      return text
    }
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var index = 0
    while index < scalars.count {
      if colours, let end = endOfColour(scalars, from: index) {
        result.unicodeScalars.append(contentsOf: scalars[index..<end])
        index = end
        continue
      }
      let isBreak =
        scalars[index] == "\n"
        || scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      if isBreak {
        result.unicodeScalars.append(scalars[index])
      } else {
        result += TerminalText.shown(scalars[index]).text
      }
      index += 1
    }
    return result
  }

  /// The text without lines that a GitHub runner takes for commands of a workflow: `::name::` at
  /// the start of a line, `##[name]` anywhere.
  package static func withoutCommands(_ text: String) -> String {
    guard text.contains("::") || text.contains("##[") else { return text }
    return text.replacing("##[", with: "#\\u0023[")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        let start = line.prefix { $0 == " " }
        let rest = line.dropFirst(start.count)
        return rest.hasPrefix("::") ? "\(start)\\u003A\(rest.dropFirst())" : String(line)
      }.joined(separator: "\n")
  }

  /// Behind a sequence such as `ESC [1;31m` that begins here.
  private static func endOfColour(_ scalars: [UnicodeScalar], from start: Int) -> Int? {
    guard scalars[start] == "\u{1B}", start + 1 < scalars.count, scalars[start + 1] == "[" else {
      return nil
    }
    let numbers = scalars[(start + 2)...].prefix(5).prefix { $0 == ";" || ("0"..."9").contains($0) }
    guard numbers.endIndex < scalars.count, scalars[numbers.endIndex] == "m" else { return nil }
    return Paint.sequences.contains(String(String.UnicodeScalarView(numbers)))
      ? numbers.endIndex + 1 : nil
  }
}
