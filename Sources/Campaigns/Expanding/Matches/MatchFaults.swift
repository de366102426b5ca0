import Bytes
import Diagnostics
import Expressions

extension Diagnostic {
  static func unknownAxis(
    _ pair: AxisMatch.Pair, _ axes: [String], _ code: Code
  ) -> Diagnostic {
    let nearest = Suggestion.nearest(to: pair.axis, among: axes)
    let all =
      axes.isEmpty
      ? "This entry has no 'for_each:'." : "Axes of this entry: \(axes.joined(separator: ", "))."
    return Diagnostic(
      code, at: pair.axisSpan, "there is no axis '\(pair.axis)'",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? []) + [all])
  }

  static func unknownValue(
    _ pair: AxisMatch.Pair, _ values: Tuples.Values, _ code: Code
  ) -> Diagnostic {
    let text = pair.texts.first
    let value =
      text.map { "the value '\($0)'" }
      ?? (pair.value.plainText == nil && !pair.value.isNull
        ? "\(pair.value.typePhrase) as a value" : "an empty value")
    let nearest = text.flatMap { Suggestion.nearest(to: $0, among: values.texts.strings) }
    var help = nearest.map { ["Did you mean '\($0)'?"] } ?? []
    if case .rows(let table) = values {
      let key = table.keyColumn.map { "column '\(table.columnNames[$0])'" } ?? "number"
      help.append("A row of '\(table.name)' is known by its \(key).")
    }
    return Diagnostic(code, at: pair.span, "axis '\(pair.axis)' never has \(value)", help: help)
  }

  static func emptyMatch(_ span: SourceSpan, _ code: Code) -> Diagnostic {
    Diagnostic(
      code, at: span, "this names no axis and would be about every combination",
      help: ["Name at least one axis and value: '{lang: fr}'."])
  }
}
