import Links
import Planning

extension PlanText {
  /// One change: its link, why it is so, then the fields that it touches.
  ///
  /// - Parameter isSample: Whether the reason stands above already.
  func lines(of change: Change, isSample: Bool = false) -> String {
    let symbol = paint(change.kind.symbol, change.kind.colour)
    let indent = String(repeating: " ", count: max(0, 3 - change.kind.symbol.count))
    let remark = isSample && !change.isBornPaused ? "" : remark(on: change)
    return indent + symbol + " " + title(of: change) + (remark.isEmpty ? "" : ": \(remark)") + "\n"
      + details(of: change)
  }

  /// `s-0421-de  poster store=0421 lang=de`.
  private func title(of change: Change) -> String {
    var title = plan.slug(of: change)?.printable ?? "(new code)"
    if let index = change.desired {
      let link = plan.desired[index]
      let place = [link.entry.id] + link.dimensions.map { "\($0.name)=\($0.value)" }
      title += "  " + place.joined(separator: " ").printable
      if link.slug == nil || link.dimensions.isEmpty { title += " key \(link.key.printable)" }
    }
    return title
  }

  private func remark(on change: Change) -> String {
    switch change.kind {
    case .create where change.isBornPaused: "created, then paused"
    case .pause where change.desired != nil: "paused in the file"
    case .pause, .delete: "not in the files"
    case .kept, .blocked: change.reason.words
    case .create, .update, .adopt, .resume, .replace, .unchanged: ""
    }
  }

  private func details(of change: Change) -> String {
    let (before, after) = plan.values(of: change)
    switch change.kind {
    case .create: return after.map { fields(nil, $0) } ?? ""
    case .update, .adopt, .replace, .blocked: return fields(before, after)
    case .resume, .pause, .delete, .unchanged, .kept: return ""
    }
  }

  /// A line a field: new values of a new link, `before → after` of a live one.
  private func fields(_ before: LinkValues?, _ after: LinkValues?) -> String {
    guard let after else { return before.map(labelsOnly) ?? "" }
    return Change.Fields.named.filter { after.fields.contains($0.field) }.flatMap { named in
      values(of: named.field, before, after).map { "      \(named.name.padded(to: 14))\($0)\n" }
    }.joined()
  }

  /// Whose a link is that is in the way.
  private func labelsOnly(_ before: LinkValues) -> String {
    "      \("labels".padded(to: 14))\(before.labels.joined(separator: ", ").printable)\n"
  }

  private func values(
    of field: Change.Fields, _ before: LinkValues?, _ after: LinkValues
  ) -> [String] {
    switch field {
    case .destination: [arrow(before?.destination.printable, after.destination.printable)]
    case .labels: [labels(before?.labels, after.labels).printable]
    case .enabled: [arrow(before.map { "\($0.isEnabled)" }, "\(after.isEnabled)")]
    case .rules: rules(before?.rules, after.rules)
    default: [arrow(before.map { expiry($0.expiresAt) }, expiry(after.expiresAt))]
    }
  }

  private func arrow(_ before: String?, _ after: String) -> String {
    before.map { "\($0) → \(after)" } ?? after
  }

  private func expiry(_ instant: Instant?) -> String { instant?.description ?? "never" }

  /// Labels that go, then those that come; the others stay.
  private func labels(_ before: [String]?, _ after: [String]) -> String {
    guard let before else { return after.joined(separator: ", ") }
    let gone = before.filter { !after.contains($0) }.map { "- \($0)" }
    let new = after.filter { !before.contains($0) }.map { "+ \($0)" }
    return (gone + new).joined(separator: ", ")
  }

  private func rules(_ before: RuleSet?, _ after: RuleSet) -> [String] {
    guard let before else { return after.rules.map(\.line) }
    let (old, new) = (before.rules.map(\.line), after.rules.map(\.line))
    let lines =
      old.filter { !new.contains($0) }.map { "- \($0)" }
      + new.filter { !old.contains($0) }.map { "+ \($0)" }
    return lines.isEmpty ? ["in another order"] : lines
  }
}
