import Applying
import Links
import Planning
import Testing

@Suite struct ListingMachineTests {
  private func store(_ count: Int, labels: [String] = ["l"]) -> FakeStore {
    var store = FakeStore()
    for number in 0..<count { store.add(slug: "s-\(number)", to: "https://a/", labels: labels) }
    return store
  }

  private func list(_ simulation: inout Simulation, label: String?) -> (LiveSet, Bool) {
    let job = simulation.run(ListingMachine(label: label))
    guard case .listed(let links, let isComplete)? = job?.result else {
      Issue.record("the listing failed")
      return (LiveSetBuilder().finish(), false)
    }
    return (links, isComplete)
  }

  @Test(arguments: [(0, 1), (1, 1), (200, 1), (201, 2), (1999, 10)])
  func `reads every link in the fewest calls`(links: Int, calls: Int) {
    var simulation = Simulation(store(links), seed: 3)
    let (listed, isComplete) = list(&simulation, label: "l")
    #expect(listed.count == links && isComplete)
    #expect(simulation.store.calls.count == calls)
    #expect(simulation.gate.spent[.list] == calls)
  }

  @Test func `drops links that only resemble the label`() {
    var store = store(3)
    store.add(slug: "odd", to: "https://a/", labels: ["L"])
    // A service that folds case names four in all.
    var simulation = Simulation(store)
    let (listed, _) = list(&simulation, label: nil)
    #expect(listed.count == 4)
    var machine = ListingMachine(label: "l")
    _ = machine.next(.start, at: .zero)
    let page = LinkPage(links: FakeStore.set(store.links), total: 4)
    _ = machine.next(.reply(ticket: 1, .done(.page(page), ReplyHead())), at: .zero)
    guard case .listed(let links, true)? = machine.result else {
      Issue.record("not listed")
      return
    }
    #expect(links.count == 3)
  }

  @Test func `reads again when the list moved, and is complete when it stood still`() {
    var simulation = Simulation(store(900), seed: 5)
    var moves = 1
    simulation.fault = { _, call in
      guard case .page(let request) = call, request.offset > 0, moves > 0 else { return nil }
      moves -= 1
      return .movingList
    }
    let (listed, isComplete) = list(&simulation, label: nil)
    #expect(isComplete && listed.count == 901)
    #expect(simulation.store.calls.count == 10)
  }

  @Test func `gives up after three more readings and says so`() {
    var simulation = Simulation(store(300), seed: 5)
    simulation.fault = { _, call in
      if case .page(let request) = call, request.offset > 0 { .movingList } else { nil }
    }
    let (listed, isComplete) = list(&simulation, label: nil)
    #expect(!isComplete && listed.count >= 300)
    #expect(simulation.store.calls.count == 8)
  }

  @Test func `a page that can't be read fails the listing`() {
    var simulation = Simulation(store(300), seed: 5)
    simulation.fault = { _, call in
      if case .page(let request) = call, request.offset > 0 { .notSent } else { nil }
    }
    let job = simulation.run(ListingMachine(label: nil))
    guard case .failed(.notSent)? = job?.result else {
      Issue.record("not failed")
      return
    }
    #expect(simulation.gate.spent[.list] == 6 && simulation.gate.retries == 4)
  }

  @Test(arguments: [
    (FakeStore.Fault.badRead, "refused"), (.errorBefore, "uncertain"), (.quota, "stopped"),
  ])
  func `a listing fails with the reason of its page`(fault: FakeStore.Fault, word: String) {
    var simulation = Simulation(store(900), seed: 5)
    simulation.fault = { _, call in
      if case .page(let request) = call, request.offset > 0 { fault } else { nil }
    }
    let job = simulation.run(ListingMachine(label: nil))
    guard case .failed(let failure)? = job?.result else {
      Issue.record("not failed")
      return
    }
    #expect("\(failure)".hasPrefix(word) || fault == .quota)
  }

  @Test func `a page that is held fails the listing, and an end is final`() {
    var machine = ListingMachine(label: nil)
    _ = machine.next(.start, at: .zero)
    #expect(machine.progress == JobProgress(done: 0, total: 1))
    var other = machine
    _ = machine.next(.held(ticket: 1, .quota), at: .zero)
    guard case .failed(.stopped(.quota))? = machine.result else {
      Issue.record("not failed")
      return
    }
    _ = other.next(.interrupt, at: .zero)
    #expect(other.isFinished && other.next(.start, at: .zero).isEmpty)
  }

  @Test func `a service that gives fewer links a page is asked for more pages`() {
    var store = store(50)
    store.largestPage = 20
    var simulation = Simulation(store, seed: 3)
    let (listed, isComplete) = list(&simulation, label: nil)
    #expect(isComplete && listed.count == 50 && simulation.store.calls.count == 3)
  }

  @Test func `without totals all is read, but nothing is proven`() {
    let links = FakeStore.set(store(250).links)
    var machine = ListingMachine(label: nil)
    var actions = machine.next(.start, at: .zero)
    var calls = 0
    while case .send(let sending)? = actions.first, case .page(let request) = sending.call {
      calls += 1
      var page = LiveSetBuilder()
      for row in request.offset..<min(request.offset + 200, links.count) { page.append(links[row]) }
      let answer = LinkPage(links: page.finish(), total: nil)
      actions = machine.next(
        .reply(ticket: sending.ticket, .done(.page(answer), ReplyHead())), at: .zero)
    }
    guard case .listed(let listed, false)? = machine.result else {
      Issue.record("not listed")
      return
    }
    #expect(listed.count == 250 && calls == 8)
  }

  @Test(arguments: [Int.max, 1 << 40, -1, .min])
  func `a total that nobody has is none`(total: Int) {
    var machine = ListingMachine(label: nil)
    _ = machine.next(.start, at: .zero)
    let page = LinkPage(links: FakeStore.set(store(1).links), total: total)
    for ticket in 1...4 {
      _ = machine.next(.reply(ticket: ticket, .done(.page(page), ReplyHead())), at: .zero)
    }
    guard case .listed(let listed, false)? = machine.result else {
      Issue.record("not listed")
      return
    }
    #expect(listed.count == 1)
  }

  @Test func `a service that ignores offsets and gives no total comes to an end`() {
    let page = LinkPage(links: FakeStore.set(store(200).links), total: nil)
    var machine = ListingMachine(label: nil)
    var actions = machine.next(.start, at: .zero)
    var calls = 0
    while calls < 100, case .send(let sending)? = actions.first {
      calls += 1
      actions = machine.next(
        .reply(ticket: sending.ticket, .done(.page(page), ReplyHead())), at: .zero)
    }
    guard case .listed(let listed, false)? = machine.result else {
      Issue.record("not listed")
      return
    }
    #expect(listed.count == 200 && calls == 8)
  }

  @Test(arguments: [
    (ScanChoice.auto, .max as Int?, [100], false, LiveListing.Scope.campaign),
    (.auto, 1000 as Int?, [100], false, LiveListing.Scope.workspace),
    (.auto, 1400, [100], false, .campaign), (.auto, 1400, [1, 300], false, .workspace),
    (.auto, nil, [100], false, .campaign), (.auto, nil, [100], true, .workspace),
    (.campaign, 10, [100], false, .campaign), (.campaign, 10, [100], true, .workspace),
    (.workspace, 100_000, [100], false, .workspace),
  ])
  func `scans the workspace where that costs little more`(
    choice: ScanChoice, total: Int?, campaigns: [Int], adopts: Bool, scope: LiveListing.Scope
  ) {
    #expect(choice.scope(totalLinks: total, campaignLinks: campaigns, adopts: adopts) == scope)
  }
}
