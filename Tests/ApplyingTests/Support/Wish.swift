import Bytes
import Links
import Planning

/// A link that a test's campaign asks for.
struct Wish: Hashable, Sendable {
  var key: String
  /// Nil where the service chooses.
  var slug: String?
  var destination: String
  var isEnabled = true
  var expiresAt: Instant?

  init(_ key: String, slug: String?, to destination: String, isEnabled: Bool = true) {
    self.key = key
    self.slug = slug
    self.destination = destination
    self.isEnabled = isEnabled
  }

  static let ownership = Ownership(campaign: "c")

  static func set(_ wishes: [Wish]) -> DesiredSet {
    var builder = DesiredSetBuilder(ownership: ownership)
    builder.beginEntry(
      LinkEntry(id: "e", span: nil, axes: [Axis(name: "store", values: TextColumn(["0421"]))]))
    for wish in wishes {
      builder.keys.append(wish.key)
      builder.slugs.append(wish.slug ?? "")
      builder.destinations.append(wish.destination)
      builder.labels.endRow()
      builder.addCoordinate(0)
      var rest = DesiredSetBuilder.Rest()
      rest.isEnabled = wish.isEnabled
      rest.expiresAt = wish.expiresAt
      builder.endLink(rest)
    }
    do {
      return try builder.finish()
    } catch {
      preconditionFailure("wishes that clash")
    }
  }
}

/// The smallest planner that can drive a run: by slug or key label, live-only links are paused, and
/// a link with another expiry is replaced.
struct WishPlan {
  var batch = 3
  var hasBulk = true
  var deletes = false
  /// Whether links without an owner are taken over.
  var adopts = false
  /// Keys of links that are made anew.
  var anew: Set<String> = []

  func plan(_ wishes: [Wish], _ live: LiveSet) -> Plan {
    let desired = Wish.set(wishes)
    var changes: [Change] = []
    var used: Set<Int> = []
    for number in desired.order.map(Int.init) {
      let wish = desired[number]
      let match = (0..<live.count).first { row in
        wish.slug.map { live[row].slug == $0 } ?? live[row].labels.contains(wish.allLabels[1])
      }
      guard let match else {
        changes.append(Change(.create, desired: number, live: nil))
        changes[changes.count - 1].isBornPaused = !wish.isEnabled
        continue
      }
      used.insert(match)
      changes.append(change(wish, number, live[match], match))
    }
    for row in 0..<live.count where !used.contains(row) {
      let link = live[row]
      guard link.labels.contains(Wish.ownership.ownerLabel) else { continue }
      if deletes {
        changes.append(Change(.delete, desired: nil, live: row))
      } else if link.isEnabled {
        changes.append(Change(.pause, desired: nil, live: row))
      } else {
        var kept = Change(.kept, desired: nil, live: row)
        kept.reason = .alreadyPaused
        changes.append(kept)
      }
    }
    return plan(desired, live, changes)
  }

  func plan(_ desired: DesiredSet, _ live: LiveSet, _ changes: [Change]) -> Plan {
    let binding = Binding(
      inputs: [], variables: [], toolVersion: "0", workspaceID: "ws_1", isSandbox: false)
    let made = Made(id: "0", time: Instant(seconds: 0), quota: Quota(), rate: nil)
    return Plan(
      desired: desired, live: live, changes: changes, steps: steps(changes), cost: Cost(),
      findings: [], options: PlanOptions(), binding: binding, made: made)
  }

  private func change(_ wish: DesiredLink, _ number: Int, _ link: LiveLink, _ row: Int) -> Change {
    let isOurs = link.labels.contains(Wish.ownership.ownerLabel)
    let isFree = !link.labels.contains { $0.hasPrefix("campaign-") }
    guard isOurs || adopts && isFree else {
      var blocked = Change(.blocked, desired: number, live: row)
      blocked.reason = .unmanaged
      return blocked
    }
    var fields: Change.Fields = isOurs ? [] : .labels
    if link.destination != wish.destination { fields.insert(.destination) }
    if anew.contains(wish.key) || link.expiresAt != wish.expiresAt {
      var replacement = Change(.replace, desired: number, live: row)
      replacement.isBornPaused = !wish.isEnabled
      return replacement
    }
    if link.isEnabled != wish.isEnabled { fields.insert(.enabled) }
    if fields == .enabled, wish.isEnabled { return Change(.resume, desired: number, live: row) }
    let kind: Change.Kind = fields.isEmpty ? .unchanged : isOurs ? .update : .adopt
    var update = Change(kind, desired: number, live: row)
    update.fields = fields
    return update
  }

  private func steps(_ changes: [Change]) -> [Step] {
    let kinds: [(Step.Kind, Int, (Change) -> Bool)] = [
      (.delete, 1, { $0.kind == .delete || $0.kind == .replace }),
      (
        hasBulk ? .create : .createSingle, hasBulk ? batch : 1,
        { $0.kind == .create || $0.kind == .replace }
      ),
      (.update, 1, { $0.kind == .update || $0.kind == .adopt }),
      (hasBulk ? .resume : .resumeSingle, hasBulk ? batch : 1, { $0.kind == .resume }),
      (
        hasBulk ? .pause : .pauseSingle, hasBulk ? batch : 1,
        { $0.kind == .pause || $0.isBornPaused }
      ),
    ]
    return kinds.flatMap { kind, size, belongs in
      let members = changes.indices.filter { belongs(changes[$0]) }
      return stride(from: 0, to: members.count, by: size).map {
        Step(kind, members: Array(members[$0..<min($0 + size, members.count)]))
      }
    }
  }
}
