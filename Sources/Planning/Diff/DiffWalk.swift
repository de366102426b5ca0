import Bytes
import Links

/// Walks desired and live links side by side, by slug, and says what is to happen to each.
///
/// Whose a link is and which key it answers for was settled before, so that no place of the walk
/// has an exception.
struct DiffWalk {
  let desired: DesiredSet
  let live: LiveSet
  let echoes: Echoes
  let lock: Lock
  let options: PlanOptions
  let isComplete: Bool
  /// Seconds since 1970.
  let now: Int64
  let owners: LiveOwners
  let replaced: ReplacedLinks

  /// Whether the run is about some links alone.
  let isPartial: Bool
  private let selected: SelectedLinks
  private let given: SlugOrder
  private let listed: SlugOrder
  private let keys: KeyMatches
  private let comparison: Comparison

  private(set) var changes: [Change] = []

  /// Live links of ours that the campaign asks for, whatever is to happen to them.
  private(set) var matched = 0

  /// Changes whose live slug differs from the desired one in case alone.
  private(set) var differInCase: [Int] = []

  /// Changes whose live link differs from what was sent as the last report says.
  private(set) var echoed: [Int] = []

  /// Changes whose live link keeps labels that the campaign doesn't ask for.
  private(set) var keepLabels = 0

  /// Live links with conditions that we don't understand, whose rules stay as they are.
  private(set) var keepConditions: [Int] = []

  init(
    _ desired: DesiredSet, _ listing: LiveListing, _ echoes: Echoes, _ lock: Lock,
    _ options: PlanOptions, now: Int64
  ) {
    self.desired = desired
    self.echoes = echoes
    self.lock = lock
    self.options = options
    self.now = now
    live = listing.links
    isComplete = listing.isComplete
    owners = LiveOwners(of: live, desired.ownership)
    replaced = ReplacedLinks(options, in: desired)
    isPartial = !options.selection.isEverything
    selected = SelectedLinks(options.selection, of: desired)
    given = SlugOrder(of: desired)
    listed = SlugOrder(of: live)
    keys = KeyMatches(desired, given: given, live: live, order: listed)
    comparison = Comparison(desired, live)
    changes.reserveCapacity(max(desired.count, owners.owned))
  }

  /// Makes ``changes``: by slug, then the links without a slug by key.
  ///
  /// - Complexity: O(*n*) in desired and live links, for links with few routing rules.
  mutating func run() {
    var (next, other) = (0, 0)
    while next < given.order.count || other < listed.order.count {
      let order = standing(next, other)
      if order < 0 {
        born(Int(given.order[next]))
        next += 1
      } else if order > 0 {
        left(Int(listed.order[other]))
        other += 1
      } else {
        let end = endOfGroup(from: other)
        meet(Int(given.order[next]), other..<end)
        (next, other) = (next + 1, end)
      }
    }
    for (link, isTwinned) in keys.unmatched {
      if isTwinned {
        add(.blocked, .twin, desired: link, live: nil)
      } else if !isComplete {
        add(.blocked, .incompleteListing, desired: link, live: nil)
      } else {
        born(link)
      }
    }
  }

  /// Whether the run is about a link that is in the files, lives, or both.
  func selects(_ link: Int?, _ other: Int?) -> Bool { selected.contains(link, other, in: live) }

  /// The changes, of which those that the run isn't about are skipped.
  func selecting(_ changes: [Change]) -> [Change] {
    guard isPartial else { return changes }
    return changes.map { change in
      guard !selects(change.desired, change.live) else { return change }
      var skipped = Change(.skipped, desired: change.desired, live: change.live)
      skipped.reason = .notTargeted
      return skipped
    }
  }

  /// Negative where the next desired link comes first, positive where the next live one does.
  private func standing(_ next: Int, _ other: Int) -> Int {
    guard next < given.order.count else { return 1 }
    guard other < listed.order.count else { return -1 }
    return compare(given.slugs[Int(given.order[next])], listed.slugs[Int(listed.order[other])])
  }

  private func endOfGroup(from start: Int) -> Int {
    let slug = listed.slugs[Int(listed.order[start])]
    var end = start + 1
    while end < listed.order.count, areEqual(slug, listed.slugs[Int(listed.order[end])]) {
      end += 1
    }
    return end
  }

  /// A desired link whose slug one or several live links have, letter case aside.
  private mutating func meet(_ link: Int, _ group: Range<Int>) {
    let partner =
      group.first { areEqual(live.slugs[Int(listed.order[$0])], desired.slugs[link]) }
      ?? group.first { owners.isOwned(Int(listed.order[$0])) } ?? group.lowerBound
    for place in group {
      let other = Int(listed.order[place])
      if place == partner { both(link, other) } else { left(other) }
    }
  }

  /// A desired link that doesn't live.
  private mutating func born(_ link: Int) {
    if let reason = obstacle(toNew: link) {
      add(.blocked, reason, desired: link, live: nil)
    } else {
      add(.create, desired: link, live: nil)
      changes[changes.count - 1].isBornPaused = !desired.enabled[link]
    }
  }

  /// Why a link can't be made.
  private func obstacle(toNew link: Int) -> Change.Reason? {
    if desired.expiries[link] != .min, desired.expiries[link] <= now { return .expired }
    return comparison.labelCount(ofNew: link) > Label.limit ? .labels : nil
  }

  /// A link of ours that is to be made anew.
  private mutating func replace(_ link: Int, _ other: Int) {
    if desired.slugs.isEmpty(at: link) {
      add(.blocked, .chosenCode, desired: link, live: other)
    } else if !isComplete {
      add(.blocked, .incompleteListing, desired: link, live: other)
    } else if let reason = obstacle(toNew: link) {
      add(.blocked, reason, comparison.differences(link, other), desired: link, live: other)
    } else {
      let fields = comparison.differences(ofNew: link, other)
      add(.replace, .none, fields, desired: link, live: other)
      changes[changes.count - 1].isBornPaused = !desired.enabled[link]
    }
  }

  /// A live link whose slug no desired link asks for.
  private mutating func left(_ other: Int) {
    if keys.isTwin(other) {
      if owners.isOwned(other) { matched += 1 }
      add(.blocked, .twin, desired: keys.partner(of: other), live: other)
    } else if let link = keys.partner(of: other) {
      both(link, other)
    } else if owners[other] == .shared {
      add(.blocked, .twoOwners, desired: nil, live: other)
    } else if owners[other] == .ours {
      remove(other)
    }
  }

  private mutating func remove(_ other: Int) {
    if options.onRemove == .keep {
      add(.kept, .onRemoveKeep, desired: nil, live: other)
    } else if options.onRemove == .delete, !options.prunes {
      add(.kept, .needsPrune, desired: nil, live: other)
    } else if options.onRemove == .pause, !live.enabled[other] {
      add(.kept, .alreadyPaused, desired: nil, live: other)
    } else if isFrozen(other) {
      add(.kept, .frozen, desired: nil, live: other)
    } else if !isComplete {
      add(.kept, .incompleteListing, desired: nil, live: other)
    } else {
      add(options.onRemove == .pause ? .pause : .delete, desired: nil, live: other)
    }
  }

  /// Whether the lock has the code of a live link, and isn't switched off.
  private func isFrozen(_ other: Int) -> Bool {
    !lock.codes.isEmpty && !options.disabledGuards.contains(FrozenGuard.name)
      && lock.code(live.slugs.string(at: other)) != nil
  }

  /// A desired link and the live link that is it, or stands in its place.
  private mutating func both(_ link: Int, _ other: Int) {
    let isSameSlug =
      desired.slugs.isEmpty(at: link) || areEqual(desired.slugs[link], live.slugs[other])
    if owners.isOwned(other) { matched += 1 }
    switch owners[other] {
    case .foreign: return add(.blocked, .foreignOwner, desired: link, live: other)
    case .shared: return add(.blocked, .twoOwners, desired: link, live: other)
    case .unmanaged where !options.adopts || !isSameSlug:
      return add(.blocked, .unmanaged, desired: link, live: other)
    case .unmanaged, .ours: break
    }
    if !replaced.isEmpty, owners[other] == .ours, replaced.contains(link, live.ids, other) {
      return replace(link, other)
    }
    let isNoted = !isPartial || selects(link, other)
    if isNoted, !isSameSlug { differInCase.append(changes.count) }
    let (fields, unshown) = differences(link, other, isNoted)
    if fields.contains(.expiresAt) {
      add(.blocked, .expiry, fields, desired: link, live: other)
    } else if fields.contains(.rules), comparison.hasUnknownConditions(link, other) {
      add(.blocked, .unknownCondition, fields, desired: link, live: other)
    } else if fields.contains(.labels),
      comparison.labelCount(link, other, except: unshown) > Label.limit
    {
      add(.blocked, .labels, fields, desired: link, live: other)
    } else {
      if isNoted, comparison.hasOtherLabels(link, other, except: unshown) { keepLabels += 1 }
      if isNoted, comparison.hasUnknownConditions(link, other) { keepConditions.append(other) }
      change(link, other, fields)
    }
  }

  /// The fields that differ for another reason than the service's own way of writing, and the
  /// labels that it never shows.
  private mutating func differences(
    _ link: Int, _ other: Int, _ isNoted: Bool
  ) -> (fields: Change.Fields, unshown: Set<String>) {
    let fields = comparison.differences(link, other)
    guard !fields.isEmpty, let echo = echoes[live.ids.string(at: other)] else {
      return (fields, [])
    }
    let known = comparison.echoed(fields, echo, link, other)
    if isNoted, !known.isEmpty { echoed.append(changes.count) }
    return (fields.subtracting(known), echo.unshownLabels(of: live[other]))
  }

  private mutating func change(_ link: Int, _ other: Int, _ fields: Change.Fields) {
    if owners[other] == .unmanaged {
      add(.adopt, .none, fields, desired: link, live: other)
    } else if fields.isEmpty {
      add(.unchanged, desired: link, live: other)
    } else if fields != .enabled {
      add(.update, .none, fields, desired: link, live: other)
    } else if desired.enabled[link] {
      add(.resume, desired: link, live: other)
    } else if isComplete {
      add(.pause, desired: link, live: other)
    } else {
      add(.kept, .incompleteListing, desired: link, live: other)
    }
  }

  private mutating func add(
    _ kind: Change.Kind, _ reason: Change.Reason = .none, _ fields: Change.Fields = [],
    desired: Int?, live: Int?
  ) {
    var change = Change(kind, desired: desired, live: live)
    change.reason = reason
    change.fields = fields
    changes.append(change)
  }
}
