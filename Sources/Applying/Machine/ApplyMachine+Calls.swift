import Bytes
import Links
import Planning

extension ApplyMachine {
  func call(for batch: Batch) -> Call {
    switch batch.kind {
    case .create: return .create(batch.drafts)
    case .createSingle: return .createSingle(batch.drafts[0])
    case .update: return .update(id: id(of: batch.members[0]), patch(of: batch.members[0]))
    case .resume: return .setEnabled(batch.members.map(id(of:)), true)
    case .pause: return .setEnabled(batch.members.map(id(of:)), false)
    case .resumeSingle, .pauseSingle:
      var patch = LinkPatch()
      patch.isEnabled = batch.kind == .resumeSingle
      return .update(id: id(of: batch.members[0]), patch)
    case .delete: return .delete(id: id(of: batch.members[0]))
    }
  }

  func draft(of change: Int) -> LinkDraft { plan.draft(for: plan.changes[change]) }

  func patch(of change: Int) -> LinkPatch { plan.patch(for: plan.changes[change]) }

  /// The id of a link that lived before, or that this run made.
  func id(of change: Int) -> String {
    guard let live = plan.changes[change].live, account.answeredLink(of: change) == nil else {
      return createdID(change)
    }
    return plan.live.ids.string(at: live)
  }

  /// The id of a link that this run made; empty where the answer didn't name it.
  func createdID(_ change: Int) -> String {
    guard let link = account.answeredLink(of: change) else {
      preconditionFailure("a link that was made without an answer")
    }
    return link.id
  }

  func intent(of batch: Batch) -> Intent {
    let members = batch.members.map { change in
      let planned = plan.changes[change]
      var member = Intent.Member(
        change: change, key: planned.desired.map(plan.desired.keys.string) ?? "",
        slug: slug(of: change))
      if let live = planned.live.map({ plan.live[$0] }) {
        member.id = live.id
        member.before = ReportLine.Before(planned, live)
      }
      return member
    }
    return Intent(step: batch.step, attempt: batch.attempt, kind: batch.kind, members: members)
  }

  /// The code of a link as far as it is known; empty where the service hasn't chosen it yet.
  private func slug(of change: Int) -> String {
    if let link = account.answeredLink(of: change) { return link.slug }
    let change = plan.changes[change]
    if let live = change.live { return plan.live.slugs.string(at: live) }
    guard let desired = change.desired else { preconditionFailure("a change of no link") }
    return plan.desired.slugs.string(at: desired)
  }

  /// What the journal learns of links that have their outcome.
  func record(_ members: [Int], _ requestID: String?) -> Action {
    let settled = members.compactMap { change in
      account[change].map { outcome in
        JournalAnswer.Member(
          change: change, outcome: outcome, slug: account.answeredLink(of: change)?.slug ?? "")
      }
    }
    return .record(JournalAnswer(members: settled, requestID: requestID))
  }
}
