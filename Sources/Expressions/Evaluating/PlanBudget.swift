/// What is left of the limits of all evaluations of one plan together.
///
/// A class, because expressions of all links draw on it in turn; not for several threads.
package final class PlanBudget {
  private let limits: Limits
  private var steps: Int
  private var memory: Int

  package init(_ limits: Limits = .plan) {
    self.limits = limits
    steps = limits.steps
    memory = limits.memory
  }

  /// Pays for an evaluation that has ended.
  func spend(_ usage: Budget.Usage) {
    steps -= usage.steps
    memory -= usage.memory
  }

  /// - Throws: The fault of the budget that is used up.
  func check() throws(Fault) {
    if steps < 0 {
      throw Fault(
        ExpressionCodes.stepBudget,
        "The limit is \(limits.steps) steps for all expressions of a plan.", help: Self.help)
    }
    if memory < 0 {
      throw Fault(
        ExpressionCodes.memoryBudget,
        "The limit is \(limits.memory) bytes of text and lists made by all expressions of a plan.",
        help: Self.help)
    }
  }

  private static let help = [
    "Compute what is the same for many links once, in 'vars' or as a column of the data, or split"
      + " the campaign."
  ]
}
