// The plan as people read it in a terminal. All its words are here and in the files beside it; the
// plan itself is facts.

import Links
package import Planning

/// The text view of a plan.
package struct PlanText: Sendable {
  /// So many changes are shown one by one; more are grouped.
  package static let listLimit = 40

  let plan: Plan
  let paint: Paint
  let isVerbose: Bool
  private let columns: Int?

  /// - Parameters:
  ///   - isVerbose: Whether all changes are shown one by one, however many.
  ///   - columns: The width of the screen, at which longer lines are broken; nil for no screen.
  package init(
    _ plan: Plan, paint: Paint = Paint(isOn: false), isVerbose: Bool = false, columns: Int? = nil
  ) {
    self.plan = plan.withoutSecrets
    self.paint = paint
    self.isVerbose = isVerbose
    self.columns = columns
  }

  /// The whole view, with a line break at its end; its last line tells the counts.
  ///
  /// - Complexity: O(*n*) in the changes.
  package var text: String {
    let shown = plan.shownChanges(isVerbose: isVerbose)
    let words = PlanTotals(plan)
    var parts = [header]
    if let noChanges = words.noChanges { parts.append(noChanges + "\n") }
    if !shown.isEmpty {
      parts.append(legend(of: shown))
      parts.append(
        shown.count <= PlanText.listLimit || isVerbose
          ? shown.map { lines(of: plan.changes[$0]) }.joined() : groups(of: shown))
    }
    if !plan.findings.isEmpty { parts.append(findings) }
    if let refusal = words.refusal { parts.append(paint.bold(refusal) + "\n") }
    parts.append(totals(words))
    let text = parts.filter { !$0.isEmpty }.joined(separator: "\n")
    return columns.map { TerminalText.wrapped(text, to: $0) } ?? text
  }

  private func totals(_ words: PlanTotals) -> String {
    var lines: [String] = []
    if !words.rest.isEmpty { lines.append("Left alone: \(words.rest)") }
    lines.append("API calls: \(words.calls)")
    if let time = words.time { lines.append("Time: \(time)") }
    lines.append("\(paint.bold("Plan:")) \(words.writes).")
    return lines.map { $0 + "\n" }.joined()
  }

  private var header: String {
    let mark = plan.binding.isSandbox ? paint.bold("SANDBOX") + " " : ""
    return "\(mark)Campaign \(paint.bold(plan.desired.ownership.campaign.printable)), workspace "
      + "\(plan.binding.workspaceID.printable)\n"
      + (plan.reverted.map { "Back to before run \($0.run.printable)\n" } ?? "")
      + (plan.isPartial
        ? paint("PARTIAL:", .yellow) + " \(plan.options.selection.words.printable)\n" : "")
  }

  /// The symbols that occur, with their meaning.
  private func legend(of shown: [Int]) -> String {
    let used = Set(shown.map { plan.changes[$0].kind })
    let kinds = Change.Kind.allCases.filter { $0.symbol != " " && used.contains($0) }
    guard !kinds.isEmpty else { return "" }
    return "Legend: "
      + kinds.map { "\(paint($0.symbol, $0.colour)) \($0.name)" }.joined(separator: "  ") + "\n"
  }
}

extension Plan {
  /// Numbers of the changes that views show: links that rest as they should are only counted.
  func shownChanges(isVerbose: Bool) -> [Int] {
    changes.indices.filter { number in
      switch changes[number].kind {
      case .unchanged, .skipped: false
      case .kept: isVerbose || ![.alreadyPaused, .onRemoveKeep].contains(changes[number].reason)
      case .create, .update, .adopt, .resume, .replace, .pause, .delete, .blocked: true
      }
    }
  }
}
