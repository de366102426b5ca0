import Bytes
import Links
import Planning
import Testing

@testable import Applying

/// One campaign over several runs against one store.
struct History {
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
        let killed = KilledRun(try JournalContents(journal), listing: listing, isComplete: true)
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
}
