import Diagnostics
import Links

/// What the guards look at.
struct GuardContext {
  let desired: DesiredSet
  let live: LiveSet
  let lock: Lock
  let changes: [Change]
  let cost: Cost
  let options: PlanOptions
  let quota: Quota
  /// Seconds since 1970.
  let now: Int64
  /// Live links of the campaign.
  let owned: Int
  /// Those of them that the campaign asks for.
  let matched: Int
  let worktree: Worktree
  /// Whether the plan undoes a run; then nothing is asked for by files.
  var isRevert = false

  /// Whether a live link would stop to redirect, by a pause or together with other fields.
  func pauses(_ change: Change) -> Bool {
    switch change.kind {
    case .pause: true
    case .update, .adopt:
      change.fields.contains(.enabled) && change.desired.map { !desired.enabled[$0] } ?? false
    case .create, .resume, .replace, .delete, .unchanged, .kept, .blocked, .skipped: false
    }
  }
}

/// Stops a plan that looks like an accident.
protocol Guard {
  /// The name that switches it off.
  static var name: String { get }

  /// What is wrong with the plan, its arithmetic and the way out; nil where nothing is.
  static func fault(in context: GuardContext) -> Diagnostic?
}

/// All guards.
enum Guards {
  private static var all: [any Guard.Type] {
    [
      UpdatesGuard.self, RemovalsGuard.self, OverlapGuard.self, ScannedGuard.self,
      FrozenGuard.self, ForeignGuard.self, OutsideGuard.self, BudgetGuard.self,
      UncommittedGuard.self,
    ]
  }

  /// What `--disable-guards` takes; `empty` isn't among them.
  static var names: [String] { all.map { $0.name } }

  /// What `--enable-guards` takes: those that are off where nobody wants them.
  static var optionalNames: [String] { [UncommittedGuard.name] }

  /// The findings of a plan, in the order of the guards.
  ///
  /// A guard that is switched off speaks as a warning. An empty campaign is told alone: the rest
  /// would only say the same in other words.
  static func findings(in context: GuardContext) -> [Finding] {
    if !context.isRevert, let fault = EmptyGuard.fault(in: context) {
      return [Finding(guardName: EmptyGuard.name, refuses: true, fault)]
    }
    return all.compactMap { type in
      guard let fault = type.fault(in: context) else { return nil }
      guard context.options.disabledGuards.contains(type.name) else {
        return Finding(guardName: type.name, refuses: true, fault)
      }
      let warning = Diagnostic(
        fault.code, .warning, at: fault.span, fault.detail + "; the guard is switched off",
        values: fault.values)
      return Finding(guardName: type.name, refuses: false, warning)
    }
  }

  /// The last way out of each guard that can be switched off.
  static func switchOff(_ name: String) -> String {
    "Switch the guard off for one run with `--disable-guards \(name)`."
  }
}
