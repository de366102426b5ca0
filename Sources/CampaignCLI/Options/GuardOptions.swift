import ArgumentParser
import Planning

/// Flags that say how much a run may do.
struct GuardOptions: ParsableArguments {
  @Option(
    name: .customLong("max-updates"),
    help: ArgumentHelp(
      "Links that may change: a number, or a share of the live ones such as 30%.",
      valueName: "n|p%"))
  var maxUpdates: LimitOption?

  @Option(
    name: .customLong("max-removals"),
    help: ArgumentHelp(
      "Links that may be paused or deleted: a number, or a share.", valueName: "n|p%"))
  var maxRemovals: LimitOption?

  @Option(
    name: .customLong("max-calls"),
    help: ArgumentHelp(
      "Calls this run may make; a larger plan is spread over runs.", valueName: "n"))
  var maxCalls: Int?

  @Option(
    name: [.customLong("disable-guards"), .customLong("disable-safeguards")],
    help: ArgumentHelp(
      "Switch guards off for this run: \(PlanOptions.guardNames.joined(separator: ", ")).",
      valueName: "name,…"),
    completion: .list(PlanOptions.guardNames.sorted()))
  var disabledGuards: String?

  @Option(
    name: .customLong("enable-guards"),
    help: ArgumentHelp(
      "Switch guards on that are off otherwise: "
        + "\(PlanOptions.optionalGuardNames.joined(separator: ", ")).",
      valueName: "name,…"),
    completion: .list(PlanOptions.optionalGuardNames))
  var enabledGuards: String?

  func validate() throws {
    for name in guardNames where !PlanOptions.guardNames.contains(name) {
      let known = PlanOptions.guardNames.sorted().joined(separator: ", ")
      throw ValidationError("'\(name)' is no guard that can be switched off. Guards: \(known).")
    }
    for name in optionalNames where !PlanOptions.optionalGuardNames.contains(name) {
      let known = PlanOptions.optionalGuardNames.joined(separator: ", ")
      throw ValidationError("'\(name)' is no guard that can be switched on. Guards: \(known).")
    }
    if let maxCalls, maxCalls < 1 { throw ValidationError("'--max-calls' is at least 1") }
  }

  /// Whether no flag was given.
  var isUntouched: Bool {
    maxUpdates == nil && maxRemovals == nil && maxCalls == nil && disabledGuards == nil
      && enabledGuards == nil
  }

  private var guardNames: [String] { GuardOptions.names(disabledGuards) }

  private var optionalNames: [String] { GuardOptions.names(enabledGuards) }

  private static func names(_ list: String?) -> [String] {
    (list ?? "").split(separator: ",").map { String($0.filter { $0 != " " }) }
  }

  /// Takes what the flags say over what the project says.
  func apply(to options: inout PlanOptions) {
    options.maxCalls = maxCalls
    options.disabledGuards.formUnion(guardNames)
    options.enabledGuards.formUnion(optionalNames)
    if let maxUpdates {
      options.maxUpdates = .init(maxUpdates.limit, source: "--max-updates")
    }
    if let maxRemovals {
      options.maxRemovals = .init(maxRemovals.limit, source: "--max-removals")
    }
  }
}
