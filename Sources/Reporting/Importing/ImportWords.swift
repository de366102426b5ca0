import Links
package import Planning

/// What is said of an import.
package enum ImportWords {
  /// A line for the links that were meant and stay as they are; empty where there are none.
  package static func left(_ selection: ImportSelection) -> String {
    let parts = ImportSelection.Obstacle.allCases.compactMap { obstacle in
      selection.left[obstacle].map { "\(Quantity.grouped($0)) \(words(obstacle))" }
    }
    return parts.isEmpty ? "" : "Left out: \(parts.joined(separator: ", ")).\n"
  }

  private static func words(_ obstacle: ImportSelection.Obstacle) -> String {
    switch obstacle {
    case .managed: "of campaigns"
    case .upperCase: "with a code that isn't lower-case"
    case .labels: "with \(Label.limit) labels, which leave no room for the campaign's"
    case .spelling: "with a comma in a label or '${{' in a rule"
    }
  }

  /// What the plan of the new campaign is, and how it is carried out.
  package static func next(_ plan: Plan, _ path: String) -> String {
    let others = plan.changes.filter { $0.kind != .adopt || $0.fields != .labels }
    let label = plan.desired.ownership.ownerLabel
    var text = ""
    if !others.isEmpty {
      let samples = others.prefix(3).map { plan.name(of: $0).printable }
      text +=
        "\(Quantity.counted(others.count, "link")) can't be taken over as "
        + "\(others.count == 1 ? "it is" : "they are"); look at the plan: "
        + "\(Quantity.listed(samples, of: others.count))\n"
    }
    return text + """

      Next:
        xqr-campaign plan \(path) --adopt     only the label '\(label)' is to be added
        xqr-campaign apply \(path) --adopt    take them over, \
      \(Quantity.counted(plan.cost[.update], "call"))

      """
  }
}
