import Diagnostics
import YAMLSyntax

extension Diagnostic.Code {
  static let wrongShape = Diagnostic.Code("XQ1001", "field has the wrong shape")
  static let missingField = Diagnostic.Code("XQ1002", "required field is missing")
  static let unknownField = Diagnostic.Code("XQ1003", "unknown field")
  static let expressionNotAllowed = Diagnostic.Code("XQ1004", "field takes no expression")
  static let wrongValue = Diagnostic.Code("XQ1005", "field has a value that isn't allowed")
  static let campaignID = Diagnostic.Code("XQ1006", "campaign id can't be used")
  static let name = Diagnostic.Code("XQ1007", "name can't be used")
  static let repeatedID = Diagnostic.Code("XQ1008", "two entries have one id")
  static let input = Diagnostic.Code("XQ1009", "input variable can't be used")
  static let useCircle = Diagnostic.Code("XQ1020", "files use each other in a circle")
}

extension Diagnostic {
  static func wrongShape(_ node: Node, expected: String, help: String? = nil) -> Diagnostic {
    Diagnostic(
      .wrongShape, at: node.span, "\(expected), and here is \(node.shape)",
      help: help.map { [$0] } ?? [])
  }

  static func missingField(_ key: String, of subject: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingField, at: span, "\(subject) needs '\(key)'", variant: key,
      help: ["Add '\(key):' to it."])
  }

  static func unknownField(
    _ entry: Mapping.Entry, of subject: String, allowed: [String]
  ) -> Diagnostic {
    let nearest = Suggestion.nearest(to: entry.key, among: allowed)
    return Diagnostic(
      .unknownField, at: entry.keySpan, "\(subject) has no field '\(entry.key)'",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? [])
        + ["Fields of \(subject): \(allowed.joined(separator: ", "))."])
  }

  static func noExpression(_ node: Node, field: String) -> Diagnostic {
    Diagnostic(
      .expressionNotAllowed, at: node.span,
      "'\(field)' has to be known before anything is expanded",
      help: ["Write the value out, or use an input where it changes from run to run."])
  }

  static func wrongValue(
    _ node: Node, field: String, value: String, allowed: [String]
  ) -> Diagnostic {
    let nearest = Suggestion.nearest(to: value, among: allowed)
    return Diagnostic(
      .wrongValue, at: node.span, "'\(field)' can't be '\(value)'",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? [])
        + ["Allowed: \(allowed.joined(separator: ", "))."])
  }
}
