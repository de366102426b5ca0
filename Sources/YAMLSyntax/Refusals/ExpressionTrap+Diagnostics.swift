import Diagnostics

extension ExpressionTrap {
  /// Longer lines are not shown once more.
  private static let longestLine = 160

  /// A diagnostic for each trap; its help is its line with all the traps in it repaired.
  static func diagnostics(
    for traps: [ExpressionTrap], in source: [UInt8], of file: SourceFile.ID
  ) -> [Diagnostic] {
    let text = SourceFile(path: "", bytes: source)
    return traps.map { trap in
      let line = text.lineRange(at: trap.expression.lowerBound)
      let values = traps.compactMap(\.value).filter { line.contains($0.lowerBound) }
      return trap.diagnostic(
        file, repaired: trap.value == nil ? nil : repaired(line, values, in: source))
    }
  }

  /// The line without its indentation, with `values` in single quotes.
  private static func repaired(
    _ line: Range<Int>, _ values: [Range<Int>], in source: [UInt8]
  ) -> String? {
    guard line.count <= longestLine else { return nil }
    var repaired: [UInt8] = []
    var next = source[line].firstIndex { !$0.isBlank } ?? line.lowerBound
    for value in values where value.lowerBound >= next {
      repaired += source[next..<value.lowerBound]
      repaired.append(UInt8(ascii: "'"))
      for byte in source[value] {
        if byte == UInt8(ascii: "'") { repaired.append(byte) }
        repaired.append(byte)
      }
      repaired.append(UInt8(ascii: "'"))
      next = value.upperBound
    }
    repaired += source[next..<line.upperBound]
    return String(decoding: repaired, as: UTF8.self)
  }

  private func diagnostic(_ file: SourceFile.ID, repaired: String?) -> Diagnostic {
    let place = SourceSpan(file: file, start: culprit.lowerBound, end: culprit.upperBound)
    let start = SourceSpan(
      file: file, start: expression.lowerBound,
      end: expression.lowerBound + ExpressionExtent.opening.count)
    let wayOut = repaired.map { "Quote the value: \($0)" } ?? "Put single quotes around the value."
    switch cause {
    case .brackets:
      return Diagnostic(
        YAMLCode.unquotedInFlow, at: place,
        "inside '[…]' and '{…}' YAML reads these braces as a map", help: [wayOut])
    case .colon:
      return Diagnostic(
        YAMLCode.cutExpression, at: place, "YAML reads this colon as the end of a key",
        labels: [.init(start, "in the expression that begins here")],
        help: [wayOut, "A condition needs no colon as if(condition, one, other)."])
    case .comment:
      return Diagnostic(
        YAMLCode.cutExpression, at: place, "YAML reads a comment from here on",
        labels: [.init(start, "in the expression that begins here")], help: [wayOut])
    }
  }
}
