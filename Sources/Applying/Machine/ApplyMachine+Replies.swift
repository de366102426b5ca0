import Links
import Planning

extension ApplyMachine {
  /// Takes the last reply to a call.
  mutating func receive(_ reply: Reply<Answer>, for batch: Batch, _ actions: inout [Action]) {
    let stopsBefore = stops.count
    switch batch.kind {
    case .create, .createSingle: receiveCreate(reply, for: batch)
    case .update: receiveUpdate(reply, for: batch)
    case .resume, .pause, .resumeSingle, .pauseSingle: receiveStatus(reply, for: batch)
    case .delete: receiveDelete(reply, for: batch)
    }
    for stop in stops[stopsBefore...] { actions.append(.close(stop)) }
    actions.append(record(batch.members, reply.head?.requestID))
  }

  private mutating func receiveUpdate(_ reply: Reply<Answer>, for batch: Batch) {
    let change = batch.members[0]
    switch reply {
    case .done(.link(let links), let head):
      let answer = account.keep(requestID: head.requestID, links: nil)
      account.settle(change, success(of: change), answer: answer)
      if links.count != 1 {
        account.markNotAsSent(change)
      } else if !Likeness.matches(links[0], patch(of: change)) {
        account.markNotAsSent(change, Likeness.echo(links[0], of: patch(of: change)))
      }
    case .done: preconditionFailure("an update is answered by a link")
    case .refused(let refusal, let head): refuse(batch, refusal, head)
    case .uncertain: doubts[change] = .update
    case .notSent: account.settle(change, .failed(Failure.notSent))
    }
  }

  private mutating func receiveStatus(_ reply: Reply<Answer>, for batch: Batch) {
    let isEnabled = batch.kind == .resume || batch.kind == .resumeSingle
    switch reply {
    case .done(let done, let head):
      let count = setLinks(done, isEnabled: isEnabled)
      let answer = account.keep(requestID: head.requestID, links: nil)
      for change in batch.members {
        if count == batch.members.count {
          settleStatus(change, answer: answer)
        } else {
          doubts[change] = .status(isEnabled: isEnabled, isAnswered: true)
        }
      }
    case .refused(let refusal, let head): refuse(batch, refusal, head)
    case .uncertain:
      for change in batch.members {
        doubts[change] = .status(isEnabled: isEnabled, isAnswered: false)
      }
    case .notSent:
      for change in batch.members { settleUnmade(change, .failed(Failure.notSent), in: batch) }
    }
  }

  /// How many links an answer says to be as they should: a bulk status by a count, a PATCH by the
  /// link itself.
  private func setLinks(_ answer: Answer, isEnabled: Bool) -> Int {
    switch answer {
    case .set(let count): count
    case .link(let links): (0..<links.count).count { links[$0].isEnabled == isEnabled }
    default: preconditionFailure("a status is answered by a count or a link")
    }
  }

  /// A link of a bulk status is as it should be.
  mutating func settleStatus(_ change: Int, answer: Int?) {
    // A new link keeps the answer that shows its code.
    let isNew = account.answeredLink(of: change) != nil
    account.settle(change, success(of: change), answer: isNew ? nil : answer)
  }

  private mutating func receiveDelete(_ reply: Reply<Answer>, for batch: Batch) {
    let change = batch.members[0]
    switch reply {
    case .done(_, let head): settleDeleted(change, head)
    // Gone is gone: by an earlier try of this call, or by somebody else.
    case .refused(let refusal, let head) where refusal.kind == .notFound:
      settleDeleted(change, head)
    case .refused(let refusal, let head): refuse(batch, refusal, head)
    case .uncertain: doubts[change] = .delete
    case .notSent: account.settle(change, .failed(Failure.notSent))
    }
  }

  private mutating func settleDeleted(_ change: Int, _ head: ReplyHead) {
    // A link that is made anew goes on to its create.
    guard plan.changes[change].kind == .delete else { return }
    let answer = account.keep(requestID: head.requestID, links: nil)
    account.settle(change, success(of: change), answer: answer)
  }

  /// The service said no to a whole call: nothing of it was carried out.
  mutating func refuse(_ batch: Batch, _ refusal: Refusal, _ head: ReplyHead) {
    let outcome: Outcome
    switch refusal.kind {
    case .quota:
      learn(.quota)
      outcome = .skipped(.quota)
    case .planLimit where batch.kind.callKind == .create:
      learn(.planLimit)
      outcome = .skipped(.planLimit)
    case .authentication:
      learn(.authentication)
      outcome = .failed(refusal.word)
    case .scope:
      learn(.scope)
      outcome = .failed(refusal.word)
    case .feature:
      learn(.feature)
      outcome = .failed(refusal.word)
    case .planLimit, .badRequest, .notFound, .conflict, .burst, .unexpected:
      outcome = .failed(refusal.word)
    }
    let answer = account.keep(requestID: head.requestID, links: nil)
    for change in batch.members { settleUnmade(change, outcome, in: batch, answer: answer) }
  }

  /// Settles a link for which this call did nothing; earlier ones may have.
  mutating func settleUnmade(
    _ change: Int, _ outcome: Outcome, in batch: Batch, answer: Int? = nil
  ) {
    if batch.kind.callKind == .create {
      var code: String?
      if case .failed(let failure) = outcome { code = failure }
      let isSuspect = code == Failure.conflict && !options.hasCompleteListing
      if uncertainSince[change] != nil || isSuspect {
        doubts[change] = .create(code: code)
        return
      }
      if plan.changes[change].kind == .replace, code == nil {
        // Its old link is gone already.
        account.settle(change, .failed(Failure.notReplaced), answer: answer)
        return
      }
    } else if account[change] == .failed(Failure.notPaused) {
      // It lives and isn't paused: that says more than why.
      return
    }
    account.settle(change, outcome, answer: answer)
  }

  /// What a link becomes when its call is carried out.
  func success(of change: Int) -> Outcome {
    switch plan.changes[change].kind {
    case .create: .created
    case .update: .updated
    case .adopt: .adopted
    case .resume: .resumed
    case .replace: .replaced
    case .pause: .paused
    case .delete: .deleted
    case .unchanged, .kept, .blocked, .skipped:
      preconditionFailure("a step for a link that is left alone")
    }
  }
}

extension Refusal {
  /// The code in one form: the service's own in lower case, or the kind where it named none.
  var word: String {
    if kind == .conflict { return Failure.conflict }
    return code.isEmpty ? kind.rawValue : code.lowercased()
  }
}
