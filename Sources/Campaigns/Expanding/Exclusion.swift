import Bytes
import Diagnostics
import YAMLSyntax

/// One partial match of `exclude:`, as codes of the axes.
struct Exclusion {
  /// For each axis that is named, whether a code matches.
  private var matches: [(axis: Int, codes: [Bool])] = []

  /// Nil, after a report, where an axis or a value never occurs.
  init?(
    _ match: [CampaignFile.Named], _ tuples: Tuples, _ span: SourceSpan,
    _ diagnostics: inout DiagnosticList
  ) {
    var isSound = true
    for named in match {
      guard let axis = tuples.columns.firstIndex(where: { $0.name == named.name }) else {
        diagnostics.report(.unknownAxis(named, tuples.columns.map(\.name)))
        isSound = false
        continue
      }
      guard let text = named.value.plainText("exclude", &diagnostics) else {
        isSound = false
        continue
      }
      let texts = tuples.columns[axis].values.texts.strings
      let codes = texts.map { $0 == text }
      if !codes.contains(true) {
        diagnostics.report(.unknownValue(named, text, texts))
        isSound = false
      }
      matches.append((axis, codes))
    }
    guard isSound else { return nil }
    if matches.isEmpty {
      diagnostics.report(.emptyMatch(span))
      return nil
    }
  }

  /// For each combination whether it stays.
  func keeps(_ tuples: Tuples) -> [Bool] {
    (0..<tuples.count).map { index in
      !matches.allSatisfy { $0.codes[Int(tuples.columns[$0.axis].codes[index])] }
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownAxis(
    _ named: CampaignFile.Named, _ axes: [String]
  ) -> Diagnostic {
    let nearest = Suggestion.nearest(to: named.name, among: axes)
    return Diagnostic(
      .exclusion, at: named.nameSpan, "there is no axis '\(named.name)'",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? [])
        + ["Axes of this entry: \(axes.joined(separator: ", "))."])
  }

  fileprivate static func unknownValue(
    _ named: CampaignFile.Named, _ text: String, _ texts: [String]
  ) -> Diagnostic {
    let nearest = Suggestion.nearest(to: text, among: texts)
    return Diagnostic(
      .exclusion, at: named.value.span, "axis '\(named.name)' never has the value '\(text)'",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? [])
        + ["A row is compared by the key of its data source."])
  }

  fileprivate static func emptyMatch(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .exclusion, at: span, "this names no axis and would exclude everything",
      help: ["Name at least one axis and value: '{lang: fr}'."])
  }
}
