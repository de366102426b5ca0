import Applying
import Glibc
import Links
import Planning
import ServiceConformance
import Synchronization
import Testing

@Suite struct CourierTests {
  private let directory = ScratchDirectory()

  private func courier(
    _ service: FakeService, rate: Rate = .off, time: FakeTime = FakeTime()
  ) -> Courier {
    let gate = CallGate(rate: rate, isLoopback: true, seed: 3)
    return Courier(reader: service, writer: service, gate: gate, time: time)
  }

  private func wishes(_ count: Int) -> [Wish] {
    (0..<count).map { Wish("k\($0)", slug: "s-\($0)", to: "https://a.example/\($0)") }
  }

  @Test func `the fake conforms`() async throws {
    try await ServiceConformance(service: FakeService(), label: "campaign-t", prefix: "t-").run()
  }

  @Test func `lists in parallel, applies, and lists again to nothing`() async throws {
    let service = FakeService()
    let courier = courier(service)
    var plan = WishPlan(batch: 50).plan(
      wishes(1000), try await courier.listing(.campaign, of: Wish.ownership).links)
    let machine = await courier.run(ApplyMachine(plan: plan))
    #expect(machine.account.counts[.created] == 1000)
    let listing = try await courier.listing(.campaign, of: Wish.ownership)
    #expect(listing.isComplete && listing.calls[.list] == 5)
    plan = WishPlan().plan(wishes(1000), listing.links)
    #expect(!plan.hasChanges)
    #expect(await courier.gate.spent.total == 1 + 20 + 5)
    #expect(service.mostUnderWay > 1 && service.mostUnderWay <= 8)
  }

  @Test func `intents stand in the journal before their calls, answers and the end behind`()
    async throws
  {
    let file = try JournalFile(directory: directory.path, campaign: "c")
    let service = FakeService(faults: [nil, .lostAfter])
    let job = ApplyMachine(plan: WishPlan().plan(wishes(9), FakeStore.set([])))
    let writer = try file.begin(
      JournalHeader(
        run: "aa", planDigest: "", processID: getpid(), started: Instant(seconds: 1), machine: job))
    let machine = await courier(service).run(job, journal: writer)
    await writer.end(Ended(machine.stops))
    let contents = try JournalContents(try ScratchDirectory.bytes(of: file.path))
    #expect(contents.intents.count == 3)
    #expect(Set(contents.answers.flatMap(\.members).map(\.change)) == Set(0..<9))
    #expect(contents.ended == .finished)
  }

  @Test func `nothing is sent whose intent isn't durable`() async throws {
    let plan = WishPlan().plan(wishes(3), FakeStore.set([]))
    var engine = Engine(
      ApplyMachine(plan: plan),
      outbox: Outbox(gate: CallGate(rate: .off, isLoopback: true, seed: 1)))
    let effects = engine.handle(.start, at: .zero)
    guard case .transmit(let sending, _?)? = effects.first, effects.count == 1 else {
      Issue.record("no intent")
      return
    }
    #expect(engine.handle(.unrecorded(ticket: sending.ticket), at: .zero).isEmpty)
    #expect(engine.isFinished && engine.outbox.gate.spent.total == 0)
    #expect((0..<3).allSatisfy { engine.job.account[$0] == .skipped(.journal) })
  }

  @Test func `waits for the pace in time that passes`() async throws {
    let time = FakeTime()
    let service = FakeService()
    let courier = courier(service, rate: .perSecond(4), time: time)
    let plan = WishPlan(batch: 1).plan(wishes(43), FakeStore.set([]))
    let machine = await courier.run(ApplyMachine(plan: plan))
    #expect(machine.account.counts[.created] == 43)
    #expect(time.now >= .seconds(10) && time.now < .seconds(11))
  }

  @Test func `whoever listens is told of every other try of a call`() async throws {
    let heard = Mutex<[Courier.Decision]>([])
    let service = FakeService(faults: [.errorBefore, nil, .burst])
    let courier = Courier(
      reader: service, writer: service, gate: CallGate(rate: .off, isLoopback: true, seed: 3),
      time: FakeTime(), onDecision: { decision in heard.withLock { $0.append(decision) } })
    let plan = WishPlan().plan(wishes(3), FakeStore.set([]))
    let machine = await courier.run(ApplyMachine(plan: plan))
    #expect(machine.account.counts[.created] == 3)
    let tries = heard.withLock { $0 }.compactMap { decision -> Int? in
      if case .retry(_, let attempt, _) = decision { attempt } else { nil }
    }
    #expect(!tries.isEmpty && tries.allSatisfy { $0 >= 2 })
    // A batch that was looked for and is sent anew is a retry, too, but no other try of its call.
    #expect(await courier.gate.retries >= tries.count)
  }

  @Test func `tries again what failed and tells what it cost`() async throws {
    let service = FakeService(faults: [.burst, .notSent, .errorBefore, nil])
    let courier = courier(service)
    _ = try await courier.usage()
    #expect(await courier.gate.spent[.usage] == 4)
    #expect(await courier.gate.retries == 3)
    #expect(try await courier.workspace().id == "ws_1")
  }

  @Test func `an interrupt reaches a run, and the runs after it`() async throws {
    let service = FakeService()
    let courier = courier(service)
    courier.interrupt()
    let plan = WishPlan(batch: 1).plan(wishes(50), FakeStore.set([]))
    let machine = await courier.run(ApplyMachine(plan: plan))
    #expect(machine.stops == [.interrupted])
    #expect(machine.account.isComplete && machine.account.counts[.skipped] >= 49)
    await #expect(throws: CallFailure.stopped(.interrupted)) {
      try await courier.listing(.workspace, of: Wish.ownership)
    }
  }
}
