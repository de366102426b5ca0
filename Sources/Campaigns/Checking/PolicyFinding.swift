package import Diagnostics

/// A rule of a policy that isn't kept.
package struct PolicyFinding: Sendable {
  /// The rule's id.
  package let rule: String
  /// Whether nothing may be written.
  package let isMandatory: Bool
  /// How many links break it; nil for a rule about the plan.
  package let count: Int?
  /// The first link that breaks it, and how many others; a fault of the rule itself is one too.
  package let diagnostic: Diagnostic
}

extension Diagnostic.Code {
  static let advisory = Diagnostic.Code("XQ2201", "an advisory rule isn't kept")
  static let mandatory = Diagnostic.Code("XQ2202", "a mandatory rule isn't kept")
  static let hostNotAllowed = Diagnostic.Code("XQ2203", "a host isn't allowed")
}
