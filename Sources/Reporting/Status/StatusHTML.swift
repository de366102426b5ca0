// How links stand, as people look at it in a browser: scans by dimension, then every link.

import Links
import Planning

/// The HTML view of a status: one file that needs no other.
package enum StatusHTML {
  /// - Complexity: O(*n*) in the links.
  package static func render(_ status: Status) -> [UInt8] {
    let plan = status.plan
    let words = StatusText(status)
    let links = StatusLinks(of: plan)
    let total = status.links.total
    var page = Page(
      kind: "status", title: "Status", campaign: plan.desired.ownership.campaign,
      isSandbox: plan.binding.isSandbox,
      summary:
        "\(Quantity.counted(total.scans, "scan")) of \(Quantity.counted(total.live, "live link"))"
        + (total.lastScan.map { ", the last at \($0)" } ?? "") + ".",
      listTitle: "Links", links: links.links)
    page.totals = links.totals
    if plan.isPartial {
      page.notices.append(.init(tone: .warn, text: "Partial: \(plan.options.selection.words)"))
    }
    if let alarm = words.alarm {
      let isCalm = status.alarm?.slugs.isEmpty ?? true
      page.notices.append(.init(tone: isCalm ? .calm : .bad, text: alarm))
    }
    page.notices.append(
      .init(tone: total.drifting > 0 ? .warn : .calm, text: "Drift: \(words.drift)"))
    page.facts = [
      ("Workspace", plan.binding.workspaceID),
      ("Read", (status.taken ?? plan.made.time).description),
      ("By", status.links.by.joined(separator: ", ")),
    ]
    page.chart = ScanChart(of: status.links)
    page.sums = table(of: status.links)
    return page.bytes
  }

  private static func table(of links: LinkStatus) -> PageTable {
    var rows = links.rows.map { row in row.values.map { $0 ?? "–" } + cells(row.sums) }
    let blanks = [String](repeating: "", count: links.by.count - 1)
    if links.strays.links > 0 { rows.append(["not in the files"] + blanks + cells(links.strays)) }
    return PageTable(
      title: "By \(links.by.joined(separator: " and "))",
      heads: links.by + [
        "links", "live", "paused", "drift", "scans", "never scanned", "last scan",
      ], left: links.by.count, rows: rows, foot: ["total"] + blanks + cells(links.total))
  }

  private static func cells(_ sums: LinkStatus.Sums) -> [String] {
    [sums.links, sums.live, sums.paused, sums.drifting, sums.scans, sums.unscanned]
      .map(Quantity.grouped) + [sums.lastScan?.description ?? "–"]
  }
}
