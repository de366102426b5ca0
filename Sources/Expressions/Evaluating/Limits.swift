/// What one evaluation may use, or all evaluations of a plan.
package struct Limits: Hashable, Sendable {
  /// Nodes evaluated, and data touched by functions at a rate of 64 bytes a step.
  package var steps = 100_000
  /// Bytes of texts, lists and maps that are made, whether kept or not.
  package var memory = 1 << 20

  /// What all evaluations of one plan may use together: some twenty steps for each of ten fields of
  /// five million links.
  package static let plan = Limits(steps: 1_000_000_000, memory: 1 << 35)

  package init() {}

  package init(steps: Int, memory: Int) {
    self.steps = steps
    self.memory = memory
  }
}
