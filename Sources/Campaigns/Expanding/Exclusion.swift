import Bytes
import Diagnostics
import Expressions
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
    let known = diagnostics.errorCount
    for named in match {
      guard let axis = tuples.columns.firstIndex(where: { $0.name == named.name }) else {
        diagnostics.report(.unknownAxis(named, tuples.columns.map(\.name)))
        continue
      }
      guard let text = named.value.plainText("exclude", &diagnostics) else { continue }
      let values = tuples.columns[axis].values
      let codes = Exclusion.codes(of: named.value, text, among: values.texts)
      if !codes.contains(true) { diagnostics.report(.unknownValue(named, text, values)) }
      matches.append((axis, codes))
    }
    guard diagnostics.errorCount == known else { return nil }
    if matches.isEmpty {
      diagnostics.report(.emptyMatch(span))
      return nil
    }
  }

  /// A value is meant as it is written, or as it is: `1.50` is `1.5`.
  private static func codes(of node: Node, _ text: String, among texts: TextColumn) -> [Bool] {
    var forms = [text]
    if case .scalar(let scalar) = node.kind {
      switch scalar.value {
      case .bool(let value): forms.append(String(value))
      case .int(let value): forms.append(String(value))
      case .double(let value): forms += [Value.double(value).plainText].compactMap { $0 }
      case .null, .string: break
      }
    }
    return (0..<texts.count).map { row in
      forms.contains { $0.utf8.elementsEqual(texts[row]) }
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
    let all =
      axes.isEmpty
      ? "This entry has no 'for_each:'." : "Axes of this entry: \(axes.joined(separator: ", "))."
    return Diagnostic(
      .exclusion, at: named.nameSpan, "there is no axis '\(named.name)'",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? []) + [all])
  }

  fileprivate static func unknownValue(
    _ named: CampaignFile.Named, _ text: String, _ values: Tuples.Values
  ) -> Diagnostic {
    let nearest = Suggestion.nearest(to: text, among: values.texts.strings)
    var help = nearest.map { ["Did you mean '\($0)'?"] } ?? []
    if case .rows(let table) = values {
      let key = table.keyColumn.map { "column '\(table.columnNames[$0])'" } ?? "number"
      help.append("A row of '\(table.name)' is known by its \(key).")
    }
    return Diagnostic(
      .exclusion, at: named.value.span, "axis '\(named.name)' never has the value '\(text)'",
      help: help)
  }

  fileprivate static func emptyMatch(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .exclusion, at: span, "this names no axis and would exclude everything",
      help: ["Name at least one axis and value: '{lang: fr}'."])
  }
}
