import Expressions

/// The values that the parts of a condition had in one row, for messages.
enum ExplodedCondition {
  /// The most parts that are told.
  private static let limit = 8

  /// Names that hold so much that their values tell nothing.
  private static let roots: Set = ["link", "plan", "vars", "inputs", "env", "data", "row"]

  /// `part = value` for the parts that the condition needed, in the order of evaluation, each once.
  ///
  /// What failed is left out, and so is what a longer path goes through, and the whole where it is
  /// only true or false.
  ///
  /// - Parameter shown: Has the texts, lists and maps as they may be shown; nil where they may be as
  ///   they are.
  static func values(
    of explanation: Explanation, shown: Explanation?, in source: String
  ) -> [String] {
    let shownTexts = shown.map { shown in
      Dictionary(
        shown.steps.compactMap { step in step.outcome.text.map { (step.range, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
    let bytes = Array(source.utf8)
    var paths: [Range<Int>] = []
    var told: [String] = []
    for step in explanation.steps {
      let isPath = bytes[step.range].allSatisfy { $0.isPathPart }
      let isInside = paths.contains { path in
        path.lowerBound == step.range.lowerBound && path.upperBound > step.range.upperBound
      }
      if isPath { paths.append(step.range) }
      guard !isInside, var value = step.outcome.text else { continue }
      if let shownTexts, value.first.map("\"[{b".contains) ?? false {
        value = shownTexts[step.range] ?? "…"
      }
      if step.depth == 0, !isPath, ["true", "false"].contains(value) { continue }
      let text = words(bytes[step.range])
      let line = "\(text) = \(value)"
      if !roots.contains(text), !told.contains(line) { told.append(line) }
    }
    return Array(told.prefix(limit))
  }

  /// The text of a part in one line.
  private static func words(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}

extension PlacedExpression {
  /// The values of the parts in one row of a block.
  ///
  /// - Parameter shown: The block with texts as they may be shown; nil where that is the same.
  func exploded(_ block: Block, shown: Block? = nil, row: Int) -> [String] {
    ExplodedCondition.values(
      of: expression.explain(block, row: row),
      shown: shown.map { expression.explain($0, row: row) },
      in: expression.expression.source)
  }
}

extension Explanation.Step.Outcome {
  /// Nil for a fault.
  fileprivate var text: String? {
    if case .value(let text) = self { text } else { nil }
  }
}

extension UInt8 {
  /// A letter, a digit, `_` or `.`.
  fileprivate var isPathPart: Bool {
    (0x61...0x7A).contains(self | 0x20) || (0x30...0x39).contains(self) || self == 0x5F
      || self == 0x2E
  }
}
