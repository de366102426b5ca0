// What became of a run, as it stands in a pull request or an issue: sums and problems first, then
// every link, the worst outcomes first, where the page may be cut.

package import Applying
import Planning

/// The Markdown view of a report: it fits, whatever the size of the run.
package struct ReportMarkdown: Sendable {
  /// So many links stand for a problem.
  private static let sampleCount = 3

  /// No row of a table is shorter.
  private static let shortestRow = 20

  private let header: ReportHeader
  private let groups: ReportGroups
  /// The links of each outcome, no more than can fit.
  private let lines: [Outcome.Kind: [ReportLine]]
  private let limit: Int
  private let words: ReportTotals

  package init(_ report: Report, limit: Int = MarkdownPage.commentLimit) {
    self.init(report.header, report.lines, limit: limit)
  }

  /// - Parameters:
  ///   - all: Read twice, and not held whole.
  ///   - limit: The bytes that the text may have.
  package init(_ header: ReportHeader, _ all: some Sequence<ReportLine>, limit: Int) {
    self.header = header
    self.limit = limit
    words = ReportTotals(header: header)
    groups = ReportGroups(all, sampleCount: ReportMarkdown.sampleCount)
    var lines: [Outcome.Kind: [ReportLine]] = [:]
    for line in all
    where lines[line.outcome.kind, default: []].count < limit / ReportMarkdown.shortestRow {
      lines[line.outcome.kind, default: []].append(line)
    }
    self.lines = lines
  }

  /// The whole view, with a line break at its end; its first line is a hidden marker.
  package var text: String {
    var page = MarkdownPage(marker: "report \(header.campaign)", limit: limit)
    page.add(head(groups.notAsSent))
    if !groups.groups.isEmpty {
      page.add("\n| | outcome | why | links |\n|---|---|---|---|\n")
      page.add(groups.groups.map(row)) { count in
        "| | … and \(Quantity.counted(count, "more group")) | see the report | |\n"
      }
    }
    if !lines.isEmpty { addLinks(to: &page) }
    return page.text
  }

  private func head(_ notAsSent: NotAsSent) -> String {
    let kind = header.isPartial ? "partial run" : "run"
    let mark =
      header.isSandbox ? "SANDBOX \(kind)" : kind.prefix(1).uppercased() + kind.dropFirst()
    var text = "## \(mark) of campaign \(MarkdownText.code(header.campaign))\n\n"
    text += "**\(words.links)** \(words.sum)\n\n"
    if let stop = words.stop {
      text += "> [!WARNING]\n> Stopped: \(MarkdownText.words(stop))\n\n"
    }
    if let warning = notAsSent.warning { text += "- warning: \(warning)\n" }
    text += "- Workspace: \(MarkdownText.code(header.workspace))\n"
    text += "- Run: \(MarkdownText.code(header.run)) by \(MarkdownText.code(header.who)), ended "
    return text + "\(header.endedAt)\n- API calls: \(words.calls)\n"
  }

  private func row(of group: ReportGroups.Group) -> String {
    let names = group.samples.map { MarkdownText.code($0.name) }
    return "| \(MarkdownText.code(group.outcome.symbol)) "
      + "| **\(Quantity.grouped(group.count)) \(group.outcome.kind.rawValue)** "
      + "| \(MarkdownText.words(group.outcome.words)) "
      + "| \(Quantity.listed(names, of: group.count)) |\n"
  }

  private func addLinks(to page: inout MarkdownPage) {
    let kinds = Outcome.Kind.allCases.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    let sections = kinds.compactMap { kind -> MarkdownPage.Section? in
      guard let lines = lines[kind] else { return nil }
      return MarkdownPage.Section(count: groups.counts[kind], row: { row(of: lines[$0]) }) {
        "| | … and \(Quantity.grouped($0)) more \(kind.rawValue); see the report | | |\n"
      }
    }
    page.addTable(
      "\n<details><summary>\(Quantity.counted(groups.counts.total, "link"))</summary>\n\n"
        + "| outcome | link | which | url |\n|---|---|---|---|\n",
      sections, end: "\n</details>\n")
  }

  private func row(of line: ReportLine) -> String {
    var outcome = line.outcome.kind.rawValue
    if !line.outcome.detail.isEmpty { outcome += " " + MarkdownText.code(line.outcome.detail) }
    let before = line.before.destination.map { MarkdownText.code($0) + " → " } ?? ""
    return "| \(outcome) | \(MarkdownText.code(line.name)) | \(MarkdownText.code(line.place)) "
      + "| \(before)\(MarkdownText.code(line.destination)) |\n"
  }
}
