import Bytes
import Links
import Planning
import Testing

@testable import Applying

/// What holds after every run, and in the end.
extension History {
  /// Links whose code the service chooses are sent once a run, others as often as a call is tried.
  func checkIntents(_ intents: [Intent]) {
    var sent: [String: Int] = [:]
    for intent in intents where intent.kind == .create || intent.kind == .createSingle {
      for member in intent.members {
        sent[member.key, default: 0] += 1
        let most = member.slug.isEmpty ? 1 : 5
        #expect(sent[member.key, default: 0] <= most, "seed \(seed): \(member.key)")
      }
    }
  }

  /// Whatever a run changed, its journal told of before: nothing else answers for a killed one.
  func checkJournal(_ intents: [Intent], _ plan: Plan, _ before: [FakeStore.Link]) {
    let told = intents.flatMap(\.members).map { plan.changes[$0.change] }
    let ids = Set(told.compactMap { $0.live.map(plan.live.ids.string) })
    let keys = Set(told.compactMap { $0.desired.map(plan.desired.keyLabels.string) })
    let slugs = Set(told.compactMap { $0.desired.map(plan.desired.slugs.string) })
    let others = Set(foreign.map(\.id))
    for link in store.links where !before.contains(link) && !others.contains(link.id) {
      guard !link.slug.hasPrefix("moved") else { continue }
      let isTold =
        ids.contains(link.id) || slugs.contains(link.slug) || !keys.isDisjoint(with: link.labels)
        || link.slug.hasPrefix("other")
      #expect(isTold, "seed \(seed): \(link.slug) was changed without an intent")
    }
    for link in before where !store.links.contains(where: { $0.id == link.id }) {
      #expect(ids.contains(link.id), "seed \(seed): \(link.slug) was deleted without an intent")
    }
  }

  /// The account of one run against the store.
  func check(_ machine: ApplyMachine) {
    let account = machine.account
    #expect(account.isComplete, "seed \(seed)")
    #expect(account.counts.total == account.linkCount, "seed \(seed)")
    for (number, line) in account.lines(of: machine.plan).enumerated() {
      let change = machine.plan.changes[number]
      let link = store.links.first { $0.slug == line.slug }
      let wish = change.desired.map { machine.plan.desired[$0] }
      switch line.outcome {
      case .created, .updated, .adopted, .replaced, .resumed, .unchanged:
        #expect(link?.destination == wish?.destination, "seed \(seed): \(line)")
        #expect(link?.isEnabled == wish?.isEnabled, "seed \(seed): \(line)")
        #expect(link?.expiresAt == wish?.expiresAt, "seed \(seed): \(line)")
        #expect(link?.labels.contains(Wish.ownership.ownerLabel) == true, "seed \(seed): \(line)")
      case .deleted: #expect(link == nil, "seed \(seed): \(line)")
      case .paused: #expect(link?.isEnabled == false, "seed \(seed): \(line)")
      case .skipped where change.kind == .create && isQuiet:
        // Nor is it under way: a call that may arrive leaves its links unknown.
        #expect(line.slug == nil || link == nil || isForeign(link), "seed \(seed): \(line)")
        #expect(
          wish.map { !store.isOnTheWay($0.slug, $0.allLabels) } ?? true, "seed \(seed): \(line)")
      case .failed where change.kind == .create && isQuiet && isFinal(line.outcome):
        let own = wish.flatMap { wish in
          store.links.first {
            wish.slug == $0.slug || wish.slug == nil && $0.labels.contains(wish.allLabels[1])
          }
        }
        #expect(own == nil || isForeign(own), "seed \(seed): \(line)")
      // A service that finds fault with a call would have done so the first time.
      case .failed("invalid") where change.live != nil: break
      case .failed where change.live != nil && change.kind != .replace && isQuiet && isPunctual,
        .skipped where change.live != nil && change.kind != .replace && isQuiet && isPunctual:
        let before = change.live.map { machine.plan.live[$0] }
        let now = store.links.first { $0.id == before?.id }
        let isAsBefore =
          now?.destination == before?.destination && now?.isEnabled == before?.isEnabled
          && now?.labels == before?.labels
        #expect(isAsBefore, "seed \(seed): \(line)")
      case .failed("other-code"):
        #expect(link != nil && machine.stops.contains(.otherCode), "seed \(seed): \(line)")
      case .failed("not-paused"): #expect(link != nil, "seed \(seed): \(line)")
      default: break
      }
    }
  }

  /// Whether a link that failed so doesn't live: it was looked for, or nothing of it can arrive any
  /// more.
  private func isFinal(_ outcome: Outcome) -> Bool {
    let lives = ["other-code", "not-paused", "not-set"].map { Outcome.failed($0) }
    return outcome == .failed("conflict") || isPunctual && !lives.contains(outcome)
  }

  private func isForeign(_ link: FakeStore.Link?) -> Bool {
    foreign.contains { $0.id == link?.id }
  }

  func check() throws {
    for (slug, links) in Dictionary(grouping: store.links, by: \.slug) {
      #expect(links.count == 1, "seed \(seed): \(slug) twice")
    }
    let others = Set(foreign.map(\.id))
    #expect(store.links.filter { others.contains($0.id) } == foreign, "seed \(seed)")
    let desired = Wish.set(wishes)
    let taken = Set(foreign.map(\.slug))
    for (number, wish) in wishes.enumerated() where wish.slug.map({ !taken.contains($0) }) ?? true {
      let label = desired.keyLabels.string(at: number)
      let matches = store.links.filter { link in
        wish.slug.map { link.slug == $0 } ?? link.labels.contains(label)
      }
      #expect(matches.count == 1, "seed \(seed): \(wish.key) lives \(matches.count) times")
      #expect(matches.first?.destination == wish.destination, "seed \(seed): \(wish.key)")
      #expect(matches.first?.isEnabled == wish.isEnabled, "seed \(seed): \(wish.key)")
      #expect(matches.first?.expiresAt == wish.expiresAt, "seed \(seed): \(wish.key)")
    }
    #expect(try #require(lastPlan).hasChanges == false, "seed \(seed): the second run writes")
  }
}
