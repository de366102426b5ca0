/// What one evaluation may use.
package struct Limits: Hashable, Sendable {
  /// Nodes evaluated, and data touched by functions at a rate of 64 bytes a step.
  package var steps = 100_000
  /// Bytes of texts, lists and maps that are made, whether kept or not.
  package var memory = 1 << 20

  package init() {}

  package init(steps: Int, memory: Int) {
    self.steps = steps
    self.memory = memory
  }
}
