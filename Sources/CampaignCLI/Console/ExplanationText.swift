import Diagnostics
import Expressions

/// The values of an expression's parts as a table, each part below the one that needed it.
enum ExplanationText {
  /// The most columns of a part's own text.
  private static let width = 60

  /// A line for each step: the part, indented, and its value.
  static func render(_ explanation: Explanation, of source: String) -> String {
    let bytes = Array(source.utf8)
    let parts = explanation.steps.map { step in
      String(repeating: "  ", count: min(step.depth, width / 2)) + text(bytes[step.range])
    }
    let widest = parts.map(\.count).max() ?? 0
    let lines = zip(parts, explanation.steps).map { part, step in
      part + String(repeating: " ", count: widest - part.count + 2) + outcome(step.outcome)
    }
    let more = explanation.omitted > 0 ? ["… and \(explanation.omitted) more"] : []
    return (lines + more).map { $0 + "\n" }.joined()
  }

  /// The text of a part in one line, cut where it is long.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let words = String(decoding: bytes, as: UTF8.self)
      .split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    return words.count > width ? words.prefix(width - 1) + "…" : words
  }

  private static func outcome(_ outcome: Explanation.Step.Outcome) -> String {
    switch outcome {
    case .value(let text): text
    case .fault(let error): "fails: \(error.code.summary)"
    }
  }
}
