// Carries out a plan. Steps go in the plan's order of kinds, several of a kind beside each other;
// a kind begins when the one before it is settled, because deletes free codes and new links are
// paused by the ids that their creation gave them.
//
// What keeps codes from being doubled: a create whose outcome is unknown is never sent again
// before somebody has looked. Where the file gives the code, looking and the service's own
// uniqueness make a second link impossible, and what is missing is sent again. Where the service
// chooses, a link that isn't found stays unknown, and this run never sends it again.

import Bytes
package import Links
package import Planning

/// Turns a plan into calls and their replies into outcomes.
///
/// Pure: equal events at equal times give equal actions. Cost of a clean run: one call a step.
package struct ApplyMachine: Job {
  package let plan: Plan
  let options: ApplyOptions
  package internal(set) var account: Accounting

  /// What kept calls from being sent, in the order in which it was learnt.
  package internal(set) var stops: [Stop] = []
  package internal(set) var isFinished = false

  /// The next step to begin.
  var nextStep = 0
  var flights: [Int: Batch] = [:]
  /// Batches whose missing members are known.
  var resends: [Batch] = []
  /// Batches whose create had no usable answer.
  var unanswered: [Batch] = []
  var readBack: ReadBack?
  /// Links that the pass at the end of their kind looks for.
  var doubts: [Int: Doubt] = [:]
  /// When the first uncertain create of a link was sent.
  var uncertainSince: [Int: Instant] = [:]
  var clock = ServerClock()
  private var tickets = 0
  private var interrupts = 0
  /// Links that were settled before the first call.
  private let settledBefore: Int

  package init(plan: Plan, options: ApplyOptions = ApplyOptions()) {
    self.plan = plan
    self.options = options
    var account = Accounting(plan: plan)
    ApplyMachine.settleHeldLinks(of: plan, options.held, in: &account)
    self.account = account
    settledBefore = account.settledCount
  }

  /// Of the links that need calls.
  package var progress: JobProgress {
    JobProgress(
      done: account.settledCount - settledBefore, total: account.linkCount - settledBefore)
  }

  /// Holds the finished run's account against a listing made afterwards.
  ///
  /// See ``Accounting/verify(against:of:)``.
  package mutating func verify(against listing: LiveSet) -> [Int] {
    account.verify(against: listing, of: plan)
  }

  /// One call's worth of links.
  struct Batch: Sendable {
    let step: Int
    let kind: Step.Kind
    var members: [Int]
    var attempt = 1
    /// The service's time at the intent.
    var sentAt: Instant?
    /// What a create sends; empty for other kinds and before the call is made.
    var drafts: [LinkDraft] = []
  }

  /// What is still to be found out about a link.
  enum Doubt: Sendable {
    /// The last word about a create after an uncertain one; nil for none.
    case create(code: String?)
    case update
    /// Whether the service claims to have carried the call out.
    case status(isEnabled: Bool, isAnswered: Bool)
    /// Of a link that goes for good, or that gives way to a new one.
    case delete
  }

  package mutating func next(_ event: Event, at now: Duration) -> [Action] {
    guard !isFinished else { return [] }
    var actions: [Action] = []
    switch event {
    case .start: break
    case .interrupt:
      interrupts += 1
      learn(.interrupted)
      if interrupts > 1 { abandon() }
    case .held(let ticket, let stop):
      learn(stop)
      if readBack?.ticket == ticket {
        endReadBack(wasRead: false, &actions)
      } else if let batch = flights.removeValue(forKey: ticket) {
        drop(batch, stop)
      }
    case .reply(let ticket, let reply):
      clock.learn(reply.head?.date, at: now)
      if readBack?.ticket == ticket {
        receivePage(reply, &actions)
      } else if let batch = flights.removeValue(forKey: ticket) {
        receive(reply, for: batch, &actions)
      }
    }
    proceed(&actions, at: now)
    return actions
  }

  /// Sends what there is room for, looks for what is uncertain, and ends when nothing is left.
  private mutating func proceed(_ actions: inout [Action], at now: Duration) {
    while !isFinished {
      if readBack == nil, !unanswered.isEmpty { beginReadBack() }
      if let request = readBack?.request(ticket: tickets + 1) {
        tickets += 1
        actions.append(.send(request))
      }
      while flights.count < options.limits.inFlight, let batch = nextBatch() {
        send(batch, &actions, at: now)
      }
      guard flights.isEmpty, resends.isEmpty, unanswered.isEmpty, readBack == nil else { return }
      guard doubts.isEmpty else {
        beginFinalPass()
        continue
      }
      guard nextStep < plan.steps.count else {
        isFinished = true
        return
      }
      stage = plan.steps[nextStep].kind.stage
    }
  }

  /// Steps of one stage may run beside each other.
  private var stage: Int?

  private mutating func nextBatch() -> Batch? {
    if !resends.isEmpty { return resends.removeFirst() }
    while nextStep < plan.steps.count, plan.steps[nextStep].kind.stage == stage {
      let step = plan.steps[nextStep]
      nextStep += 1
      let members = step.members.filter { isDue($0, in: step.kind) }
      guard !members.isEmpty else { continue }
      return Batch(step: nextStep - 1, kind: step.kind, members: members)
    }
    return nil
  }

  /// Whether what comes before a step left something to do for a link.
  private func isDue(_ change: Int, in kind: Step.Kind) -> Bool {
    let isPause = kind == .pause || kind == .pauseSingle
    guard isPause, plan.changes[change].live == nil || plan.changes[change].kind == .replace else {
      return account[change] == nil
    }
    return account[change] == .failed(Failure.notPaused) && !createdID(change).isEmpty
  }

  private mutating func send(_ batch: Batch, _ actions: inout [Action], at now: Duration) {
    if let stop = stops.first(where: { $0.covers(batch.kind.callKind) }) {
      drop(batch, stop)
      return
    }
    var batch = batch
    tickets += 1
    batch.sentAt = clock.time(at: now)
    if batch.kind.callKind == .create { batch.drafts = batch.members.map { draft(of: $0) } }
    flights[tickets] = batch
    let sending = Sending(ticket: tickets, call: call(for: batch), attempt: batch.attempt)
    actions.append(.journal(intent(of: batch), then: sending))
  }

  /// Gives up a batch that wasn't sent.
  private mutating func drop(_ batch: Batch, _ stop: Stop) {
    for change in batch.members { settleUnmade(change, .skipped(stop), in: batch) }
  }

  mutating func learn(_ stop: Stop) {
    if !stops.contains(stop) { stops.append(stop) }
  }

  /// The second interrupt: whatever is under way stays unknown.
  private mutating func abandon() {
    let open = flights.values.map { $0 } + unanswered + (readBack?.batches ?? [])
    for batch in open {
      for change in batch.members where account[change] == nil {
        account.settle(change, .unknown)
      }
    }
    for change in doubts.keys where account[change] == nil {
      account.settle(change, .unknown)
    }
    for change in 0..<account.linkCount where account[change] == nil {
      account.settle(change, uncertainSince[change] == nil ? .skipped(.interrupted) : .unknown)
    }
    isFinished = true
  }

  /// Links that an earlier run left unknown and that it is too early to send again.
  private static func settleHeldLinks(
    of plan: Plan, _ held: [String: Instant], in account: inout Accounting
  ) {
    guard !held.isEmpty else { return }
    for (number, change) in plan.changes.enumerated() where change.kind == .create {
      guard let desired = change.desired, plan.desired.slugs.isEmpty(at: desired),
        let since = held[plan.desired.keys.string(at: desired)]
      else { continue }
      account.hold(number, since: since)
    }
  }

  /// The keys of the plan that are held back, with the time of the earlier run's call.
  package var held: [String: Instant] {
    var held: [String: Instant] = [:]
    for (number, since) in account.heldSince {
      guard let desired = plan.changes[number].desired else {
        preconditionFailure("a create of no link")
      }
      held[plan.desired.keys.string(at: desired)] = since
    }
    return held
  }
}
