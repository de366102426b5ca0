/// What is to happen to one link, desired or live: a fact, never a sentence.
///
/// Unchanged is a kind too, so that the counts of a plan always add up.
package struct Change: Hashable, Sendable {
  package enum Kind: UInt8, CaseIterable, Sendable {
    case create, update, adopt, resume, replace, pause, delete, unchanged, kept, blocked
    /// Not looked at in this run.
    case skipped
  }

  /// The fields of a link that the planner compares.
  package struct Fields: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    package static let destination = Fields(rawValue: 1)
    package static let labels = Fields(rawValue: 2)
    package static let enabled = Fields(rawValue: 4)
    package static let rules = Fields(rawValue: 8)
    package static let expiresAt = Fields(rawValue: 16)

    /// The fields as files call them, in their order there.
    package static let named: [(field: Fields, name: String)] = [
      (.destination, "url"), (.labels, "labels"), (.enabled, "enabled"),
      (.rules, "routing_rules"), (.expiresAt, "expires_at"),
    ]

    /// The names of these fields.
    package var fieldNames: [String] { Fields.named.filter { contains($0.field) }.map(\.name) }
  }

  /// Why a link is kept, blocked or skipped.
  package enum Reason: UInt8, CaseIterable, Sendable {
    case none
    /// Kept: `on_remove: keep`, or paused already.
    case onRemoveKeep, alreadyPaused
    /// Kept: the listing is incomplete, so nothing is taken away.
    case incompleteListing
    /// Kept: it would be deleted, but `--prune` wasn't given.
    case needsPrune
    /// Kept: its code is frozen.
    case frozen
    /// Blocked: the slug belongs to another campaign, or to nobody.
    case foreignOwner, unmanaged
    /// Blocked: two owner labels on one link.
    case twoOwners
    /// Blocked: two live links carry one key label.
    case twin
    /// Blocked: the service can't change the expiry, or the slug.
    case expiry, slug
    /// Blocked: more than ten labels together.
    case labels
    /// Blocked: the expiry is not in the future.
    case expired
    /// Blocked: a live rule has a condition that we don't understand and would lose.
    case unknownCondition
    /// Blocked: a link can't be made anew whose code the service chooses.
    case chosenCode
    /// Skipped: `--target` and `--exclude` don't select it.
    case notTargeted
    /// Paused: the run that the plan undoes made the link, or switched it on.
    case madeByRun, pausedBefore
  }

  package let kind: Kind
  package var reason: Reason = .none

  /// What differs; empty unless the kind is update, adopt, replace or blocked.
  package var fields: Fields = []

  /// The fields whose live value somebody changed since the tool last wrote it, and which the
  /// change overwrites; as far as a report tells.
  package var outside: Fields = []

  /// The number of the link in the plan's desired set; nil for links that only live.
  package let desired: Int?

  /// The number of the link in the plan's live set; nil for links that don't live yet.
  package let live: Int?

  /// A new link that has to be paused in the same run.
  package var isBornPaused = false

  package init(_ kind: Kind, desired: Int?, live: Int?) {
    self.kind = kind
    self.desired = desired
    self.live = live
  }
}
