package import Diagnostics
package import Links

/// The difference between a campaign and the service, with its calls, its price and its findings.
///
/// Pure data: made by ``Planner``, stored by ``PlanFile``, carried out by the apply engine.
package struct Plan: Sendable {
  package let desired: DesiredSet
  package let live: LiveSet

  /// One per link, desired or live of the campaign, in slug order; links whose slug the service
  /// chooses and hasn't chosen yet come last, by key.
  package let changes: [Change]

  package let steps: [Step]

  /// All calls of a clean run: the listing of the plan and every step.
  package let cost: Cost

  /// Warnings and notes of the planner; guards that refuse the run are errors.
  package let findings: [Finding]

  package let options: PlanOptions
  package let binding: Binding
  package let made: Made

  /// What the last report knows of links that show something else than what was sent.
  package let echoes: Echoes

  /// The run that the plan undoes; nil for a plan of campaign files.
  package let reverted: RevertedRun?

  /// Links that stand in no change, because the plan was read from a file.
  package let unlisted: Unlisted

  /// Counts of links that nothing is to happen to.
  package struct Unlisted: Hashable, Sendable {
    package var unchanged = 0
    package var skipped = 0

    package init() {}
  }

  package init(
    desired: DesiredSet, live: LiveSet, changes: [Change], steps: [Step], cost: Cost,
    findings: [Finding], options: PlanOptions, binding: Binding, made: Made,
    echoes: Echoes = Echoes(),
    reverted: RevertedRun? = nil, unlisted: Unlisted = Unlisted()
  ) {
    self.desired = desired
    self.live = live
    self.changes = changes
    self.steps = steps
    self.cost = cost
    self.findings = findings
    self.options = options
    self.binding = binding
    self.made = made
    self.echoes = echoes
    self.reverted = reverted
    self.unlisted = unlisted
  }

  /// The same plan with more findings, behind its own.
  package func adding(_ more: [Finding]) -> Plan {
    Plan(
      desired: desired, live: live, changes: changes, steps: steps, cost: cost,
      findings: findings + more, options: options, binding: binding, made: made, echoes: echoes,
      reverted: reverted, unlisted: unlisted)
  }

  /// The plan for people: without the values that the project calls sensitive.
  ///
  /// Where links have only a part of their URLs in common, a view shows a value without its name,
  /// so the values go before anything is compared.
  /// - Complexity: O(*n*) in the bytes of the destinations where there are such names, else O(1).
  package var withoutSecrets: Plan {
    let query = options.sensitiveQuery
    guard !query.isEmpty else { return self }
    return Plan(
      desired: desired.hiding(query), live: live.hiding(query), changes: changes, steps: steps,
      cost: cost, findings: findings, options: options, binding: binding, made: made,
      echoes: echoes, unlisted: unlisted)
  }

  /// How many links are of each kind.
  package var summary: Summary { Summary(of: changes, unlisted: unlisted) }

  /// Whether something is to be written.
  package var hasChanges: Bool { !steps.isEmpty }

  /// Whether it is about some links alone.
  package var isPartial: Bool { !options.selection.isEverything }

  /// Whether a guard or a mandatory finding refuses the run.
  package var isRefused: Bool { findings.contains { $0.refuses } }

  /// Counts by kind.
  package struct Summary: Hashable, Sendable {
    private var counts: [Int]

    package init(of changes: [Change], unlisted: Unlisted = Unlisted()) {
      counts = [Int](repeating: 0, count: Change.Kind.allCases.count)
      counts[Int(Change.Kind.unchanged.rawValue)] = unlisted.unchanged
      counts[Int(Change.Kind.skipped.rawValue)] = unlisted.skipped
      for change in changes { counts[Int(change.kind.rawValue)] += 1 }
    }

    package subscript(kind: Change.Kind) -> Int { counts[Int(kind.rawValue)] }

    package var total: Int { counts.reduce(0, +) }
  }
}

/// Something that the planner has to say about the plan as a whole.
package struct Finding: Hashable, Sendable {
  /// The guard that speaks, by the name that switches it off; nil for other findings.
  package let guardName: String?

  /// The id of the rule of a policy that isn't kept; nil for other findings.
  package let rule: String?

  /// Whether the run is refused before its first write (exit code 5).
  package let refuses: Bool

  package let diagnostic: Diagnostic

  package init(
    guardName: String? = nil, rule: String? = nil, refuses: Bool, _ diagnostic: Diagnostic
  ) {
    self.guardName = guardName
    self.rule = rule
    self.refuses = refuses
    self.diagnostic = diagnostic
  }
}
