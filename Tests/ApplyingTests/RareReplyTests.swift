import Bytes
import Links
import Planning
import Testing

@testable import Applying

/// Replies that no run of the random tests meets, one by one.
@Suite struct RareReplyTests {
  private let owner = Wish.ownership.ownerLabel
  private let links = [Wish("k0", slug: "s-0", to: "https://a.example/0")]

  /// A machine whose first call is under way.
  private func machine(
    _ wishes: [Wish], _ store: FakeStore = FakeStore(), _ planner: WishPlan = WishPlan()
  ) -> ApplyMachine {
    var machine = ApplyMachine(plan: planner.plan(wishes, FakeStore.set(store.links)))
    take(&machine, .start)
    return machine
  }

  private func take(_ machine: inout ApplyMachine, _ event: Event) {
    var traced = Traced(job: machine)
    _ = traced.next(event, at: .zero)
    machine = traced.job
  }

  private func reply(
    _ machine: inout ApplyMachine, _ ticket: Int, _ reply: Reply<Answer>
  ) {
    take(&machine, .reply(ticket: ticket, reply))
  }

  private func made(_ slug: String, _ destination: String, _ labels: [String]) -> LiveSet {
    FakeStore.set([
      FakeStore.Link(
        id: "id-9", slug: slug, destination: destination, labels: labels,
        createdAt: Instant(seconds: 0))
    ])
  }

  private func created(_ links: LiveSet, _ code: String? = nil) -> Reply<Answer> {
    let errors = code.map {
      BulkAnswer.ItemError(index: 0, isConflict: false, code: $0, message: "")
    }
    return .done(
      .created(BulkAnswer(created: links, errors: errors.map { [$0] } ?? [])), ReplyHead())
  }

  private let nothing = FakeStore.set([])

  @Test(arguments: [true, false])
  func `a create that never reached the service failed`(hasBulk: Bool) {
    var machine = machine(links, FakeStore(), WishPlan(hasBulk: hasBulk))
    reply(&machine, 1, .notSent("refused"))
    #expect(machine.isFinished && machine.account[0] == .failed("not-sent"))
  }

  @Test func `a pause and a delete that never reached the service failed`() {
    var store = FakeStore()
    store.add(slug: "old", to: "https://o/", labels: [owner])
    for planner in [WishPlan(), WishPlan(hasBulk: false), WishPlan(deletes: true)] {
      var machine = machine([], store, planner)
      reply(&machine, 1, .notSent("refused"))
      #expect(machine.isFinished && machine.account[0] == .failed("not-sent"))
    }
  }

  @Test func `a delete of what is gone already is done`() {
    var store = FakeStore()
    store.add(slug: "old", to: "https://o/", labels: [owner])
    var machine = machine([], store, WishPlan(deletes: true))
    let refusal = Refusal(kind: .notFound, status: 404, code: "not_found", message: "")
    reply(&machine, 1, .refused(refusal, ReplyHead()))
    #expect(machine.isFinished && machine.account[0] == .deleted)
  }

  @Test func `an error without a code is one, and the links of the month end creating`() {
    var machine = machine(links)
    reply(&machine, 1, created(nothing, ""))
    #expect(machine.account[0] == .failed("error"))
    machine = self.machine(links)
    reply(&machine, 1, created(nothing, "PLAN_LIMIT_EXCEEDED"))
    #expect(machine.account[0] == .skipped(.planLimit) && machine.stops == [.planLimit])
  }

  @Test func `a trimmed answer with a code in other letters isn't as sent`() {
    var machine = machine(links)
    reply(&machine, 1, created(made("S-0", "https://a.example/0", [])))
    #expect(machine.account[0] == .created)
    #expect(machine.account.notAsSent[0] == Echo())
  }

  @Test func `what is found under the code and leads elsewhere is a conflict`() {
    var machine = machine(links)
    reply(&machine, 1, .uncertain(.timedOut, ReplyHead()))
    let page = LinkPage(links: made("s-0", "https://elsewhere.example/", [owner]), total: 1)
    reply(&machine, 2, .done(.page(page), ReplyHead()))
    #expect(machine.isFinished && machine.account[0] == .failed("conflict"))
  }

  @Test func `what is found with other labels was made, and isn't as sent`() {
    var machine = machine(links)
    reply(&machine, 1, .uncertain(.timedOut, ReplyHead()))
    let page = LinkPage(links: made("s-0", "https://a.example/0", [owner, "x"]), total: 1)
    reply(&machine, 2, .done(.page(page), ReplyHead()))
    #expect(machine.isFinished && machine.account[0] == .created)
    #expect(machine.account.notAsSent[0]?.fields == .labels)
  }

  @Test func `a link that a pause left out and no listing shows wasn't set`() {
    var store = FakeStore()
    store.add(slug: "old", to: "https://o/", labels: [owner])
    var machine = machine([], store)
    reply(&machine, 1, .done(.set(0), ReplyHead()))
    reply(&machine, 2, .done(.page(LinkPage(links: nothing, total: 0)), ReplyHead()))
    #expect(machine.isFinished && machine.account[0] == .failed("not-set"))
  }

  @Test func `an update without a link in its answer isn't as sent`() {
    var store = FakeStore()
    store.add(slug: "s-0", to: "https://before/", labels: [owner])
    var machine = machine(links, store)
    reply(&machine, 1, .done(.link(nothing), ReplyHead()))
    #expect(machine.isFinished && machine.account[0] == .updated)
    #expect(machine.account.notAsSent[0] == Echo())
  }

  @Test func `a finished run hears nothing, and a listing afterwards is held against it`() {
    var machine = machine(links)
    #expect(machine.progress == JobProgress(done: 0, total: 1))
    let links = made(
      "s-0", "https://a.example/0", [owner] + Wish.set(links)[0].allLabels.dropFirst())
    reply(&machine, 1, created(links))
    #expect(machine.isFinished && machine.progress == JobProgress(done: 1, total: 1))
    #expect(machine.next(.interrupt, at: .zero).isEmpty && machine.stops.isEmpty)
    #expect(machine.verify(against: links).isEmpty)
    #expect(machine.verify(against: nothing) == [0])
  }

  @Test func `an answer's rules and expiry are compared with what was sent`() {
    var draft = LinkDraft(destination: "https://a/", slug: "a", labels: [owner])
    draft.rules = RuleSet([RoutingRule(destination: "https://r/", priority: 1)])
    draft.expiresAt = Instant(seconds: 5)
    let link = made("a", "https://a/", [owner])[0]
    #expect(!Likeness.matches(link, draft))
    let echo = Likeness.echo(link, of: draft)
    #expect(echo.fields == [.rules, .expiresAt])
    #expect(echo.sent.rules == draft.rules && echo.shown.rules == .none)
    #expect(echo.sent.expiresAt == draft.expiresAt && echo.shown.expiresAt == nil)
    var patch = LinkPatch()
    patch.rules = draft.rules
    #expect(!Likeness.matches(link, patch))
  }

  @Test func `a look back that is held is over, and nothing is resent`() {
    var machine = machine(links)
    reply(&machine, 1, .uncertain(.timedOut, ReplyHead()))
    take(&machine, .held(ticket: 2, .quota))
    take(&machine, .held(ticket: 3, .quota))
    #expect(machine.isFinished && machine.account[0] == .unknown)
  }
}
