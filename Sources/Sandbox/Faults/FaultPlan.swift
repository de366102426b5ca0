/// The faults of a sandbox: rules in order, of which the first that strikes decides.
///
/// A rule counts the requests to its endpoint from the moment the plan is set, whether or not
/// another rule strikes them. A request that is refused for its key or by a real limit is counted
/// and suffers nothing more.
package struct FaultPlan: Hashable, Sendable {
  package var rules: [FaultRule]
  package var seed: UInt64

  package init(_ rules: [FaultRule] = [], seed: UInt64 = 0) {
    self.rules = rules
    self.seed = seed
  }

  package static let none = FaultPlan()
}
