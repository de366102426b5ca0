import Applying
import Links
import Planning
import Testing

@Suite struct ApplyMachineTests {
  private let owner = Wish.ownership.ownerLabel

  private func wishes(_ count: Int, given: Bool = true) -> [Wish] {
    (0..<count).map { Wish("k\($0)", slug: given ? "s-\($0)" : nil, to: "https://a.example/\($0)") }
  }

  /// Applies wishes to a store; the n-th write meets the n-th fault.
  private func apply(
    _ wishes: [Wish], to store: FakeStore = FakeStore(), faults: [FakeStore.Fault?] = [],
    reads: [FakeStore.Fault?] = [], planner: WishPlan = WishPlan(batch: 100),
    options: ApplyOptions = ApplyOptions(), interruptsAfter: [Int] = []
  ) -> (account: Accounting, simulation: Simulation, plan: Plan, stops: [Stop]) {
    let plan = planner.plan(wishes, FakeStore.set(store.links))
    var simulation = Simulation(store, seed: 11)
    var (writes, looks) = (faults, reads)
    simulation.fault = { _, call in
      if call.kind.writes { return writes.isEmpty ? nil : writes.removeFirst() }
      return looks.isEmpty ? nil : looks.removeFirst()
    }
    simulation.interruptsAfter = interruptsAfter
    guard let machine = simulation.run(ApplyMachine(plan: plan, options: options)) else {
      preconditionFailure("a run that nobody killed died")
    }
    #expect(machine.account.isComplete)
    #expect(machine.account.counts.total == plan.changes.count)
    return (machine.account, simulation, plan, machine.stops)
  }

  @Test func `a clean run makes the calls of its steps and no more`() {
    var store = FakeStore()
    for number in 0..<3 { store.add(slug: "old-\(number)", to: "https://o/", labels: [owner]) }
    store.add(slug: "s-0", to: "https://before/", labels: [owner])
    store.add(slug: "s-1", to: "https://a.example/1", labels: [owner], isEnabled: false)
    store.add(slug: "s-2", to: "https://a.example/2", labels: [owner])
    var all = wishes(250) + [Wish("p", slug: nil, to: "https://p/", isEnabled: false)]
    all[249].isEnabled = false
    let (account, simulation, plan, _) = apply(all, to: store)
    #expect(account.counts[.created] == 248)
    #expect(account.counts[.updated] == 1 && account.counts[.resumed] == 1)
    #expect(account.counts[.unchanged] == 1 && account.counts[.paused] == 3)
    #expect(simulation.gate.spent.total == plan.steps.count)
    #expect(plan.steps.count == 3 + 1 + 1 + 1)
    let paused = simulation.store.links.filter { !$0.isEnabled }
    #expect(paused.count == 5)
    #expect(simulation.intents.count == plan.steps.count)
  }

  @Test func `deletes go before creates, and single creates replace bulk ones`() {
    var store = FakeStore()
    store.add(slug: "old", to: "https://o/", labels: [owner])
    let planner = WishPlan(hasBulk: false, deletes: true)
    let (account, simulation, _, _) = apply(wishes(3), to: store, planner: planner)
    #expect(account.counts[.deleted] == 1 && account.counts[.created] == 3)
    #expect(simulation.store.calls.map(\.kind) == [.delete, .create, .create, .create])
  }

  @Test(arguments: [
    FakeStore.Fault.lostBefore, .lostAfter, .errorBefore, .errorAfter, .unreadable, .forgottenItem,
    .hiddenItem, .shuffled, .trimmed, .burst, .notSent, .proxyTimeout,
  ])
  func `given codes are all made once, whatever becomes of the answer`(fault: FakeStore.Fault) {
    let (account, simulation, _, stops) = apply(wishes(100), faults: [fault])
    #expect(account.counts[.created] == 100)
    #expect(simulation.store.links.count == 100)
    #expect(stops.isEmpty)
  }

  @Test(arguments: [
    (FakeStore.Fault.lostBefore, 0), (.errorBefore, 0), (.lostAfter, 10),
    (.errorAfter, 10), (.unreadable, 10), (.proxyTimeout, 10), (.hiddenItem, 10), (.shuffled, 10),
    (.trimmed, 10),
    (.forgottenItem, 9), (.burst, 10), (.notSent, 10),
  ])
  func `codes that the service chooses are never sent twice in a run`(
    fault: FakeStore.Fault, created: Int
  ) {
    let (account, simulation, _, _) = apply(wishes(10, given: false), faults: [fault])
    #expect(account.counts[.created] == created)
    #expect(account.counts[.unknown] == 10 - created)
    let uncertain = simulation.store.calls.filter { $0.kind == .create }
    #expect(uncertain.count == (fault == .burst || fault == .notSent ? 2 : 1))
    #expect(simulation.store.links.count == created)
  }

  @Test(arguments: [FakeStore.Fault.lostBefore, .lostAfter])
  func `five creates in a row that had their only try stop the run, whatever listings say`(
    fault: FakeStore.Fault
  ) {
    var options = ApplyOptions()
    options.limits.inFlight = 1
    let (account, simulation, _, stops) = apply(
      wishes(27, given: false), faults: Array(repeating: fault, count: 9),
      planner: WishPlan(batch: 3), options: options)
    #expect(stops == [.breaker])
    #expect(simulation.store.calls.count { $0.kind == .create } == 5)
    #expect(account.counts[.skipped] == 12)
    #expect(account.counts[.unknown] + account.counts[.created] == 15)
  }

  @Test func `given codes have five tries each before five calls in a row stop the run`() {
    var options = ApplyOptions()
    options.limits.inFlight = 1
    let (account, simulation, _, stops) = apply(
      wishes(27), faults: Array(repeating: .lostBefore, count: 45),
      planner: WishPlan(batch: 3), options: options)
    #expect(stops == [.breaker])
    // Batches take turns, so that some have tries left when the fifth has none.
    #expect((25..<45).contains(simulation.store.calls.count { $0.kind == .create }))
    #expect(account.counts[.unknown] >= 15 && account.counts[.created] == 0)
  }

  @Test func `what arrives late is found by the last look, or stays unknown`() {
    let (account, simulation, _, _) = apply(wishes(10, given: false), faults: [.lateCommit])
    let found = account.counts[.created]
    #expect(found == simulation.store.links.count && account.counts[.unknown] == 10 - found)
    var store = simulation.store
    store.commitLate()
    #expect(store.links.count == 10)
  }

  @Test func `a conflict after an uncertain create is ours when it carries our label`() {
    let (account, simulation, _, _) = apply(
      wishes(2), faults: [.lateCommit, nil], reads: [nil], planner: WishPlan(batch: 2))
    #expect(account.counts[.created] == 2)
    #expect(simulation.store.links.count == 2)
  }

  @Test func `a conflict without doubt is a failure and costs no look`() {
    var store = FakeStore()
    store.add(slug: "s-1", to: "https://foreign/")
    let plan = WishPlan().plan(wishes(2), FakeStore.set([]))
    var simulation = Simulation(store)
    let machine = simulation.run(ApplyMachine(plan: plan))
    #expect(machine?.account[1] == .failed("conflict"))
    #expect(machine?.account[0] == .created)
    #expect(simulation.store.calls.map(\.kind) == [.create])
  }

  @Test func `after an incomplete listing every conflict is looked up`() {
    var store = FakeStore()
    store.add(slug: "s-0", to: "https://a.example/0", labels: [owner])
    store.add(slug: "s-1", to: "https://other/", labels: [owner])
    store.add(slug: "s-2", to: "https://foreign/")
    let plan = WishPlan().plan(wishes(3), FakeStore.set([]))
    var options = ApplyOptions()
    options.hasCompleteListing = false
    var simulation = Simulation(store)
    let machine = simulation.run(ApplyMachine(plan: plan, options: options))
    #expect(machine?.account[0] == .unchanged)
    #expect(machine?.account[1] == .failed("conflict"))
    #expect(machine?.account[2] == .failed("conflict"))
  }

  @Test func `item errors are final`() {
    let (account, simulation, _, _) = apply(wishes(3), faults: [.itemError])
    #expect(account[0] == .failed("invalid_url"))
    #expect(account.counts[.created] == 2)
    #expect(simulation.store.calls.count == 1)
  }

  @Test func `a link under another code stops all writes`() {
    var store = FakeStore()
    store.add(slug: "old", to: "https://o/", labels: [owner])
    var options = ApplyOptions()
    options.limits.inFlight = 1
    let (account, simulation, _, stops) = apply(
      wishes(9), to: store, faults: [.wrongSlug], planner: WishPlan(batch: 3), options: options)
    #expect(account.counts[.failed] == 1 && account.counts[.created] == 2)
    #expect(account.counts[.skipped] == 7)
    #expect(stops == [.otherCode])
    #expect(Ended(stops) == .stopped(.otherCode))
    #expect(simulation.store.calls.count == 1)
    #expect(
      account.lines(of: WishPlan(batch: 3).plan(wishes(9), FakeStore.set(store.links)))
        .first { $0.outcome == .failed("other-code") }?.slug?.hasPrefix("other-") == true)
  }

  @Test func `the quota stops everything at once, the links of the month only creates`() {
    var store = FakeStore()
    store.add(slug: "old", to: "https://o/", labels: [owner])
    var options = ApplyOptions()
    options.limits.inFlight = 1
    for (fault, stop, paused) in [
      (FakeStore.Fault.quota, Stop.quota, 0), (.planLimit, .planLimit, 1),
    ] {
      let (account, simulation, _, stops) = apply(
        wishes(9), to: store, faults: [nil, fault], planner: WishPlan(batch: 3), options: options)
      #expect(account.counts[.created] == 3 && account.counts[.paused] == paused)
      #expect(account.counts[.skipped] == 7 - paused)
      #expect(account[5] == .skipped(stop) && stops == [stop])
      #expect(simulation.store.calls.count == 2 + paused)
    }
  }

  @Test func `calls that the run may not make leave links for the next one, in order`() {
    let plan = WishPlan(batch: 3).plan(wishes(9), FakeStore.set([]))
    let gate = CallGate(rate: .off, isLoopback: true, maxCalls: 2, seed: 1)
    var simulation = Simulation(FakeStore(), gate: gate)
    let machine = simulation.run(ApplyMachine(plan: plan))
    #expect((0..<6).allSatisfy { machine?.account[$0] == .created })
    #expect((6..<9).allSatisfy { machine?.account[$0] == .skipped(.maxCalls) })
  }

  @Test func `a count that differs is looked at, not believed`() {
    var store = FakeStore()
    for number in 0..<3 { store.add(slug: "old-\(number)", to: "https://o/", labels: [owner]) }
    let (account, simulation, _, _) = apply([], to: store, faults: [.wrongCount])
    #expect(account.counts[.paused] == 3)
    #expect(simulation.store.calls.map(\.kind) == [.status, .list])
  }

  @Test func `an update that never had an answer is looked at`() {
    var store = FakeStore()
    store.add(slug: "s-0", to: "https://before/", labels: [owner])
    let landed = apply(wishes(1), to: store, faults: Array(repeating: .lostAfter, count: 5))
    #expect(landed.account[0] == .updated)
    let lost = apply(wishes(1), to: store, faults: Array(repeating: .lostBefore, count: 5))
    #expect(lost.account[0] == .unknown)
    #expect(lost.simulation.gate.spent[.update] == 5)
  }

  @Test func `a first try that may have arrived is not forgotten over later ones`() {
    var store = FakeStore()
    store.add(slug: "s-0", to: "https://before/", labels: [owner])
    let faults: [FakeStore.Fault?] = [.lostBefore, .notSent, .notSent, .notSent, .notSent]
    #expect(apply(wishes(1), to: store, faults: faults).account[0] == .unknown)
    let never = Array(repeating: FakeStore.Fault.notSent as FakeStore.Fault?, count: 5)
    #expect(apply(wishes(1), to: store, faults: never).account[0] == .failed("not-sent"))
  }

  @Test func `a new link that can't be paused is not called created`() {
    let wish = Wish("p", slug: "pp-1", to: "https://p/", isEnabled: false)
    let (account, simulation, plan, _) = apply([wish], faults: [nil, .quota])
    #expect(account[0] == .failed("not-paused"))
    #expect(simulation.store.links[0].isEnabled)
    #expect(Array(account.lines(of: plan))[0].slug == "pp-1")
  }

  @Test func `an interrupt lets what is in flight end and looks for what is uncertain`() {
    var options = ApplyOptions()
    options.limits.inFlight = 2
    let (account, simulation, _, stops) = apply(
      wishes(30), faults: [.lostAfter, nil], planner: WishPlan(batch: 3), options: options,
      interruptsAfter: [2])
    let made = simulation.store.links.count
    #expect((3...9).contains(made) && account.counts[.created] == made)
    #expect(account.counts[.skipped] == 30 - made)
    #expect(stops == [.interrupted])
  }

  @Test func `a second interrupt leaves what is in flight unknown`() {
    let plan = WishPlan(batch: 3).plan(wishes(6), FakeStore.set([]))
    var options = ApplyOptions()
    options.limits.inFlight = 1
    var machine = ApplyMachine(plan: plan, options: options)
    _ = machine.next(.start, at: .zero)
    _ = machine.next(.interrupt, at: .zero)
    #expect(!machine.isFinished)
    _ = machine.next(.interrupt, at: .zero)
    #expect(machine.isFinished && machine.account.isComplete)
    #expect(machine.account.counts[.unknown] == 3 && machine.account.counts[.skipped] == 3)
  }

  @Test func `links that an earlier run may have made are not sent`() {
    var options = ApplyOptions()
    options.held = ["k1": Instant(seconds: 5)]
    let (account, simulation, plan, _) = apply(wishes(3, given: false), options: options)
    #expect(account.counts[.created] == 2 && account.counts[.unknown] == 1)
    #expect(simulation.store.links.count == 2)
    let held = account.lines(of: plan).first { $0.outcome == .unknown }
    #expect(held?.key == "k1" && held?.since == Instant(seconds: 5))
  }

  @Test func `a read-back stops at links that are older than the intent`() {
    var store = FakeStore()
    for number in 0..<1000 { store.add(slug: "old-\(number)", to: "https://o/", labels: [owner]) }
    store.date = Instant(seconds: store.date.seconds + 3600)
    let live = FakeStore.set(store.links)
    var wishes = (0..<1000).map { Wish("old-\($0)", slug: "old-\($0)", to: "https://o/") }
    wishes += self.wishes(3) + [Wish("d", slug: "old-0-new", to: "https://d/")]
    let plan = WishPlan(batch: 2).plan(wishes, live)
    var options = ApplyOptions()
    options.limits.inFlight = 1
    var simulation = Simulation(store)
    var faults: [FakeStore.Fault?] = [nil, .lostBefore]
    simulation.fault = { _, call in
      call.kind == .create && !faults.isEmpty ? faults.removeFirst() : nil
    }
    let machine = simulation.run(ApplyMachine(plan: plan, options: options))
    #expect(machine?.account.counts[.created] == 4)
    // Creates, one page instead of six, and what was missing.
    #expect(simulation.store.calls.map(\.kind) == [.create, .create, .list, .create])
  }

  @Test func `a listing afterwards shows what isn't as the account says`() {
    var store = FakeStore()
    store.add(slug: "old", to: "https://o/", labels: [owner])
    var (account, simulation, plan, _) = apply(wishes(4), to: store)
    #expect(account.verify(against: FakeStore.set(simulation.store.links), of: plan).isEmpty)
    var links = simulation.store.links
    links[0].isEnabled = true
    links[1].destination = "https://elsewhere/"
    links[2].labels = []
    links.remove(at: 3)
    #expect(account.verify(against: FakeStore.set(links), of: plan) == [0, 1, 2, 4])
    #expect(Set(account.notAsSent.keys) == [0, 1, 2, 4])
  }
}
