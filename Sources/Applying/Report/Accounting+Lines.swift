import Bytes
import Links
package import Planning

extension Accounting {
  /// The lines of a finished run in the plan's order, made one by one as they are asked for.
  ///
  /// - Precondition: The account is complete.
  package func lines(
    of plan: Plan
  ) -> LazyMapSequence<Range<Int>, ReportLine> {
    (0..<linkCount).lazy.map { line(of: $0, in: plan) }
  }

  private func line(of number: Int, in plan: Plan) -> ReportLine {
    guard let outcome = self[number] else { preconditionFailure("a link without an outcome") }
    let change = plan.changes[number]
    let desired = change.desired.map { plan.desired[$0] }
    let live = change.live.map { plan.live[$0] }
    let shown = answeredLink(of: number) ?? live
    var line = ReportLine(
      outcome: outcome, key: desired?.key,
      destination: desired?.destination ?? live?.destination ?? "")
    line.dimensions = desired?.dimensions.map { .init(name: $0.name, value: $0.value) } ?? []
    line.slug = text(shown?.slug) ?? desired?.slug
    line.shortURL = text(shown?.shortURL)
    line.id = text(shown?.id)
    line.requestID = requestID(of: number)
    line.echo = echo(of: number, in: plan)
    line.isNotAsSent = notAsSent[number] != nil || line.echo != nil
    line.since = heldSince[number]
    if let live { line.before = ReportLine.Before(change, live) }
    line.after = after(outcome, change, plan, line.destination)
    return line
  }

  /// How many lines are not as sent.
  ///
  /// - Complexity: O(*n*) where an earlier run left such links, otherwise O(1).
  package func notAsSentCount(in plan: Plan) -> Int {
    guard !plan.echoes.isEmpty else { return notAsSent.count }
    return (0..<linkCount).count { notAsSent[$0] != nil || echo(of: $0, in: plan) != nil }
  }

  /// What this run saw of a link, over what was known and isn't overtaken.
  private func echo(of number: Int, in plan: Plan) -> Echo? {
    let seen = notAsSent[number].flatMap { $0.fields.isEmpty ? nil : $0 }
    let change = plan.changes[number]
    guard !plan.echoes.isEmpty, let live = change.live,
      let known = plan.echoes[plan.live.ids.string(at: live)]
    else { return seen }
    switch self[number] {
    case .created, .replaced, .deleted, nil: return seen
    case .updated, .adopted:
      let labels = change.desired.map { plan.desired[$0].allLabels } ?? []
      return known.updated(by: plan.patch(for: change), wanting: labels, seen)
    case .resumed, .paused, .unchanged, .kept, .skipped, .notTargeted, .blocked, .failed, .unknown:
      return known
    }
  }

  /// What a later plan holds the link against; a link of which something failed has none.
  private func after(
    _ outcome: Outcome, _ change: Change, _ plan: Plan, _ destination: String
  ) -> LinkValues? {
    switch outcome {
    case .created, .updated, .adopted, .resumed, .replaced, .paused, .unchanged:
      guard var values = plan.lasting(change) else { return nil }
      values.destination = destination
      return values
    case .deleted, .kept, .skipped, .notTargeted, .blocked, .failed, .unknown: return nil
    }
  }

  private func text(_ text: String?) -> String? {
    text.flatMap { $0.isEmpty ? nil : $0 }
  }
}
