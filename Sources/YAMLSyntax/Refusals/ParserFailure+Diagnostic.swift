// libyaml knows where it gave up and where the construct began; which of the two is the mistake
// differs from message to message. Each message that a file can reach is translated here, or in
// the scanner's half of this translation; what remains keeps libyaml's words.

import Diagnostics

extension ParserFailure {
  func diagnostic(in source: [UInt8], of file: SourceFile.ID) -> Diagnostic {
    let here = FailurePlace(self, in: source, of: file)
    return here.parserMessage ?? here.scannerMessage ?? here.wrapped
  }
}

/// A failure with the text around it.
struct FailurePlace {
  let failure: ParserFailure
  let source: [UInt8]
  let file: SourceFile.ID

  init(_ failure: ParserFailure, in source: [UInt8], of file: SourceFile.ID) {
    self.failure = failure
    self.source = source
    self.file = file
  }

  /// The byte at which libyaml gave up; nil at the end of the file.
  var byte: UInt8? { failure.place < source.count ? source[failure.place] : nil }

  var isAtEnd: Bool { source[min(failure.place, source.count)...].allSatisfy { $0.isSpace } }

  /// One character at `place`, nothing at the end of the file.
  func mark(_ place: Int) -> SourceSpan {
    guard place < source.count else {
      return SourceSpan(file: file, start: source.count, end: source.count)
    }
    let end = source[(place + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? source.count
    return SourceSpan(file: file, start: place, end: end)
  }

  /// From `place` to the end of the text in its line.
  func restOfLine(_ place: Int) -> SourceSpan {
    var end = source[place...].firstIndex { $0.isBreak } ?? source.count
    while end > place + 1, source[end - 1].isBlank { end -= 1 }
    return SourceSpan(file: file, start: place, end: end)
  }

  /// The text before `place` in its line.
  func lineBefore(_ place: Int) -> ArraySlice<UInt8> {
    let place = min(place, source.count)
    let start = source[..<place].lastIndex { $0.isBreak }.map { $0 + 1 } ?? 0
    return source[start..<place]
  }

  func says(_ problem: String, _ context: String? = nil) -> Bool {
    failure.problem == problem && (context == nil || failure.context == context)
  }

  func label(_ text: String) -> [Diagnostic.Label] {
    failure.contextPlace.map { [Diagnostic.Label(mark($0), text)] } ?? []
  }

  /// The failure in libyaml's own words.
  var wrapped: Diagnostic {
    Diagnostic(
      YAMLCode.syntax, at: mark(failure.place), failure.problem,
      labels: failure.contextPlace == failure.place ? [] : label(failure.context),
      help: ["Put quotes around a text that holds characters with a meaning in YAML."])
  }

  /// Messages about the order of tokens.
  var parserMessage: Diagnostic? {
    switch failure.problem {
    case "did not find expected ',' or ']'": brackets("]", "list")
    case "did not find expected ',' or '}'": brackets("}", "map")
    case "did not find expected key": misplaced("this map", "a key with a colon")
    case "did not find expected '-' indicator": misplaced("this list", "an item with a '-'")
    case "did not find expected node content": missingValue
    case "did not find expected <document start>":
      Diagnostic(
        YAMLCode.trailingText, at: restOfLine(failure.place),
        "the file's value has ended before this line",
        help: ["Indent the line like the first one, or put quotes around the whole value."])
    case "found undefined tag handle": .tag(at: mark(failure.place))
    case "found incompatible YAML document", "found duplicate %YAML directive":
      Diagnostic(
        YAMLCode.directive, at: restOfLine(failure.place), "'%YAML 1.2' is allowed, once",
        help: ["Remove the directive."])
    case "found duplicate %TAG directive": .tagDirective(at: restOfLine(failure.place))
    default: nil
    }
  }

  private func brackets(_ closing: String, _ kind: String) -> Diagnostic? {
    guard let start = failure.contextPlace else { return nil }
    if isAtEnd {
      return Diagnostic(
        YAMLCode.brokenBrackets, at: mark(start), "this \(kind) is never closed",
        help: ["Write '\(closing)' behind its last item."])
    }
    return Diagnostic(
      YAMLCode.brokenBrackets, at: mark(failure.place),
      "a comma or '\(closing)' is expected before this",
      labels: label("in the \(kind) that begins here"),
      help: ["Put quotes around a text that holds brackets, braces, quotes or commas."])
  }

  private func misplaced(_ collection: String, _ expected: String) -> Diagnostic {
    if byte == UInt8(ascii: ":") { return .emptyKey(at: mark(failure.place)) }
    let before = lineBefore(failure.place)
    guard before.allSatisfy({ $0.isBlank || $0 == UInt8(ascii: "-") }) else {
      return Diagnostic(
        YAMLCode.trailingText, at: restOfLine(failure.place), "the value has ended before this",
        help: ["Put quotes around the whole value, and write inner quotes twice."])
    }
    return Diagnostic(
      YAMLCode.indentation, at: mark(failure.place),
      "at this depth \(expected) is expected",
      labels: label("\(collection) begins here"),
      help: ["Begin all its lines in the same column, and what belongs to them further right."])
  }

  private var missingValue: Diagnostic {
    let character = byte.map { "'\(Character(UnicodeScalar($0)))'" } ?? "the end of the file"
    return Diagnostic(
      YAMLCode.brokenBrackets, at: mark(failure.place), "a value is expected before \(character)",
      help: ["Write the value, or put quotes around a text that begins with \(character)."])
  }
}

extension UInt8 {
  var isSpace: Bool { isBlank || isBreak }
}
