import Bytes
package import Links
import Planning

/// The account of a run that died, from its journal and what lives now.
///
/// Only links that something was sent for have lines; the others are in the sums.
package struct KilledRun: Sendable {
  package let journal: JournalContents
  /// The workspace, or all links with the campaign's owner label.
  package let listing: LiveSet
  /// Whether what isn't in the listing doesn't live.
  package let isComplete: Bool

  package init(_ journal: JournalContents, listing: LiveSet, isComplete: Bool) {
    self.journal = journal
    self.listing = listing
    self.isComplete = isComplete
  }

  /// The report, with `ended: killed`.
  ///
  /// Calls are those that the journal knows: what was read before the first intent, and the tries
  /// and read-backs that it saw begin.
  package func report(
    endedAt: Instant, who: String, hiding query: SensitiveQuery = SensitiveQuery()
  ) -> Report {
    let head = journal.header
    var header = ReportHeader(
      campaign: head.ownership.campaign, run: head.run, planDigest: head.planDigest,
      workspace: head.workspace, isSandbox: head.isSandbox, toolVersion: head.toolVersion,
      who: who, commit: nil, started: head.started, endedAt: endedAt, ended: .stopped(.killed))
    let lines = lines()
    header.sensitiveQuery = query
    header.counts = head.settled
    header.counts[.unknown] = max(0, head.settled[.unknown] - head.held.count)
    for line in lines { header.counts[line.outcome.kind] += 1 }
    header.counts[.skipped] += max(0, head.linkCount - header.counts.total)
    header.linkCount = header.counts.total
    header.planned = head.planned
    header.made = head.made
    header.retries = head.retries
    header.made[.list] += journal.readBacks
    for (intent, _) in journal.intents {
      header.made[intent.kind.callKind] += 1
      if intent.attempt > 1 { header.retries += 1 }
    }
    return Report(header: header, lines: lines)
  }

  /// One line per link of an intent, in the plan's order.
  private func lines() -> [ReportLine] {
    var last: [Int: (member: Intent.Member, kind: Step.Kind, time: Instant)] = [:]
    for (intent, time) in journal.intents {
      for member in intent.members {
        last[member.change] = (member, intent.kind, time)
      }
    }
    var answers: [Int: (JournalAnswer.Member, String?)] = [:]
    for answer in journal.answers {
      // A link that the run gave up as unknown is looked for again.
      for member in answer.members where member.outcome != .unknown {
        answers[member.change] = (member, answer.requestID)
      }
    }
    let bySlug = TextIndex(listing.slugs.lowered())
    let sent: [ReportLine] = last.keys.sorted().compactMap { change in
      guard let (member, kind, time) = last[change] else { return nil }
      if let (answer, requestID) = answers[change] {
        var line = line(for: member, answer.outcome, find(member, answer.slug, bySlug))
        line.requestID = requestID
        if line.slug == nil, !answer.slug.isEmpty { line.slug = answer.slug }
        return line
      }
      let live = find(member, "", bySlug)
      var line = line(for: member, outcome(of: member, kind, live), live)
      if line.outcome == .unknown { line.since = time }
      return line
    }
    return sent + heldLines(bySlug)
  }

  /// What became of a link whose last call nobody saw answered.
  private func outcome(
    of member: Intent.Member, _ kind: Step.Kind, _ live: LiveLink?
  ) -> Outcome {
    switch (kind.callKind, live) {
    case (.create, let live?):
      if member.id.isEmpty { return .created }
      // One that is made anew has another id.
      return live.id == member.id ? .unknown : .replaced
    // Whatever a file asks for was to be made anew.
    case (.delete, nil) where isComplete:
      return member.key.isEmpty ? .deleted : .failed(Failure.notReplaced)
    default: return .unknown
    }
  }

  /// Links that the run held back, so that the next one doesn't forget why.
  private func heldLines(_ bySlug: TextIndex) -> [ReportLine] {
    journal.header.held.keys.sorted().map { key in
      let member = Intent.Member(change: 0, key: key, slug: "")
      let live = find(member, "", bySlug)
      var line = line(for: member, live == nil ? .unknown : .unchanged, live)
      if live == nil { line.since = journal.header.held[key] }
      return line
    }
  }

  private func line(
    for member: Intent.Member, _ outcome: Outcome, _ live: LiveLink?
  ) -> ReportLine {
    var line = ReportLine(
      outcome: outcome, key: member.key.isEmpty ? nil : member.key,
      destination: live?.destination ?? "")
    line.slug = live?.slug ?? (member.slug.isEmpty ? nil : member.slug)
    line.shortURL = live?.shortURL
    line.id = live?.id ?? (member.id.isEmpty ? nil : member.id)
    line.before = member.before
    return line
  }

  /// The campaign's link of a member: by its code, or by its key label where the service chose it.
  private func find(_ member: Intent.Member, _ slug: String, _ bySlug: TextIndex) -> LiveLink? {
    let code = slug.isEmpty ? member.slug : slug
    let ownership = journal.header.ownership
    if !code.isEmpty {
      let link = bySlug.row(of: code.lowercased()).map { listing[$0] }
      return link.flatMap { $0.labels.contains(ownership.ownerLabel) ? $0 : nil }
    }
    var key = member.key
    var label = key.withUTF8 { ownership.keyLabel(for: $0) }
    let row = label.withUTF8 { label in
      (0..<listing.count).first { listing.labels.contains(label, at: $0) }
    }
    return row.map { listing[$0] }
  }
}
