package import Planning

/// What became of one link, desired or live: exactly one of these.
package enum Outcome: Hashable, Sendable {
  case created, updated, adopted, resumed, replaced, paused, deleted, unchanged
  case kept(Change.Reason)
  /// Nothing was sent for the link.
  case skipped(Stop)
  /// Nothing was to be sent for it in this run; ``Kind/skipped`` too.
  case notTargeted
  case blocked(Change.Reason)
  /// The code of the service in its own words, or one of ``Failure``.
  case failed(String)
  /// Something was sent, and nobody can tell whether it was carried out.
  case unknown

  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case created, updated, adopted, resumed, replaced, paused, deleted, unchanged, kept, skipped
    case blocked, failed, unknown
  }

  package var kind: Kind {
    switch self {
    case .created: .created
    case .updated: .updated
    case .adopted: .adopted
    case .resumed: .resumed
    case .replaced: .replaced
    case .paused: .paused
    case .deleted: .deleted
    case .unchanged: .unchanged
    case .kept: .kept
    case .skipped, .notTargeted: .skipped
    case .blocked: .blocked
    case .failed: .failed
    case .unknown: .unknown
    }
  }

  /// The reason or code beside the kind; empty where the kind says all.
  package var detail: String {
    switch self {
    case .kept(let reason), .blocked(let reason): reason.name
    case .skipped(let stop): stop.rawValue
    case .notTargeted: Change.Reason.notTargeted.name
    case .failed(let code): code
    default: ""
    }
  }

  /// The outcome of a kind and a detail, as a report holds them.
  ///
  /// Nil for a pair that no outcome has.
  package init?(_ kind: Kind, detail: String) {
    switch kind {
    case .created: self = .created
    case .updated: self = .updated
    case .adopted: self = .adopted
    case .resumed: self = .resumed
    case .replaced: self = .replaced
    case .paused: self = .paused
    case .deleted: self = .deleted
    case .unchanged: self = .unchanged
    case .unknown: self = .unknown
    case .failed: self = .failed(detail)
    case .skipped where detail == Change.Reason.notTargeted.name: self = .notTargeted
    case .skipped:
      guard let stop = Stop(rawValue: detail) else { return nil }
      self = .skipped(stop)
    case .kept, .blocked:
      guard let reason = Change.Reason.allCases.first(where: { $0.name == detail }) else {
        return nil
      }
      self = kind == .kept ? .kept(reason) : .blocked(reason)
    }
  }
}

/// Codes of failures that the service doesn't name.
package enum Failure {
  /// The slug is taken by another link.
  package static let conflict = "conflict"
  /// The service made the link under another code.
  package static let otherCode = "other-code"
  /// The new link lives, but is not paused as it should be.
  package static let notPaused = "not-paused"
  /// The old link is deleted and the new one was never sent.
  package static let notReplaced = "not-replaced"
  /// The link doesn't have the state that it was set to.
  package static let notSet = "not-set"
  /// No try reached the service.
  package static let notSent = "not-sent"
  package static let notFound = "not-found"
}
