// How the kinds and reasons of changes are called in files and on screens.

extension Change {
  /// The kind as a list of calls, such as `["create", "pause"]`.
  package var actions: [String] { isBornPaused ? [kind.name, Kind.pause.name] : [kind.name] }

  init?(actions: [String], desired: Int?, live: Int?) {
    guard let first = actions.first, let kind = Kind(name: first) else { return nil }
    self.init(kind, desired: desired, live: live)
    guard actions.count > 1 else { return }
    guard kind == .create || kind == .replace, actions == [kind.name, Kind.pause.name] else {
      return nil
    }
    isBornPaused = true
  }
}

extension Change.Kind {
  /// The name in plan files.
  package var name: String {
    switch self {
    case .create: "create"
    case .update: "update"
    case .adopt: "adopt"
    case .resume: "resume"
    case .replace: "replace"
    case .pause: "pause"
    case .delete: "delete"
    case .unchanged: "unchanged"
    case .kept: "kept"
    case .blocked: "blocked"
    case .skipped: "skipped"
    }
  }

  init?(name: String) {
    guard let kind = Change.Kind.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }
}

extension Change.Reason {
  /// The name in plan files and reports: `foreign-owner`.
  package var name: String {
    switch self {
    case .none: "none"
    case .onRemoveKeep: "on-remove-keep"
    case .alreadyPaused: "already-paused"
    case .incompleteListing: "incomplete-listing"
    case .needsPrune: "needs-prune"
    case .frozen: "frozen"
    case .foreignOwner: "foreign-owner"
    case .unmanaged: "unmanaged"
    case .twoOwners: "two-owners"
    case .twin: "twin"
    case .expiry: "expiry"
    case .slug: "slug"
    case .labels: "labels"
    case .expired: "expired"
    case .unknownCondition: "unknown-condition"
    case .chosenCode: "chosen-code"
    case .notTargeted: "not-targeted"
    case .madeByRun: "made-by-run"
    case .pausedBefore: "paused-before"
    }
  }

  init?(name: String) {
    guard let reason = Change.Reason.allCases.first(where: { $0.name == name }) else { return nil }
    self = reason
  }
}
