import Diagnostics

/// The matches of `exclude:`.
struct Exclusions {
  private let codes: AxisCodes
  private var index = MatchIndex()
  private var spans: [SourceSpan] = []

  /// Matches with an axis or a value that never occurs are reported and left out.
  init(_ matches: [AxisMatch], _ tuples: Tuples, _ diagnostics: inout DiagnosticList) {
    codes = AxisCodes(tuples)
    for match in matches {
      guard let found = codes.resolve(match, .exclusion, &diagnostics) else { continue }
      index.add(found, as: spans.count)
      spans.append(match.span)
    }
  }

  /// For each combination whether it stays; a match that takes nothing which those before it left
  /// gets a warning.
  ///
  /// - Complexity: O(*combinations* + *matches*).
  func keeps(_ tuples: Tuples, _ diagnostics: inout DiagnosticList) -> [Bool] {
    var isUsed = [Bool](repeating: false, count: spans.count)
    let keeps = (0..<tuples.count).map { combination in
      var first = Int.max
      index.forEach(codes, combination) { first = min(first, $0) }
      if first < .max { isUsed[first] = true }
      return first == .max
    }
    if tuples.count > 0 {
      for (span, isUsed) in zip(spans, isUsed) where !isUsed {
        diagnostics.report(.emptyExclusion(span))
      }
    }
    return keeps
  }
}

extension Diagnostic {
  fileprivate static func emptyExclusion(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .exclusion, .warning, at: span, "no combination of the axes is left that this excludes",
      help: ["Delete it, or check its values against the data."])
  }
}
