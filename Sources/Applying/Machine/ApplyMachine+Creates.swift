import Links
import Planning

extension ApplyMachine {
  mutating func receiveCreate(_ reply: Reply<Answer>, for batch: Batch) {
    switch reply {
    case .done(.created(let answer), let head): settle(batch, by: answer, head)
    case .done(.link(let links), let head):
      settle(batch, by: BulkAnswer(created: links, errors: []), head)
    case .done: preconditionFailure("a create is answered by links")
    case .refused(let refusal, let head): refuse(batch, refusal, head)
    case .uncertain:
      markUncertain(batch.members, since: batch.sentAt)
      unanswered.append(batch)
    case .notSent:
      for change in batch.members { settleUnmade(change, .failed(Failure.notSent), in: batch) }
    }
  }

  private mutating func settle(_ batch: Batch, by answer: BulkAnswer, _ head: ReplyHead) {
    let match = BatchMatch(batch.drafts, answer)
    let number = account.keep(requestID: head.requestID, links: answer.created)
    for pair in match.created {
      let link = answer.created[pair.row]
      settleMade(batch.members[pair.draft], answer: number, row: pair.row)
      let draft = batch.drafts[pair.draft]
      if isOdd(link, draft) {
        let echo = Likeness.isTrimmed(link) ? Echo() : Likeness.echo(link, of: draft)
        account.markNotAsSent(batch.members[pair.draft], echo)
      }
    }
    for pair in match.otherCode {
      account.settle(
        batch.members[pair.draft], .failed(Failure.otherCode), answer: number, row: pair.row)
    }
    for item in match.failed {
      settleUnmade(batch.members[item.draft], outcome(of: item.error), in: batch, answer: number)
    }
    if match.hasOtherCode { learn(.otherCode) }
    guard !match.missing.isEmpty else { return }
    var rest = batch
    rest.members = match.missing.map { batch.members[$0] }
    markUncertain(rest.members, since: batch.sentAt)
    unanswered.append(rest)
  }

  /// A link lives that this run was to make.
  mutating func settleMade(_ change: Int, answer: Int, row: Int) {
    let outcome: Outcome =
      plan.changes[change].isBornPaused ? .failed(Failure.notPaused) : success(of: change)
    account.settle(change, outcome, answer: answer, row: row)
  }

  /// Whether an answer shows something else than what was sent, as far as it shows it.
  private func isOdd(_ link: LiveLink, _ draft: LinkDraft) -> Bool {
    if let slug = draft.slug, slug != link.slug { return true }
    return !Likeness.isTrimmed(link) && !Likeness.matches(link, draft)
  }

  /// Item errors are final, but the links of the month are a limit for all that follow.
  private mutating func outcome(of error: BulkAnswer.ItemError) -> Outcome {
    let code = error.isConflict ? Failure.conflict : error.code.lowercased()
    guard code == "plan_limit_exceeded" else { return .failed(code.isEmpty ? "error" : code) }
    learn(.planLimit)
    return .skipped(.planLimit)
  }

  private mutating func markUncertain(_ changes: [Int], since: Instant?) {
    for change in changes where uncertainSince[change] == nil {
      // Without a date nothing is too old to be looked at.
      uncertainSince[change] = since ?? Instant(seconds: .min / 2)
    }
  }
}
