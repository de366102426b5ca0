/// One call of a plan: the unit of cost, retry and journal.
///
/// Batches keep their members on a retry.
package struct Step: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Deletes that free a slug come first, then the order of the cases.
    case delete, create, createSingle = "create_single", update
    case resume, resumeSingle = "resume_single", pause, pauseSingle = "pause_single"
  }

  package let kind: Kind

  /// Numbers into the plan's changes: at most 100 for create, 200 for resume and pause, else one.
  package let members: [Int]

  package init(_ kind: Kind, members: [Int]) {
    self.kind = kind
    self.members = members
  }
}
