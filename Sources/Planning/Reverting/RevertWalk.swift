import Bytes
import Links

/// Holds what a run did against what lives, and says how each link gets back.
///
/// Wanted links stand in a set of their own: what they were, and as they are in the fields that the
/// run left alone.
struct RevertWalk {
  let live: LiveSet
  let owners: LiveOwners
  let desired: DesiredSet

  /// One for each link that the run touched and each other one of the campaign, in slug order.
  private(set) var changes: [Change] = []

  /// Names of links that can't be brought back: gone before, and of which too little is known.
  private(set) var gone: [String] = []
  private(set) var untold: [String] = []

  private let isComplete: Bool

  /// - Throws: Where two reversals have one key, or two live links one code.
  init(
    _ reversals: [Reversal], _ listing: LiveListing, _ ownership: Ownership
  ) throws(DesiredSetClashes) {
    live = listing.links
    isComplete = listing.isComplete
    owners = LiveOwners(of: live, ownership)
    let byID = TextIndex(live.ids)
    var found = [Reversal?](repeating: nil, count: live.count)
    for reversal in reversals {
      let name = reversal.slug ?? reversal.key ?? reversal.id ?? ""
      switch reversal.deed {
      case .ended: gone.append(name)
      case .untold: untold.append(name)
      case .made, .changed:
        // A link that somebody deleted since can't come back either.
        guard let row = reversal.id.flatMap({ $0.isEmpty ? nil : byID.row(of: $0) }) else {
          gone.append(name)
          continue
        }
        found[row] = reversal
      }
    }
    var wanted = [Int?](repeating: nil, count: live.count)
    desired = try RevertWalk.desired(found, live, ownership, &wanted)
    for row in SlugOrder(of: live).order.map({ Int($0) }) {
      if let reversal = found[row] {
        walk(reversal, row, wanted[row])
      } else if owners.isOwned(row) {
        changes.append(Change(.unchanged, desired: nil, live: row))
      }
    }
  }

  private mutating func walk(_ reversal: Reversal, _ row: Int, _ wanted: Int?) {
    let fields = differences(reversal, row)
    guard !fields.isEmpty else {
      return changes.append(Change(.unchanged, desired: wanted, live: row))
    }
    var change = Change(kind(fields, reversal, row), desired: wanted, live: row)
    switch change.kind {
    case .blocked:
      change.reason = reason(ofBlocked: row)
      change.fields = fields
    case .kept: change.reason = .incompleteListing
    case .pause: change.reason = reversal.deed == .made ? .madeByRun : .pausedBefore
    case .update: change.fields = fields
    default: break
    }
    changes.append(change)
  }

  private func kind(_ fields: Change.Fields, _ reversal: Reversal, _ row: Int) -> Change.Kind {
    if owners[row] != .ours || hasUnknownConditions(fields, reversal, row) { return .blocked }
    if fields != .enabled { return .update }
    if !live.enabled[row] { return .resume }
    return isComplete ? .pause : .kept
  }

  private func reason(ofBlocked row: Int) -> Change.Reason {
    switch owners[row] {
    case .ours: .unknownCondition
    case .foreign: .foreignOwner
    case .unmanaged: .unmanaged
    case .shared: .twoOwners
    }
  }

  private func hasUnknownConditions(
    _ fields: Change.Fields, _ reversal: Reversal, _ row: Int
  ) -> Bool {
    fields.contains(.rules)
      && (live[row].rules.hasUnknownConditions || reversal.before.rules.hasUnknownConditions)
  }

  /// The fields in which a link isn't as it was.
  private func differences(_ reversal: Reversal, _ row: Int) -> Change.Fields {
    let (link, before) = (live[row], reversal.before)
    if reversal.deed == .made { return link.isEnabled ? .enabled : [] }
    var fields: Change.Fields = []
    if before.fields.contains(.destination),
      Destination.normalized(before.destination) != Destination.normalized(link.destination)
    {
      fields.insert(.destination)
    }
    if before.fields.contains(.labels), Set(before.labels) != Set(link.labels) {
      fields.insert(.labels)
    }
    if before.fields.contains(.enabled), before.isEnabled != link.isEnabled {
      fields.insert(.enabled)
    }
    if before.fields.contains(.rules), !before.rules.means(link.rules) { fields.insert(.rules) }
    return fields
  }
}

extension RevertWalk {
  /// The links that have keys, as they were; those without are only switched.
  private static func desired(
    _ found: [Reversal?], _ live: LiveSet, _ ownership: Ownership, _ wanted: inout [Int?]
  ) throws(DesiredSetClashes) -> DesiredSet {
    var builder = DesiredSetBuilder(ownership: ownership)
    let members = found.enumerated().compactMap { row, reversal in
      reversal.flatMap { reversal in
        // Which entry of the campaign it is of no report tells.
        reversal.key.map { _ in
          StoredEntry.Member(place: row, entry: "revert", dimensions: reversal.dimensions)
        }
      }
    }
    for entry in StoredEntry.entries(of: members) {
      builder.beginEntry(entry.linkEntry(labelsAreWhole: true))
      for (row, coordinates) in zip(entry.places, entry.coordinates) {
        guard let reversal = found[row], let key = reversal.key else { continue }
        wanted[row] = builder.count
        for coordinate in coordinates { builder.addCoordinate(coordinate) }
        append(reversal, key, live[row], to: &builder)
      }
    }
    return try builder.finish()
  }

  private static func append(
    _ reversal: Reversal, _ key: String, _ link: LiveLink, to builder: inout DesiredSetBuilder
  ) {
    let before = reversal.before
    builder.keys.append(key)
    builder.slugs.append(link.slug.lowercased())
    builder.destinations.append(
      before.fields.contains(.destination) ? before.destination : link.destination)
    for label in before.fields.contains(.labels) ? before.labels : link.labels {
      builder.labels.items.append(label)
    }
    builder.labels.endRow()
    var rest = DesiredSetBuilder.Rest()
    rest.rules = before.fields.contains(.rules) ? before.rules : link.rules
    rest.isEnabled = before.fields.contains(.enabled) ? before.isEnabled : link.isEnabled
    if reversal.deed == .made { rest.isEnabled = false }
    rest.expiresAt = link.expiresAt
    builder.endLink(rest)
  }
}
