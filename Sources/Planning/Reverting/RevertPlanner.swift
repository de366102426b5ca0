// The way back from a run. Not a diff against files: those still say what the run did.

import Diagnostics
package import Links

/// Makes plans that undo runs.
package enum RevertPlanner {
  /// The way back to the values before a run.
  ///
  /// Updates, pauses, resumes and adoptions get their former values, new links are paused, and what
  /// is gone for good is said. A value that isn't the run's any more is marked as changed outside,
  /// so that guard `outside` stops the plan; links of others are blocked.
  ///
  /// - Parameters:
  ///   - reversals: What the run did.
  ///   - reverted: The run.
  ///   - listing: What was read from the service; links of others may be among them.
  ///   - echoes: From the last report; what the service shows otherwise isn't a change.
  /// - Throws: Where two reversals have one key, or two live links one code.
  /// - Complexity: O(*n* log *n*) in reversals and live links. Cost: no calls.
  package static func plan(
    _ reversals: [Reversal], of reverted: RevertedRun, by ownership: Ownership,
    listing: LiveListing, echoes: Echoes, lock: Lock, options: PlanOptions, binding: Binding,
    made: Made
  ) throws(DesiredSetClashes) -> Plan {
    let walk = try RevertWalk(reversals, listing, ownership)
    var changes = walk.changes
    let outside = OutsideChanges(marking: &changes, walk.desired, listing.links, echoes) { ids in
      var writes = LastWrites()
      for reversal in reversals {
        if let id = reversal.id, ids.contains(id) { writes.add(reversal.after, of: id) }
      }
      return writes
    }
    let steps = Steps.steps(for: changes, hasBulk: made.quota.hasBulk)
    let cost = Steps.cost(
      of: steps, listed: listing.links.count, looks: options.workspace == nil ? 1 : 2)
    var context = GuardContext(
      desired: walk.desired, live: listing.links, lock: lock, changes: changes, cost: cost,
      options: options, quota: made.quota, now: made.time.seconds, owned: walk.owners.owned,
      matched: walk.owners.owned, worktree: .notAsked)
    context.isRevert = true
    return Plan(
      desired: walk.desired, live: listing.links, changes: changes, steps: steps, cost: cost,
      findings: Guards.findings(in: context)
        + notes(of: walk, reverted, listing, cost, options, outside, hasChanges: !steps.isEmpty),
      options: options, binding: binding, made: made, echoes: echoes, reverted: reverted)
  }

  private static func notes(
    of walk: RevertWalk, _ reverted: RevertedRun, _ listing: LiveListing, _ cost: Cost,
    _ options: PlanOptions, _ outside: OutsideChanges, hasChanges: Bool
  ) -> [Finding] {
    var notes: [Diagnostic] = []
    if let most = options.maxCalls, most < cost.total {
      notes.append(PlannerNotes.spread(cost, most))
    }
    if !listing.isComplete { notes.append(PlannerNotes.incomplete) }
    if outside.untold > 0 { notes.append(PlannerNotes.untold(outside)) }
    if hasChanges { notes.append(filesAreNewer(reverted)) }
    if !walk.gone.isEmpty {
      notes.append(lost(walk.gone, "gone for good", "What is deleted can only be made anew."))
    }
    if !walk.untold.isEmpty {
      notes.append(
        lost(
          walk.untold, "of unknown outcome or without values from before",
          "Look at them in the service: the report can't tell what they were."))
    }
    return notes.map { Finding(refuses: false, $0) }
  }

  private static func filesAreNewer(_ reverted: RevertedRun) -> Diagnostic {
    Diagnostic(
      Diagnostic.Code("XQ2023", "the files still hold the newer values"), .warning, at: nil,
      "this undoes run \(reverted.run) in the service alone: the next plan of the campaign would do "
        + "it again",
      help: ["Put the files back as well, such as with `git revert`, before anybody applies them."])
  }

  private static func lost(_ names: [String], _ what: String, _ help: String) -> Diagnostic {
    Diagnostic(
      Diagnostic.Code("XQ2024", "links can't be brought back"), .warning, at: nil,
      "\(Quantity.counted(names.count, "link")) of the run \(names.count == 1 ? "is" : "are") \(what):"
        + " \(Quantity.listed(Array(names.prefix(3)), of: names.count))",
      help: [help], values: names.count > 3 ? ["links = \(names.joined(separator: ", "))"] : [])
  }
}
