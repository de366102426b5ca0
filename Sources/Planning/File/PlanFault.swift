import Diagnostics

/// What can be wrong with a plan file.
enum PlanFault {
  /// Nothing that this tool wrote: no JSON, another kind, a member that is missing or misshapen.
  static func notAPlan(_ reason: String, at span: SourceSpan? = nil) -> Diagnostic {
    Diagnostic(
      Diagnostic.Code("XQ4001", "not a plan file"), at: span, "the file can't be read: \(reason)",
      help: ["Make a plan with `xqr-campaign plan --out FILE`."])
  }

  static func version(_ text: String) -> Diagnostic {
    Diagnostic(
      Diagnostic.Code("XQ4002", "another version of plan files"), at: nil,
      "the file has format version \(text), and this tool reads \(PlanFile.version.major).x",
      help: ["Make the plan again with this tool, or apply it with the one that made it."])
  }

  static let damaged = Diagnostic(
    Diagnostic.Code("XQ4003", "the plan file was changed"), at: nil,
    "the digest doesn't match the content, so this isn't the plan that was reviewed",
    help: [
      "Make the plan again; a plan file can't be edited or reformatted.",
      "'plan --out FILE' saves it: what '--json' prints lacks values that the project hides.",
    ])
}
