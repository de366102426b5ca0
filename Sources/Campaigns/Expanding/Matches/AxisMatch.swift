import Diagnostics
import Expressions

/// Values of some axes as `exclude:`, `include:` or `match:` name them, not looked up yet.
struct AxisMatch {
  struct Pair {
    let axis: String
    let axisSpan: SourceSpan
    let value: Value
    /// The texts by which the value may be known; none where it is null or has no text.
    let texts: [String]
    let span: SourceSpan
  }

  let span: SourceSpan
  let pairs: [Pair]
}

extension AxisMatch.Pair {
  /// A value of an expression: it is known by its text alone, a row by that of its key.
  init(_ axis: String, at axisSpan: SourceSpan, _ value: Value?, at span: SourceSpan) {
    let text = value?.plainText ?? ""
    self.init(
      axis: axis, axisSpan: axisSpan, value: value ?? .null, texts: text.isEmpty ? [] : [text],
      span: span)
  }
}
