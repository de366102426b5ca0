import Links
import Planning

/// The view of a status for people: drift in a line, then scans in a table.
package struct StatusText: Sendable {
  private let status: Status
  private let paint: Paint

  package init(_ status: Status, paint: Paint = Paint(isOn: false)) {
    self.status = status
    self.paint = paint
  }

  /// The whole view, with a line break at its end.
  package var text: String {
    let plan = status.plan
    let mark = plan.binding.isSandbox ? paint.bold("SANDBOX") + " " : ""
    let campaign = paint.bold(plan.desired.ownership.campaign.printable)
    var text = "\(mark)Campaign \(campaign), workspace \(plan.binding.workspaceID.printable)\n"
    if plan.isPartial {
      text += paint("PARTIAL:", .yellow) + " \(plan.options.selection.words.printable)\n"
    }
    text += "Drift: \(drift)\n\n\(table)"
    if let alarm { text += "\n\(alarm)\n" }
    return text
  }

  var drift: String {
    let words = PlanTotals(status.plan)
    guard status.links.total.drifting > 0 else { return "none; \(words.rest.orNothing)" }
    let rest = words.rest.isEmpty ? "" : "; \(words.rest)"
    return "\(words.writes)\(rest). `xqr-campaign plan` shows it."
  }

  private var table: String {
    var rows = [status.links.by.map { $0.uppercased().printable } + StatusText.heads]
    for row in status.links.rows {
      rows.append(row.values.map { ($0 ?? "-").printable } + cells(row.sums))
    }
    let blanks = [String](repeating: "", count: status.links.by.count - 1)
    if status.links.strays.links > 0 {
      rows.append(["(not in the files)"] + blanks + cells(status.links.strays))
    }
    if rows.count > 2 { rows.append(["total"] + blanks + cells(status.links.total)) }
    return TextTable.text(rows, left: status.links.by.count)
  }

  private static let heads = [
    "LINKS", "LIVE", "PAUSED", "DRIFT", "SCANS", "NEVER SCANNED", "LAST SCAN",
  ]

  private func cells(_ sums: LinkStatus.Sums) -> [String] {
    [sums.links, sums.live, sums.paused, sums.drifting, sums.scans, sums.unscanned]
      .map(Quantity.grouped) + [sums.lastScan?.description ?? "-"]
  }

  var alarm: String? {
    guard let alarm = status.alarm else { return nil }
    let count = alarm.slugs.count
    guard count > 0 else { return "No alarm for \(alarm.after): \(calm)." }
    let samples = alarm.slugs.prefix(5).map(\.printable)
    return paint.bold("Alarm:", .red) + " \(Quantity.counted(count, "live link")) that "
      + "\(count == 1 ? "was" : "were") there before \(alarm.after) "
      + "\(count == 1 ? "has" : "have") never been scanned: "
      + Quantity.listed(Array(samples), of: count)
  }

  private var calm: String {
    let isDue = status.alarm.map { $0.after <= status.plan.made.time } ?? false
    return isDue
      ? "every live link that was there before has been scanned" : "the time hasn't come yet"
  }
}

extension String {
  fileprivate var orNothing: String { isEmpty ? "no links" : self }
}

/// Cells in columns, two blanks apart.
enum TextTable {
  /// - Parameter left: So many columns begin at the left; numbers behind them end at the right,
  ///   and the last column begins at the left again.
  static func text(_ rows: [[String]], left: Int) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? width($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - width(cell))
        return column < left || column == count - 1 ? cell + blanks : blanks + cell
      }
      let line = cells.joined(separator: "  ")
      return line.trimmingEnd + "\n"
    }.joined()
  }

  private static func width(_ text: String) -> Int { TerminalText.width(of: text) }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
