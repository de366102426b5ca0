// `${{ … }}` is not quoted in most files, and need not be: to YAML it is text. Two mistakes make it
// something else, and libyaml's words for them help nobody. Inside brackets `{` begins a map. In
// other places `: ` ends a key, and ` #` begins a comment, which cuts the text without a word.

/// An unquoted expression that YAML does not read as one text.
struct ExpressionTrap {
  enum Cause {
    case brackets, colon, comment
  }

  let cause: Cause
  /// The character where YAML stops reading the text.
  let culprit: Range<Int>
  /// The `${{`, or the whole expression where its end is known.
  let expression: Range<Int>
  /// What has to be put in quotes; nil where the expression has no end on its line.
  let value: Range<Int>?

  /// Finds the trap that a plain scalar at `range` fell into; nil for all others.
  init?(inScalar range: Range<Int>, of source: [UInt8], isFlow: Bool) {
    if isFlow {
      self.init(inBrackets: range, of: source)
    } else if let opening = Self.unclosedExpression(in: source, range) {
      self.init(from: opening, in: range, of: source)
    } else {
      return nil
    }
  }

  /// Finds the trap around `place`, where libyaml gave up before it came to the scalar's event: it
  /// looks ahead in a line to find out whether a bracket begins a key.
  init?(around place: Int, in source: [UInt8], isFlow: Bool) {
    let lineStart = source[..<min(place, source.count)].lastIndex { $0.isBreak }.map { $0 + 1 } ?? 0
    guard
      let opening = Self.unclosedExpression(in: source, lineStart..<min(place, source.count)),
      ExpressionExtent.end(
        of: opening, in: source, before: Self.lineEnd(opening, in: source)) != nil
    else { return nil }
    let before = source[lineStart..<opening]
    let start = before.lastIndex { $0.isBlank || "[{,'\"".utf8.contains($0) }.map { $0 + 1 }
    let depth = before.reduce(isFlow ? 1 : 0) { depth, byte in
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth + 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth - 1
      default: depth
      }
    }
    guard depth > 0, let start, !"'\"".utf8.contains(source[start - 1]) else { return nil }
    self.init(inBrackets: start..<opening + 1, of: source)
  }

  private init?(inBrackets range: Range<Int>, of source: [UInt8]) {
    let opening = range.upperBound - 1
    guard source[max(opening, 0)...].starts(with: ExpressionExtent.opening) else { return nil }
    cause = .brackets
    let value = Self.valueEnd(range.lowerBound, opening, in: source, isFlow: true).map {
      range.lowerBound..<$0
    }
    let lineEnd = Self.lineEnd(opening, in: source)
    let end = ExpressionExtent.end(of: opening, in: source, before: lineEnd)
    expression = opening..<(end ?? opening + ExpressionExtent.opening.count)
    culprit = expression
    self.value = value
  }

  private init?(from opening: Int, in range: Range<Int>, of source: [UInt8]) {
    let lineEnd = Self.lineEnd(range.upperBound, in: source)
    let rest = source[range.upperBound..<lineEnd]
    let mark = rest.prefix { $0.isBlank }.endIndex
    guard mark < lineEnd else { return nil }
    switch source[mark] {
    case UInt8(ascii: ":"): cause = .colon
    case UInt8(ascii: "#"): cause = .comment
    default: return nil
    }
    guard let end = ExpressionExtent.end(of: opening, in: source, before: lineEnd), end > mark
    else { return nil }
    culprit = mark..<mark + 1
    expression = opening..<end
    value =
      source[range].contains { $0.isBreak }
      ? nil
      : Self.valueEnd(range.lowerBound, opening, in: source, isFlow: false).map {
        range.lowerBound..<$0
      }
  }

  private static func unclosedExpression(in source: [UInt8], _ range: Range<Int>) -> Int? {
    var range = range
    while let opening = ExpressionExtent.opening(in: source, range) {
      guard let end = ExpressionExtent.end(of: opening, in: source, before: range.upperBound)
      else { return opening }
      range = end..<range.upperBound
    }
    return nil
  }

  /// The end of the value that was meant, which begins at `start` and has an expression at
  /// `opening`.
  private static func valueEnd(
    _ start: Int, _ opening: Int, in source: [UInt8], isFlow: Bool
  ) -> Int? {
    let lineEnd = lineEnd(start, in: source)
    var next = start
    loop: while next < lineEnd {
      if next >= opening || !isFlow, source[next...].starts(with: ExpressionExtent.opening) {
        guard let end = ExpressionExtent.end(of: next, in: source, before: lineEnd) else {
          return nil
        }
        next = end
        continue
      }
      let isLast = next + 1 == lineEnd || source[next + 1].isBlank
      switch source[next] {
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): if isFlow { break loop }
      case UInt8(ascii: ":"): if isFlow, isLast { break loop }
      case UInt8(ascii: "#"): if next > start, source[next - 1].isBlank { break loop }
      default: break
      }
      next += 1
    }
    while next > start, source[next - 1].isBlank { next -= 1 }
    return next
  }

  private static func lineEnd(_ place: Int, in source: [UInt8]) -> Int {
    source[place...].firstIndex { $0.isBreak } ?? source.count
  }

  /// The source with the value hidden, so that what follows it can be checked; nil where the value
  /// has no known end.
  func masked(_ source: [UInt8]) -> [UInt8]? {
    guard let value, source.count <= Limits.repairableBytes else { return nil }
    var source = source
    for place in value { source[place] = UInt8(ascii: "x") }
    return source
  }
}
