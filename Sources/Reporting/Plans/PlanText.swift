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

  /// - Parameter isVerbose: Whether all changes are shown one by one, however many.
  package init(_ plan: Plan, paint: Paint = Paint(isOn: false), isVerbose: Bool = false) {
    self.plan = plan
    self.paint = paint
    self.isVerbose = isVerbose
  }

  /// The whole view, with a line break at its end.
  ///
  /// - Complexity: O(*n*) in the changes.
  package var text: String {
    let shown = plan.changes.filter(isShown)
    var parts = [header]
    if !plan.hasChanges, !plan.isRefused { parts.append(noChanges) }
    if !shown.isEmpty {
      parts.append(legend(of: shown))
      parts.append(
        shown.count <= PlanText.listLimit || isVerbose
          ? shown.map { lines(of: $0) }.joined() : groups(of: shown))
    }
    parts.append(totals)
    if !plan.findings.isEmpty { parts.append(findings) }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Links that rest as they should are only counted.
  private func isShown(_ change: Change) -> Bool {
    switch change.kind {
    case .unchanged: false
    case .kept: isVerbose || ![.alreadyPaused, .onRemoveKeep].contains(change.reason)
    case .create, .update, .adopt, .resume, .replace, .pause, .delete, .blocked: true
    }
  }

  private var header: String {
    let mark = plan.binding.isSandbox ? paint.bold("SANDBOX") + " " : ""
    return "\(mark)Campaign \(paint.bold(plan.desired.ownership.campaign.printable)), workspace "
      + "\(plan.binding.workspaceID.printable)\n"
  }

  private var noChanges: String {
    let open = plan.changes.count {
      $0.kind == .blocked || [.incompleteListing, .needsPrune].contains($0.reason)
    }
    guard open > 0 else {
      return "No changes. All live links of the campaign are as the files ask.\n"
    }
    return "No changes, but \(Quantity.counted(open, "link")) \(open == 1 ? "isn't" : "aren't") as "
      + "the files ask.\n"
  }

  /// The symbols that occur, with their meaning.
  private func legend(of shown: [Change]) -> String {
    let kinds = Change.Kind.allCases.filter { kind in
      kind.symbol != " " && shown.contains { $0.kind == kind }
    }
    guard !kinds.isEmpty else { return "" }
    return "Legend: "
      + kinds.map { "\(paint($0.symbol, $0.colour)) \($0.name)" }.joined(separator: "  ") + "\n"
  }
}
