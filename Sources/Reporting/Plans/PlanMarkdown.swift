// The plan as it stands in a pull request. What to look at comes first, every change last, where it
// may be cut.

import Diagnostics
import Links
package import Planning

/// The Markdown view of a plan: it fits, whatever the size of the plan.
package struct PlanMarkdown: Sendable {
  private let plan: Plan
  private let words: PlanTotals
  private let limit: Int

  /// - Parameter limit: The bytes that the text may have.
  package init(_ plan: Plan, limit: Int = MarkdownPage.commentLimit) {
    self.plan = plan.withoutSecrets
    self.limit = limit
    words = PlanTotals(plan)
  }

  /// The whole view, with a line break at its end; its first line is a hidden marker.
  ///
  /// - Complexity: O(*n*) in the changes.
  package var text: String {
    let shown = plan.shownChanges(isVerbose: false)
    var page = MarkdownPage(
      marker: "plan \(plan.desired.ownership.campaign)", limit: limit)
    page.add(head)
    page.add(findings) { "- … and \($0) more; see the plan file\n" }
    let isLong = shown.count > PlanText.listLimit
    if isLong { addGroups(of: shown, to: &page) }
    page.add(closing)
    if !shown.isEmpty { addChanges(shown, isLong, to: &page) }
    return page.text
  }

  private var head: String {
    let kind = plan.isPartial ? "partial plan" : "plan"
    let mark =
      plan.binding.isSandbox ? "SANDBOX \(kind)" : kind.prefix(1).uppercased() + kind.dropFirst()
    let campaign = MarkdownText.code(plan.desired.ownership.campaign)
    var text = "## \(mark) for campaign \(campaign)\n\n**Plan:** \(words.writes).\n"
    if let noChanges = words.noChanges { text += "\n\(noChanges)\n" }
    if let refusal = words.refusal { text += "\n> [!CAUTION]\n> \(refusal)\n" }
    return plan.findings.isEmpty ? text : text + "\n"
  }

  private var findings: [String] {
    plan.findingsByWeight.map { finding in
      let diagnostic = finding.diagnostic
      var text = "- **\(diagnostic.severity.rawValue) \(diagnostic.code.id)** "
      text += MarkdownText.words("\(diagnostic.code.summary): \(diagnostic.detail)") + "\n"
      for help in diagnostic.help { text += "  - " + MarkdownText.words(help) + "\n" }
      for value in diagnostic.values { text += "  - " + MarkdownText.code(value) + "\n" }
      return text
    }
  }

  private func addGroups(of shown: [Int], to page: inout MarkdownPage) {
    page.add("\n| | change | which | what | links |\n|---|---|---|---|---|\n")
    page.add(plan.groups(of: shown).map(row)) { count in
      "| | … and \(Quantity.counted(count, "more group")) | | see the plan file | |\n"
    }
  }

  private func row(of group: ChangeGroup) -> String {
    var what = fields(FieldWords.fields(of: group, in: plan))
    if !group.reasonWords.isEmpty { what.insert(MarkdownText.words(group.reasonWords), at: 0) }
    let show = group.entry == nil ? MarkdownText.words : MarkdownText.code
    let place = show(group.place)
    return "| \(MarkdownText.code(group.kind.symbol)) "
      + "| **\(Quantity.grouped(group.count)) \(group.kind.name)** | \(place) "
      + "| \(what.joined(separator: "<br>")) | \(group.samples(in: plan, MarkdownText.code)) |\n"
  }

  private var closing: String {
    var lines = ["- Workspace: \(MarkdownText.code(plan.binding.workspaceID))"]
    if !words.rest.isEmpty { lines.append("- Left alone: \(words.rest)") }
    lines.append("- API calls: \(words.calls)")
    if let time = words.time { lines.append("- Time: \(time)") }
    return "\n" + lines.map { $0 + "\n" }.joined()
  }

  private func addChanges(_ shown: [Int], _ isLong: Bool, to page: inout MarkdownPage) {
    let start =
      isLong
      ? "\n<details><summary>\(Quantity.grouped(shown.count)) changes</summary>\n" : ""
    let sections = Change.Kind.destructiveFirst.compactMap { kind -> MarkdownPage.Section? in
      let numbers = shown.filter { plan.changes[$0].kind == kind }
      guard !numbers.isEmpty else { return nil }
      return MarkdownPage.Section(count: numbers.count, row: { row(of: plan.changes[numbers[$0]]) })
      {
        "| | … and \(kind.countedMore($0)); see the plan file | | |\n"
      }
    }
    page.addTable(
      start + "\n| | link | which | what |\n|---|---|---|---|\n", sections,
      end: isLong ? "\n</details>\n" : "")
  }

  private func row(of change: Change) -> String {
    var what = fields(FieldWords.fields(of: change, in: plan))
    if !change.remark.isEmpty { what.insert(MarkdownText.words(change.remark), at: 0) }
    let place = change.desired.map { plan.place(of: plan.desired[$0]) } ?? ""
    return "| \(MarkdownText.code(change.kind.symbol)) "
      + "| \(MarkdownText.code(plan.name(of: change))) | \(MarkdownText.code(place)) | \(what.joined(separator: "<br>")) |\n"
  }

  /// A line a field, or a few for rules.
  private func fields(_ fields: [FieldWords]) -> [String] {
    fields.flatMap { field in
      field.lines.map { "\(field.name.replacing("_", with: "\\_")): \($0.text(MarkdownText.code))" }
    }
  }
}
