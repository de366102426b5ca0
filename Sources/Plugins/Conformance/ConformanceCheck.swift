/// One thing that a plugin was held against.
package struct ConformanceCheck: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    case kept
    /// What the plugin did instead.
    case broken(String)
    /// Why it couldn't be looked at.
    case skipped(String)
  }

  /// What is promised: `answers come in the order of the items`.
  package let promise: String
  package let outcome: Outcome
  package let time: Duration

  package var isBroken: Bool {
    if case .broken = outcome { true } else { false }
  }
}
