// The plan as people look at it in a browser: what refuses it first, then every change.

import Links
package import Planning

/// The HTML view of a plan: one file that needs no other.
package enum PlanHTML {
  /// All changes; links that rest as they should are only counted.
  ///
  /// - Complexity: O(*n*) in the changes.
  package static func render(_ plan: Plan) -> [UInt8] {
    let plan = plan.withoutSecrets
    let words = PlanTotals(plan)
    var page = Page(
      kind: "plan", title: plan.isPartial ? "Partial plan" : "Plan",
      campaign: plan.desired.ownership.campaign,
      isSandbox: plan.binding.isSandbox, summary: words.writes + ".", listTitle: "Changes",
      links: links(of: plan))
    let summary = plan.summary
    page.totals = Change.Kind.destructiveFirst.filter { summary[$0] > 0 }.map {
      Page.Total(state: $0.name, count: summary[$0], tone: $0.tone)
    }
    if let refusal = words.refusal { page.notices.append(.init(tone: .bad, text: refusal)) }
    if let noChanges = words.noChanges { page.notices.append(.init(tone: .calm, text: noChanges)) }
    page.findings = plan.findingsByWeight.reversed()
    page.facts = facts(of: plan, words)
    page.price = "API calls: \(words.calls)"
    page.calls = PageTable(
      heads: ["API calls", "planned"], left: 1,
      rows: Cost.Kind.allCases.filter { plan.cost[$0] > 0 }.map {
        [$0.rawValue, Quantity.grouped(plan.cost[$0])]
      }, foot: ["total", Quantity.grouped(plan.cost.total)])
    return page.bytes
  }

  private static func facts(of plan: Plan, _ words: PlanTotals) -> [(name: String, value: String)] {
    var facts = [
      ("Workspace", plan.binding.workspaceID), ("Plan", plan.made.id),
      ("Made", plan.made.time.description), ("Calls left", words.left),
    ]
    if let time = words.time { facts.append(("Time", time)) }
    for variable in plan.binding.variables {
      facts.append(("Variable \(variable.name)", variable.value))
    }
    return facts + [("Tool", plan.binding.toolVersion)]
  }

  private static func links(of plan: Plan) -> PageLinks {
    var links = PageLinks(isSandbox: plan.binding.isSandbox)
    var state = PageColumn("change", .state)
    var fields = PageColumn("fields", .facet)
    var entry = PageColumn("entry", .facet)
    var name = PageColumn("link", .name)
    var url = PageColumn("destination", .destination)
    var note = PageColumn("note", .note)
    var key = PageColumn("key", .detail)
    var shortURL = PageColumn("short URL", .detail)
    var dimensions = LinkDimensions(LinkCSV.names(plan.desired.entries))
    for change in plan.changes where change.kind != .unchanged && change.kind != .skipped {
      let link = change.desired.map { plan.desired[$0] }
      let live = change.live.map { plan.live[$0] }
      let (before, after) = plan.values(of: change)
      state.add(change.kind.name)
      fields.add(change.fields.fieldNames.joined(separator: ", "))
      entry.add(link?.entry.id)
      name.add(plan.name(of: change))
      url.add(link?.destination ?? live?.destination)
      note.add(change.note(before, after))
      key.add(link?.key)
      shortURL.add(live?.shortURL)
      dimensions.add(link?.dimensions ?? [])
      let isOurs = !change.isOfOthers && change.kind != .delete && change.kind != .replace
      links.end(
        shortURL: isOurs ? live?.shortURL : nil, PageLinks.Difference.between(before, after))
    }
    links.columns = [state, name] + dimensions.columns + [url, note, entry, fields, key, shortURL]
    return links
  }
}

extension Change {
  /// Why the change is so, or what it does beside the destination that is shown.
  fileprivate func note(_ before: LinkValues?, _ after: LinkValues?) -> String {
    if !remark.isEmpty { return remark }
    guard let before, let after else { return "" }
    if after.fields.contains(.destination) { return "was \(before.destination)" }
    return FieldWords.fields(before, after).map { field in
      "\(field.name): \(field.lines.map { $0.text(\.self) }.joined(separator: "; "))"
    }.joined(separator: "; ")
  }
}

extension Change.Kind {
  var tone: Page.Tone {
    switch self {
    case .create, .resume: .add
    case .update, .adopt: .change
    case .pause: .warn
    case .replace, .delete, .blocked: .bad
    case .unchanged, .kept, .skipped: .calm
    }
  }
}
