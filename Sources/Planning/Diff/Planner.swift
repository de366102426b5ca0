// Compares what should be with what is. Pure: equal desired links, live links (in any order),
// options and `made` give equal plans.

package import Links

/// Makes plans.
package enum Planner {
  /// The difference between a campaign and the service, with its calls, its price and its findings.
  ///
  /// Never fails: what can't be done is a blocked change, what mustn't be done a finding that
  /// refuses the run.
  ///
  /// - Parameters:
  ///   - desired: The links that should exist.
  ///   - listing: What was read from the service; links of others may be among them.
  ///   - echoes: From the last report; a difference that it knows is none.
  ///   - lock: Its codes stay where they are, unless the guard is switched off.
  ///   - lastWrites: What was last written to the links with these ids; asked at most once, and
  ///     only where something is overwritten. Nil where nobody is to be asked.
  ///   - worktree: For the guard that wants files to be committed.
  ///   - made: The pinned time decides which expiries are past; its quota is what the budget has.
  /// - Complexity: O(*n* log *n*) in desired and live links; an unchanged link allocates nothing.
  ///   Cost: no calls.
  package static func plan(
    desired: DesiredSet, listing: LiveListing, echoes: Echoes = Echoes(), lock: Lock = Lock(),
    options: PlanOptions, binding: Binding, worktree: Worktree = .notAsked, made: Made,
    lastWrites: ((Set<String>) -> LastWrites)? = nil
  ) -> Plan {
    var walk = DiffWalk(desired, listing, echoes, lock, options, now: made.time.seconds)
    walk.run()
    let (joined, moves) = SlugMoves.joined(walk.changes, desired, listing.links, walk.replaced)
    var changes = walk.selecting(joined)
    let outside = lastWrites.map {
      OutsideChanges(marking: &changes, desired, listing.links, echoes, $0)
    }
    let steps = Steps.steps(for: changes, hasBulk: made.quota.hasBulk)
    let cost = Steps.cost(
      of: steps, listed: listing.links.count, looks: options.workspace == nil ? 1 : 2)
    let context = GuardContext(
      desired: desired, live: listing.links, lock: lock, changes: changes, cost: cost,
      options: options,
      quota: made.quota, now: made.time.seconds, owned: walk.owners.owned,
      matched: walk.matched + moves, worktree: worktree)
    return Plan(
      desired: desired, live: listing.links, changes: changes, steps: steps, cost: cost,
      findings: Guards.findings(in: context)
        + PlannerNotes.findings(of: walk, changes, listing, cost, outside),
      options: options, binding: binding, made: made, echoes: echoes)
  }
}
