/// What is left of the limits of one evaluation.
package struct Budget: Sendable {
  let limits: Limits
  private var steps: Int
  private var memory: Int

  /// What was used up so far.
  struct Usage {
    let steps: Int
    let memory: Int
  }

  var usage: Usage {
    Usage(steps: limits.steps - max(steps, 0), memory: limits.memory - max(memory, 0))
  }

  package init(_ limits: Limits) {
    self.limits = limits
    steps = limits.steps
    memory = limits.memory
  }

  /// - Throws: The step budget's fault, once it is used up.
  package mutating func spend(steps count: Int) throws(Fault) {
    steps -= count
    guard steps < 0 else { return }
    throw Fault(
      ExpressionCodes.stepBudget, "The limit is \(limits.steps) steps for one expression.",
      help: ["Loop over less: filter first, or split the work over 'let' names."])
  }

  /// Pays for going through all of `value`.
  package mutating func spend(walking value: Value) throws(Fault) {
    switch value {
    case .list, .map, .optional:
      try spend(steps: value.size(upTo: 64 * (min(steps, 1 << 40) + 1)) / 64)
    default: try spend(steps: value.weight / 64)
    }
  }

  /// Pays for handing out the value of a whole expression, parts that are shared once for each place.
  ///
  /// - Throws: The step budget's fault too where the value is too large to be written out, and that
  ///   of nesting where it has more than ``Expression/depthLimit`` levels.
  mutating func spend(returning value: Value) throws(Fault) {
    try spend(steps: value.size(upTo: 16 * (min(steps, 1 << 40) + 1)) / 16)
    guard value.levels(upTo: Expression.depthLimit + 1) <= Expression.depthLimit else {
      throw Fault(
        ExpressionCodes.nesting,
        "The value has more than \(Expression.depthLimit) levels of lists and maps.",
        help: ["Put fewer lists and maps around each other."])
    }
  }

  /// Is called before the bytes are made.
  ///
  /// - Throws: The memory budget's fault, once it is used up.
  package mutating func spend(bytes count: Int) throws(Fault) {
    let (left, overflow) = memory.subtractingReportingOverflow(count)
    memory = overflow ? -1 : left
    guard memory < 0 else { return }
    throw Fault(
      ExpressionCodes.memoryBudget,
      "The limit is \(limits.memory) bytes of text and lists made by one expression.",
      help: ["Make less: take fewer items, or shorter texts."])
  }
}
