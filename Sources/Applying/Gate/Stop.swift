import Planning

/// Why a run sends no more calls of some kinds, the reason that matters most first.
package enum Stop: String, CaseIterable, Hashable, Sendable {
  case interrupted
  /// The key isn't accepted.
  case authentication
  /// The key lacks a scope.
  case scope
  /// The account's plan lacks a feature.
  case feature
  /// The calls of the month are used up.
  case quota
  /// The links of the month are used up.
  case planLimit = "plan-limit"
  /// The calls that this run may make are used up.
  case maxCalls = "max-calls"
  /// A link was made under a code that wasn't asked for.
  case otherCode = "other-code"
  /// Too many calls failed.
  case breaker
  /// An intent can't be made durable.
  case journal
  /// The process died.
  case killed

  /// What a stop keeps from being sent.
  package enum Extent: Sendable { case everything, writes, creates }

  package var extent: Extent {
    switch self {
    case .authentication, .quota, .maxCalls, .breaker, .killed: .everything
    case .interrupted, .scope, .feature, .otherCode, .journal: .writes
    case .planLimit: .creates
    }
  }

  /// Whether calls of `kind` are kept back.
  package func covers(_ kind: CallKind) -> Bool {
    switch extent {
    case .everything: true
    case .writes: kind.writes
    case .creates: kind == .create
    }
  }
}
