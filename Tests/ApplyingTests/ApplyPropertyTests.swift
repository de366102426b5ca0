import Bytes
import Foundation
import Links
import Planning
import Testing

@testable import Applying

/// Random campaigns under random faults and kills, then the promises.
///
/// `SOAK_SECONDS` in the environment asks for more of them, for a tenth of that time.
@Suite struct ApplyPropertyTests {
  @Test(arguments: 0..<60)
  func `nothing is doubled, lost or touched, whatever happens`(block: Int) throws {
    for seed in block * 25..<block * 25 + 25 { try History.carryOut(seed: UInt64(seed)) }
  }

  private static let soak = ProcessInfo.processInfo.environment["SOAK_SECONDS"].flatMap { Int($0) }

  @Test(.enabled(if: soak != nil, "'make soak' asks for it"))
  func `nothing is doubled, lost or touched, for as long as one likes`() throws {
    let end = ContinuousClock.now + .seconds(Self.soak ?? 0) / 10
    let first = UInt64.random(in: 1_500...1_000_000_000)
    var seed = first
    while ContinuousClock.now < end {
      try History.carryOut(seed: seed)
      seed += 1
    }
    print("random runs of the engine alone: \(seed - first) cases from seed \(first)")
  }
}

/// One campaign over several runs.
private struct History {
  var chance: SeededGenerator
  let seed: UInt64
  var store = FakeStore()
  var wishes: [Wish] = []
  var foreign: [FakeStore.Link] = []
  /// What the last run left on the disk.
  var lastReport: Report?
  var killedJournal: [UInt8]?
  /// Codes that lived before the killed run.
  var livedBefore: Set<String> = []
  var lastPlan: Plan?

  init(seed: UInt64) {
    self.seed = seed
    chance = SeededGenerator(seed: seed)
  }

  /// Three bad runs, then two good ones of which the second has nothing to do.
  static func carryOut(seed: UInt64) throws {
    var history = History(seed: seed)
    history.start()
    for _ in 0..<3 { history.runBadly() }
    history.settleDown()
    history.runWell()
    history.runWell()
    try history.check()
  }

  mutating func start() {
    let owner = Wish.ownership.ownerLabel
    for number in 0..<Int.random(in: 0...4, using: &chance) {
      store.add(slug: "foreign-\(number)", to: "https://foreign.example/")
      store.add(slug: "old-\(number)", to: "https://old.example/", labels: [owner])
    }
    for number in 0..<Int.random(in: 1...14, using: &chance) {
      let isGiven = Int.random(in: 0..<3, using: &chance) > 0
      let destination = "https://a.example/\(Int.random(in: 0..<6, using: &chance))"
      var wish = Wish(
        "k\(number)", slug: isGiven ? "s-\(number)" : nil, to: destination,
        isEnabled: Int.random(in: 0..<4, using: &chance) > 0)
      // A live link that never expires is replaced by one that does.
      if Int.random(in: 0..<6, using: &chance) == 0 {
        wish.expiresAt = Instant(seconds: 2_000_000_000)
      }
      wishes.append(wish)
      if isGiven, Int.random(in: 0..<4, using: &chance) == 0 {
        store.add(
          slug: "s-\(number)",
          to: Bool.random(using: &chance) ? destination : "https://a.example/before",
          labels: Int.random(in: 0..<5, using: &chance) == 0 ? ["theirs"] : [owner],
          isEnabled: Bool.random(using: &chance))
      }
    }
    foreign = store.links.filter { $0.slug.hasPrefix("foreign") }
    store.largestPage = [2, 5, 200].randomElement(using: &chance) ?? 200
  }

  /// What a bad run meets beside faults of all kinds.
  enum Trouble: CaseIterable {
    case any
    /// Nobody can look back.
    case blind
    /// Creates arrive late, and then the month's calls are used up.
    case late

    func fault(_ call: Call, _ chance: inout SeededGenerator) -> FakeStore.Fault? {
      let dice = Int.random(in: 0..<6, using: &chance)
      switch self {
      case .any: return nil
      case .blind: return call.kind == .list && dice < 3 ? .badRead : nil
      case .late:
        guard call.kind == .create else { return nil }
        return dice < 3 ? .lateCommit : dice == 3 ? .quota : nil
      }
    }
  }

  mutating func runBadly() {
    let rate = Int.random(in: 2...8, using: &chance)
    let trouble = Trouble.allCases.randomElement(using: &chance) ?? .any
    store.ignoresLabels = Int.random(in: 0..<4, using: &chance) == 0
    defer { store.ignoresLabels = false }
    var simulation = Simulation(store, seed: chance.next())
    guard let listing = list(&simulation) else { return }
    isQuiet = !store.hasLateCalls
    simulation.fault = { chance, call in
      if let fault = trouble.fault(call, &chance) { return fault }
      guard Int.random(in: 0..<rate, using: &chance) == 0 else { return nil }
      // Looking back goes wrong too, but not by lies that no client can see.
      return FakeStore.Fault.allCases.randomElement(using: &chance)
    }
    if Int.random(in: 0..<6, using: &chance) == 0 { intrude(&simulation.store, listing) }
    if Bool.random(using: &chance) { simulation.lifetime = Int.random(in: 1...20, using: &chance) }
    if Int.random(in: 0..<4, using: &chance) == 0 {
      let first = Int.random(in: 1...12, using: &chance)
      simulation.interruptsAfter = [first]
      if Bool.random(using: &chance) { simulation.interruptsAfter.append(first + 3) }
    }
    apply(&simulation, listing)
  }

  /// Somebody takes a code between the listing and the run.
  private mutating func intrude(_ store: inout FakeStore, _ listing: LiveSet) {
    let live = Set((0..<listing.count).map { listing[$0].slug })
    let free = wishes.filter { wish in wish.slug.map { !live.contains($0) } ?? false }
    guard let wish = free.randomElement(using: &chance), let slug = wish.slug else { return }
    let destination = Bool.random(using: &chance) ? wish.destination : "https://foreign.example/"
    store.add(slug: slug, to: destination, labels: ["campaign-other"])
    foreign.append(store.links[store.links.count - 1])
  }

  /// Time passes, so that what was under way has arrived.
  mutating func settleDown() {
    store.commitLate()
    store.date = Instant(seconds: store.date.seconds + 700)
  }

  /// Whether nothing of an earlier run can arrive during this one, and nothing of this one late.
  var isQuiet = true
  var isPunctual = true

  mutating func runWell() {
    var simulation = Simulation(store, seed: chance.next())
    guard let listing = list(&simulation) else { return }
    apply(&simulation, listing)
  }

  private mutating func list(_ simulation: inout Simulation) -> LiveSet? {
    guard case .listed(let links, true)? = simulation.run(ListingMachine(label: nil))?.result else {
      Issue.record("seed \(seed): the listing is incomplete")
      return nil
    }
    return links
  }

  private mutating func apply(_ simulation: inout Simulation, _ listing: LiveSet) {
    let planner = WishPlan(hasBulk: seed % 5 != 0, deletes: seed % 3 == 0, adopts: true)
    let plan = planner.plan(wishes, listing)
    lastPlan = plan
    var options = ApplyOptions()
    options.held = held(listing)
    options.limits.inFlight = Int.random(in: 1...8, using: &chance)
    let job = ApplyMachine(plan: plan, options: options)
    let before = simulation.store.links
    let late = store.lateCount
    let machine = simulation.run(job)
    store = simulation.store
    isPunctual = store.lateCount == late
    #expect(simulation.sentInVain == 0, "seed \(seed)")
    checkIntents(simulation.intents)
    if isQuiet { checkJournal(simulation.intents, plan, before) }
    guard let machine else {
      let head = JournalHeader(
        run: "aa", planDigest: "", processID: 1, started: store.date, machine: job)
      if !simulation.intents.isEmpty {
        killedJournal = JournalLines.header(head) + simulation.journal
        livedBefore = Set(before.map(\.slug))
      }
      return
    }
    check(machine)
    lastReport = report(machine)
  }

  /// What the last run may have made unseen; first a killed run gets its report.
  private mutating func held(_ listing: LiveSet) -> [String: Instant] {
    if let journal = killedJournal {
      killedJournal = nil
      do {
        let killed = KilledRun(try JournalContents(journal), listing: listing)
        let report = killed.report(endedAt: store.date, who: "")
        #expect(report.header.addsUp, "seed \(seed)")
        for line in report.lines where line.outcome == .unknown {
          let isFound = line.slug.map { slug in
            (0..<listing.count).contains { listing[$0].slug == slug && isOurs(listing[$0]) }
          }
          let isKnown = isFound == true && !livedBefore.contains(line.slug ?? "")
          #expect(!isKnown, "seed \(seed): \(line)")
        }
        #expect(try ReportReader.read(ReportWriter.bytes(report.header, report.lines)) == report)
        lastReport = report
      } catch {
        Issue.record("seed \(seed): \(error)")
      }
    }
    return Holdback.keys(in: lastReport.map { [$0] } ?? [], now: store.date, isListedTwice: true)
  }

  private func isOurs(_ link: LiveLink) -> Bool {
    link.labels.contains(Wish.ownership.ownerLabel)
  }

  private func report(_ machine: ApplyMachine) -> Report {
    var header = ReportHeader(
      campaign: "c", run: "aa", planDigest: "", workspace: "", isSandbox: false, toolVersion: "",
      who: "", commit: nil, started: store.date, endedAt: store.date, ended: Ended(machine.stops))
    header.counts = machine.account.counts
    header.linkCount = machine.account.linkCount
    return Report(header: header, lines: Array(machine.account.lines(of: machine.plan)))
  }

  /// Links whose code the service chooses are sent once a run, others as often as a call is tried.
  private func checkIntents(_ intents: [Intent]) {
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
  private func checkJournal(_ intents: [Intent], _ plan: Plan, _ before: [FakeStore.Link]) {
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
  private func check(_ machine: ApplyMachine) {
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
      case .failed where change.kind == .create && isQuiet && isPunctual && !isMade(line.outcome):
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

  /// Failures of links that live.
  private func isMade(_ outcome: Outcome) -> Bool {
    [.failed("other-code"), .failed("not-paused"), .failed("not-set")].contains(outcome)
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
