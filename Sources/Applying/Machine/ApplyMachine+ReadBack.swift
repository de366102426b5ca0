import Bytes
import Links
import Planning

extension ApplyMachine {
  /// Looks for the links of all creates that had no usable answer.
  mutating func beginReadBack() {
    let targets = unanswered.flatMap(\.members)
    readBack = ReadBack(
      batches: unanswered, targets: targets, deletes: [], horizon: horizon(of: targets), plan: plan)
    unanswered = []
  }

  /// Looks once more for every link of the kind that is in doubt.
  mutating func beginFinalPass() {
    let targets = doubts.keys.sorted()
    let deletes = targets.filter { if case .delete = doubts[$0] { true } else { false } }
    readBack = ReadBack(
      batches: [], targets: targets, deletes: Set(deletes), horizon: horizon(of: targets),
      plan: plan)
  }

  /// How far back to look: a margin behind the earliest intent.
  ///
  /// Nil where one of the links may be of any age.
  private func horizon(of targets: [Int]) -> Instant? {
    var earliest: Instant?
    for change in targets {
      guard let since = uncertainSince[change] else { return nil }
      earliest = min(earliest ?? since, since)
    }
    return earliest.map { Instant(seconds: $0.seconds - options.limits.readBackMargin) }
  }

  mutating func receivePage(_ reply: Reply<Answer>, _ actions: inout [Action]) {
    guard case .done(.page(let page), let head) = reply, var reading = readBack else {
      endReadBack(wasRead: false, &actions)
      return
    }
    var number: Int?
    var changes: [Int] = []
    for row in 0..<page.links.count {
      guard let change = reading.change(of: page.links[row]) else { continue }
      let answer = number ?? account.keep(requestID: head.requestID, links: page.links)
      number = answer
      found(change, as: page.links[row], answer: answer, row: row)
      reading.close(change)
      changes.append(change)
    }
    actions.append(record(changes, head.requestID))
    let isRead = reading.advance(over: page)
    readBack = reading
    if isRead { endReadBack(wasRead: true, &actions) }
  }

  /// Settles a link that was looked for by the state in which it is.
  private mutating func found(_ change: Int, as link: LiveLink, answer: Int, row: Int) {
    let doubt = doubts.removeValue(forKey: change)
    switch doubt {
    case nil, .create: foundCreated(change, as: link, answer: answer, row: row)
    case .update where Likeness.matches(link, patch(of: change)):
      account.settle(change, success(of: change), answer: answer)
    // A delete that wasn't carried out yet may still be on its way.
    case .update, .delete: account.settle(change, .unknown)
    case .status(let isEnabled, _) where link.isEnabled == isEnabled:
      settleStatus(change, answer: answer)
    case .status(_, let isAnswered):
      if isAnswered {
        settleNotSet(change)
      } else if account[change] == nil {
        account.settle(change, .unknown)
      }
    }
  }

  private mutating func settleNotSet(_ change: Int) {
    if account[change] == nil { account.settle(change, .failed(Failure.notSet)) }
  }

  /// A create's link lives: made by us, or by another runner of the same files.
  ///
  /// Under a given code a link that leads elsewhere isn't what was sent: somebody else's campaign
  /// files, or a link that the plan's listing missed.
  private mutating func foundCreated(_ change: Int, as link: LiveLink, answer: Int, row: Int) {
    let draft = self.draft(of: change)
    if uncertainSince[change] == nil {
      // It was there before: the plan's listing was incomplete.
      let isSame = Likeness.matches(link, draft)
      account.settle(change, isSame ? .unchanged : .failed(Failure.conflict), answer: answer)
      return
    }
    if draft.slug != nil, !Likeness.leads(link, to: draft.destination) {
      account.settle(change, .failed(Failure.conflict), answer: answer)
      return
    }
    settleMade(change, answer: answer, row: row)
    if !Likeness.matches(link, draft) {
      account.markNotAsSent(change, Likeness.echo(link, of: draft))
    }
  }

  /// - Parameter wasRead: Whether the listing was read as far as it had to be.
  mutating func endReadBack(wasRead: Bool, _ actions: inout [Action]) {
    guard let ended = readBack else { preconditionFailure("nothing was read back") }
    readBack = nil
    if ended.batches.isEmpty {
      for change in ended.open.sorted() {
        settleUnfound(change, wasRead: wasRead, isWhole: ended.isWhole)
      }
      actions.append(record(ended.open.sorted(), nil))
      return
    }
    for batch in ended.batches {
      var rest = batch
      rest.members = batch.members.filter { ended.open.contains($0) }
      rest.attempt += 1
      let again = rest.members.filter { wasRead && mayResend($0, in: rest) }
      for change in rest.members where !again.contains(change) {
        doubts[change] = .create(code: nil)
      }
      rest.members = again
      if !again.isEmpty { resends.append(rest) }
    }
  }

  /// Only a link whose code is given may be sent again: the code keeps it from being doubled.
  private func mayResend(_ change: Int, in batch: Batch) -> Bool {
    guard let desired = plan.changes[change].desired else {
      preconditionFailure("a create of no link")
    }
    return !plan.desired.slugs.isEmpty(at: desired) && batch.attempt <= options.limits.tries
      && !stops.contains { $0.covers(.create) }
  }

  /// The last word on a link that the pass at the end of its kind didn't find.
  ///
  /// - Parameter isWhole: Whether every link of the campaign was read.
  private mutating func settleUnfound(_ change: Int, wasRead: Bool, isWhole: Bool) {
    switch doubts.removeValue(forKey: change) {
    case .create(let code?) where wasRead: account.settle(change, .failed(code))
    case .delete where wasRead && isWhole:
      // A link that is made anew goes on to its create.
      if plan.changes[change].kind == .delete { account.settle(change, success(of: change)) }
    case .status(_, isAnswered: true) where wasRead: settleNotSet(change)
    case .create, .update, .delete, .status:
      // A new link that isn't paused says so already.
      if account[change] == nil { account.settle(change, .unknown) }
    case nil: preconditionFailure("a link that nobody looked for")
    }
  }
}
