package import Links

/// What the campaign, the project and the flags say about planning.
package struct PlanOptions: Hashable, Sendable {
  package enum OnRemove: String, CaseIterable, Sendable { case pause, keep, delete }

  /// A number of links or a share of them.
  package enum Limit: Hashable, Sendable {
    case count(Int)
    /// In percent.
    case percent(Double)
  }

  /// A limit with the place that set it, such as `--max-updates` or `default`.
  package struct SourcedLimit: Hashable, Sendable {
    package let limit: Limit
    package let source: String

    package init(_ limit: Limit, source: String) {
      self.limit = limit
      self.source = source
    }
  }

  package var onRemove: OnRemove = .pause
  /// Whether `on_remove: delete` may delete.
  package var prunes = false
  /// Whether unmanaged links with the right slug are taken over.
  package var adopts = false
  package var maxUpdates = SourcedLimit(.percent(30), source: "default")
  package var maxRemovals = SourcedLimit(.percent(30), source: "default")
  /// Below so many live links the two limits don't bind.
  package var guardFloor = 10
  /// Calls that one run may make, so that a larger plan is spread over runs; nil for no bound.
  package var maxCalls: Int?
  /// What was listed: by label, a code that others have shows only when it is refused.
  package var scope = LiveListing.Scope.workspace
  /// The workspace that the project names, which costs a look; nil for any.
  package var workspace: String?
  /// Parameters of URLs whose values views don't show.
  package var sensitiveQuery = SensitiveQuery()
  /// Names of guards that are switched off for this run.
  package var disabledGuards: Set<String> = []
  /// Names of guards that are off otherwise.
  package var enabledGuards: Set<String> = []
  /// What a run is about; other links are skipped.
  package var selection = LinkSelection()
  /// Keys of links that are made anew.
  package var replacedKeys: [String] = []
  /// The live links that give way to new ones under the same code, by id, where a saved plan names
  /// them; nil for whichever lives.
  package var replacedIDs: Set<String>?

  package init() {}

  /// All names that ``disabledGuards`` may hold, in the order in which guards speak.
  package static var guardNames: [String] { Guards.names }

  /// All names that ``enabledGuards`` may hold.
  package static var optionalGuardNames: [String] { Guards.optionalNames }

  /// Whether a plan needs to know what git says of its files.
  package var asksGit: Bool { enabledGuards.contains(UncommittedGuard.name) }
}
