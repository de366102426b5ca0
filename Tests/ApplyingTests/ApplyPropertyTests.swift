import Bytes
import Links
import Planning
import Testing

@testable import Applying

/// Random campaigns under random faults and kills, then the promises.
@Suite struct ApplyPropertyTests {
  @Test(arguments: 0..<60)
  func `nothing is doubled, lost or touched, whatever happens`(block: Int) throws {
    for seed in block * 25..<block * 25 + 25 {
      var history = History(seed: UInt64(seed))
      history.start()
      for _ in 0..<3 { history.runBadly() }
      history.settleDown()
      history.runWell()
      history.runWell()
      try history.check()
    }
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
  var lastPlan: Plan?

  init(seed: UInt64) {
    self.seed = seed
    chance = SeededGenerator(seed: seed)
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
      wishes.append(
        Wish(
          "k\(number)", slug: isGiven ? "s-\(number)" : nil, to: destination,
          isEnabled: Int.random(in: 0..<4, using: &chance) > 0))
      if isGiven, Int.random(in: 0..<5, using: &chance) == 0 {
        store.add(
          slug: "s-\(number)", to: "https://a.example/before", labels: [owner],
          isEnabled: Bool.random(using: &chance))
      }
    }
    foreign = store.links.filter { $0.slug.hasPrefix("foreign") }
  }

  mutating func runBadly() {
    let rate = Int.random(in: 2...8, using: &chance)
    var simulation = Simulation(store, seed: chance.next())
    guard let listing = list(&simulation) else { return }
    isQuiet = !store.hasLateCalls
    simulation.fault = { chance, call in
      guard Int.random(in: 0..<rate, using: &chance) == 0 else { return nil }
      // Looking back goes wrong too, but not by lies that no client can see.
      return FakeStore.Fault.allCases.randomElement(using: &chance)
    }
    if Bool.random(using: &chance) { simulation.lifetime = Int.random(in: 1...20, using: &chance) }
    if Int.random(in: 0..<4, using: &chance) == 0 {
      let first = Int.random(in: 1...12, using: &chance)
      simulation.interruptsAfter = [first]
      if Bool.random(using: &chance) { simulation.interruptsAfter.append(first + 3) }
    }
    apply(&simulation, listing)
  }

  /// Time passes, so that what was under way has arrived.
  mutating func settleDown() {
    store.commitLate()
    store.date = Instant(seconds: store.date.seconds + 700)
  }

  /// Whether nothing of an earlier run can arrive during this one.
  var isQuiet = true

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
    let plan = WishPlan(hasBulk: seed % 5 != 0).plan(wishes, listing)
    lastPlan = plan
    var options = ApplyOptions()
    options.held = held(listing)
    let job = ApplyMachine(plan: plan, options: options)
    let machine = simulation.run(job)
    store = simulation.store
    checkIntents(simulation.intents)
    guard let machine else {
      let head = JournalHeader(
        run: "aa", planDigest: "", processID: 1, started: store.date, machine: job)
      if !simulation.intents.isEmpty {
        killedJournal = JournalLines.header(head) + simulation.journal
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
        let killed = KilledRun(try JournalContents(journal), listing: listing, isComplete: true)
        let report = killed.report(endedAt: store.date, who: "")
        #expect(report.header.addsUp, "seed \(seed)")
        #expect(try ReportReader.read(ReportWriter.bytes(report.header, report.lines)) == report)
        lastReport = report
      } catch {
        Issue.record("seed \(seed): \(error)")
      }
    }
    return Holdback.keys(in: lastReport.map { [$0] } ?? [], now: store.date, isListedTwice: true)
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
      case .created, .updated, .resumed, .unchanged:
        #expect(link?.destination == wish?.destination, "seed \(seed): \(line)")
        #expect(link?.isEnabled == wish?.isEnabled, "seed \(seed): \(line)")
      case .paused: #expect(link?.isEnabled == false, "seed \(seed): \(line)")
      case .skipped where change.kind == .create && isQuiet:
        #expect(line.slug == nil || link == nil, "seed \(seed): \(line)")
      case .failed("not-paused"), .failed("other-code"):
        #expect(link != nil, "seed \(seed): \(line)")
      default: break
      }
    }
  }

  func check() throws {
    for (slug, links) in Dictionary(grouping: store.links, by: \.slug) {
      #expect(links.count == 1, "seed \(seed): \(slug) twice")
    }
    #expect(store.links.filter { $0.slug.hasPrefix("foreign") } == foreign, "seed \(seed)")
    let desired = Wish.set(wishes)
    for (number, wish) in wishes.enumerated() {
      let label = desired.keyLabels.string(at: number)
      let matches = store.links.filter { link in
        wish.slug.map { link.slug == $0 } ?? link.labels.contains(label)
      }
      #expect(matches.count == 1, "seed \(seed): \(wish.key) lives \(matches.count) times")
      #expect(matches.first?.destination == wish.destination, "seed \(seed): \(wish.key)")
      #expect(matches.first?.isEnabled == wish.isEnabled, "seed \(seed): \(wish.key)")
    }
    #expect(try #require(lastPlan).hasChanges == false, "seed \(seed): the second run writes")
  }
}
