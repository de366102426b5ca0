import ArgumentParser
import Campaigns
import Planning

/// Flags that change what is planned.
struct PlanningOptions: ParsableArguments {
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

  @Option(
    help: ArgumentHelp(
      "Make the link with this key anew: its code is deleted and made again; may be repeated.",
      valueName: "key"))
  var replace: [String] = []

  @OptionGroup var selection: SelectionOptions

  @Flag(help: "Let 'on_remove: delete' delete; without it such links are kept.")
  var prune = false

  @Flag(help: "Take over links that have the right slug and belong to no campaign.")
  var adopt = false

  func validate() throws {
    for name in guardNames where !PlanOptions.guardNames.contains(name) {
      let known = PlanOptions.guardNames.sorted().joined(separator: ", ")
      throw ValidationError("'\(name)' is no guard that can be switched off. Guards: \(known).")
    }
    for name in optionalNames where !PlanOptions.optionalGuardNames.contains(name) {
      let known = PlanOptions.optionalGuardNames.joined(separator: ", ")
      throw ValidationError("'\(name)' is no guard that can be switched on. Guards: \(known).")
    }
    if replace.contains("") { throw ValidationError("'--replace' needs a key") }
    if let maxCalls, maxCalls < 1 { throw ValidationError("'--max-calls' is at least 1") }
  }

  /// What has to be there for the flags to mean something.
  var check: SelectionCheck {
    SelectionCheck(selection: selection.selection, replacedKeys: replace, reachesStrays: true)
  }

  /// Whether no flag was given.
  var isUntouched: Bool {
    maxUpdates == nil && maxRemovals == nil && maxCalls == nil && disabledGuards == nil
      && enabledGuards == nil && replace.isEmpty && selection.selection.isEverything && !prune
      && !adopt
  }

  private var guardNames: [String] { PlanningOptions.names(disabledGuards) }

  private var optionalNames: [String] { PlanningOptions.names(enabledGuards) }

  private static func names(_ list: String?) -> [String] {
    (list ?? "").split(separator: ",").map { String($0.filter { $0 != " " }) }
  }

  /// The planner's options for a campaign: flags win over the project.
  func options(_ onRemove: OnRemove, _ project: ProjectFile) -> PlanOptions {
    var options = PlanningOptions.standard(onRemove, project)
    options.prunes = prune
    options.adopts = adopt
    options.maxCalls = maxCalls
    options.disabledGuards.formUnion(guardNames)
    options.enabledGuards.formUnion(optionalNames)
    options.selection = selection.selection
    options.replacedKeys = replace
    if let maxUpdates {
      options.maxUpdates = .init(maxUpdates.limit, source: "--max-updates")
    }
    if let maxRemovals {
      options.maxRemovals = .init(maxRemovals.limit, source: "--max-removals")
    }
    return options
  }
}

extension PlanningOptions {
  /// The planner's options for a campaign without any flag.
  static func standard(_ onRemove: OnRemove, _ project: ProjectFile) -> PlanOptions {
    var options = PlanOptions()
    for guardLimit in project.guards {
      let limit = PlanOptions.SourcedLimit(.init(guardLimit.limit), source: guardLimit.source)
      if guardLimit.guardName == "updates" { options.maxUpdates = limit }
      if guardLimit.guardName == "removals" { options.maxRemovals = limit }
    }
    options.disabledGuards = Set(project.disabledGuards)
    options.enabledGuards = Set(project.enabledGuards)
    options.workspace = project.workspace?.text
    options.sensitiveQuery = project.sensitiveQuery
    switch onRemove {
    case .pause: options.onRemove = .pause
    case .keep: options.onRemove = .keep
    case .delete: options.onRemove = .delete
    }
    return options
  }
}

/// `500` or `30%`.
struct LimitOption: ExpressibleByArgument {
  let limit: PlanOptions.Limit

  init?(argument: String) {
    guard let limit = ProjectFile.GuardLimit.Limit(argument) else { return nil }
    self.limit = .init(limit)
  }
}

extension PlanOptions.Limit {
  fileprivate init(_ limit: ProjectFile.GuardLimit.Limit) {
    switch limit {
    case .count(let count): self = .count(count)
    case .percent(let share): self = .percent(share)
    }
  }
}
