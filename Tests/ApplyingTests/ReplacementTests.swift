import Applying
import Links
import Planning
import Testing

/// Links that are deleted and made again under the same code.
@Suite struct ReplacementTests {
  private let wishes = (0..<3).map {
    Wish("k\($0)", slug: "s-\($0)", to: "https://new.example/\($0)")
  }

  private struct Result {
    let account: Accounting
    let store: FakeStore
    let stops: [Stop]

    /// The calls that write.
    var writes: [CallKind] { store.calls.map(\.kind).filter(\.writes) }
  }

  /// Makes the first of three links anew; the n-th write meets the n-th fault.
  private func replace(
    _ faults: [FakeStore.Fault?] = [], reads: [FakeStore.Fault?] = [], isEnabled: Bool = true,
    interruptsAfter: [Int] = []
  ) -> Result {
    var store = FakeStore()
    for wish in wishes {
      store.add(
        slug: wish.slug ?? "", to: "https://old.example/", labels: [Wish.ownership.ownerLabel])
    }
    var planner = WishPlan(batch: 100)
    planner.anew = ["k0"]
    var wishes = Array(wishes.prefix(1))
    wishes[0].isEnabled = isEnabled
    let rest = (1..<3).map { Wish("k\($0)", slug: "s-\($0)", to: "https://old.example/") }
    let plan = planner.plan(wishes + rest, FakeStore.set(store.links))
    var simulation = Simulation(store, seed: 5)
    var (writes, looks) = (faults, reads)
    simulation.fault = { _, call in
      if call.kind.writes { return writes.isEmpty ? nil : writes.removeFirst() }
      return looks.isEmpty ? nil : looks.removeFirst()
    }
    simulation.interruptsAfter = interruptsAfter
    guard let machine = simulation.run(ApplyMachine(plan: plan)) else {
      preconditionFailure("a run that nobody killed died")
    }
    #expect(machine.account.isComplete)
    let slugs = simulation.store.links.map(\.slug)
    #expect(Set(slugs).count == slugs.count && slugs.contains("s-1") && slugs.contains("s-2"))
    return Result(account: machine.account, store: simulation.store, stops: machine.stops)
  }

  @Test func `a clean run deletes, then makes, and tells the new link`() {
    let result = replace()
    #expect(result.account[0] == .replaced && result.writes == [.delete, .create])
    #expect(result.account.answeredLink(of: 0)?.id == "id-4")
    #expect(result.store.links.last?.destination == "https://new.example/0")
  }

  @Test func `a link that is to be off is paused under its new id`() {
    let result = replace(isEnabled: false)
    #expect(result.account[0] == .replaced && result.writes == [.delete, .create, .status])
    #expect(result.store.links.last?.isEnabled == false)
  }

  @Test(
    arguments: [
      [FakeStore.Fault.lostBefore], [.lostAfter], [.errorAfter, .errorBefore], [.notSent], [.burst],
      [nil, .lostBefore], [nil, .lostAfter], [nil, .errorAfter], [nil, .unreadable],
      [nil, .forgottenItem], [nil, .hiddenItem], [nil, .trimmed], [nil, .notSent],
    ] as [[FakeStore.Fault?]])
  func `a lost answer costs nothing but calls`(faults: [FakeStore.Fault?]) {
    let result = replace(faults)
    #expect(result.account[0] == .replaced, "\(faults)")
    #expect(result.store.links.count == 3)
    #expect(result.store.links.last?.destination == "https://new.example/0")
  }

  @Test func `a delete without any answer is looked for, and what is gone is made again`() {
    let lost: [FakeStore.Fault?] = [.lostAfter, .lostBefore, .lostBefore, .lostBefore, .lostBefore]
    let result = replace(lost)
    #expect(result.account[0] == .replaced)
    #expect(result.writes == [.delete, .delete, .delete, .delete, .delete, .create])
  }

  @Test(arguments: [nil, FakeStore.Fault.movingList, .lostBefore])
  func `where nobody can tell whether it is gone nothing is made`(look: FakeStore.Fault?) {
    let lost = [FakeStore.Fault?](repeating: .lostBefore, count: 5)
    let result = replace(lost, reads: look == .lostBefore ? lost : [look])
    #expect(result.account[0] == .unknown)
    #expect(result.writes.allSatisfy { $0 == .delete })
    #expect(result.store.links.first?.destination == "https://old.example/")
  }

  @Test func `what comes between the two calls is told`() {
    #expect(replace([nil, .itemError]).account[0] == .failed("invalid_url"))
    let full = replace([nil, .planLimit])
    #expect(full.account[0] == .failed(Failure.notReplaced) && full.stops == [.planLimit])
    let used = replace([.quota])
    #expect(used.account[0] == .skipped(.quota) && used.store.links.count == 3)
  }

  @Test func `an interrupt leaves the old link, the new one, or says that neither is there`() {
    var seen: Set<Outcome> = []
    for effects in 0..<12 {
      let result = replace(interruptsAfter: [effects])
      guard let outcome = result.account[0] else { continue }
      seen.insert(outcome)
      let link = result.store.links.first { $0.slug == "s-0" }
      switch outcome {
      case .skipped(.interrupted): #expect(link?.destination == "https://old.example/")
      case .replaced: #expect(link?.destination == "https://new.example/0")
      default: #expect(outcome == .failed(Failure.notReplaced) && link == nil)
      }
    }
    #expect(seen.contains(.replaced) && seen.contains(.failed(Failure.notReplaced)))
  }
}
