import ArgumentParser
import Campaigns
import Planning

/// Flags that change what is planned.
struct PlanningOptions: ParsableArguments {
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Changes") var changes: ChangeOptions
  @OptionGroup(title: "Guards and limits") var guards: GuardOptions

  /// What has to be there for the flags to mean something.
  var check: SelectionCheck {
    SelectionCheck(
      selection: selection.selection, replacedKeys: changes.replace, reachesStrays: true)
  }

  /// Whether no flag was given.
  var isUntouched: Bool {
    guards.isUntouched && selection.selection.isEverything && changes.isUntouched
  }

  /// The planner's options for a campaign: flags win over the project.
  func options(_ onRemove: OnRemove, _ project: ProjectFile) -> PlanOptions {
    var options = PlanningOptions.standard(onRemove, project)
    options.prunes = changes.prune
    options.adopts = changes.adopt
    options.selection = selection.selection
    options.replacedKeys = changes.replace
    guards.apply(to: &options)
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
