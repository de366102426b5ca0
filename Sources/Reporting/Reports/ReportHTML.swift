// What became of a run, as people look at it in a browser: sums and problems first, then every link.

package import Applying
import Links
import Planning

/// The HTML view of a report: one file that needs no other.
package enum ReportHTML {
  /// So many problems stand above the list.
  private static let problemLimit = 12

  /// - Complexity: O(*n*) in the links, for each of which its code is drawn.
  package static func render(_ report: Report) -> [UInt8] {
    let words = ReportTotals(header: report.header)
    let header = report.header
    var page = Page(
      kind: "report", title: header.isPartial ? "Partial apply report" : "Apply report",
      campaign: header.campaign,
      isSandbox: header.isSandbox, summary: "\(words.links) \(words.sum)", listTitle: "Links",
      links: links(of: report))
    page.totals = Outcome.Kind.allCases.filter { header.counts[$0] > 0 }.map {
      Page.Total(state: $0.rawValue, count: header.counts[$0], tone: $0.tone)
    }
    page.notices = notices(of: report, words)
    page.facts = facts(of: header)
    page.price = "API calls: \(words.calls)"
    page.calls = calls(of: header)
    return page.bytes
  }

  private static func notices(of report: Report, _ words: ReportTotals) -> [Page.Notice] {
    var notices = words.stop.map { [Page.Notice(tone: .warn, text: "Stopped: \($0)")] } ?? []
    let groups = ReportGroups(report.lines, sampleCount: 3)
    let problems = groups.groups.filter { $0.outcome.kind.rank < 4 }
    for group in problems.prefix(problemLimit) {
      let names = Quantity.listed(group.samples.map(\.name), of: group.count)
      notices.append(
        Page.Notice(
          tone: group.outcome.kind.tone,
          text: "\(Quantity.grouped(group.count)) \(group.outcome.kind.rawValue), "
            + "\(group.outcome.words): \(names)"))
    }
    if problems.count > problemLimit {
      let more = Quantity.counted(problems.count - problemLimit, "more problem")
      notices.append(Page.Notice(tone: .bad, text: "… and \(more); the list has them"))
    }
    if let warning = groups.notAsSent.warning {
      notices.append(Page.Notice(tone: .warn, text: warning))
    }
    return notices
  }

  private static func facts(of header: ReportHeader) -> [(name: String, value: String)] {
    var facts = [
      ("Workspace", header.workspace), ("Run", header.run), ("By", header.who),
      ("Started", header.started.description), ("Ended", header.endedAt.description),
      ("How it ended", header.ended.word),
    ]
    if let commit = header.commit { facts.append(("Commit", commit)) }
    facts.append(("Plan", header.planDigest))
    return facts + [("Tool", header.toolVersion)]
  }

  private static func calls(of header: ReportHeader) -> PageTable {
    let rows = Cost.Kind.allCases.filter { header.made[$0] + header.planned[$0] > 0 }.map {
      [$0.rawValue, Quantity.grouped(header.planned[$0]), Quantity.grouped(header.made[$0])]
    }
    return PageTable(
      heads: ["API calls", "planned", "made"], left: 1, rows: rows,
      foot: [
        "total", Quantity.grouped(header.planned.total), Quantity.grouped(header.made.total),
      ])
  }

  private static func links(of report: Report) -> PageLinks {
    var links = PageLinks(isSandbox: report.header.isSandbox)
    var state = PageColumn("outcome", .state)
    var reason = PageColumn("reason", .facet)
    var name = PageColumn("link", .name)
    var url = PageColumn("destination", .destination)
    var note = PageColumn("note", .note)
    var details = ["key", "short URL", "labels", "link id", "request id"].map {
      PageColumn($0, .detail)
    }
    var dimensions = LinkDimensions(report.dimensionNames)
    for line in report.lines {
      state.add(line.outcome.kind.rawValue)
      reason.add(line.outcome.detail)
      name.add(line.name)
      url.add(line.destination)
      note.add(line.note)
      let texts = [
        line.key, line.shortURL, line.after?.labels.joined(separator: ", "), line.id,
        line.requestID,
      ]
      for (place, text) in texts.enumerated() { details[place].add(text) }
      dimensions.add(line.dimensions.lazy.map { ($0.name, $0.value) })
      links.end(shortURL: line.outcome.kind.isFitForPrint ? line.shortURL : nil, line.differences)
    }
    links.columns = [state, name] + dimensions.columns + [url, note, reason] + details
    return links
  }
}

extension ReportLine {
  /// Why the link is as it is, or where it led before.
  fileprivate var note: String {
    if !outcome.words.isEmpty { return outcome.words }
    if let url = before.destination, url != destination { return "was \(url)" }
    return isNotAsSent ? "the service shows something else than what was sent" : ""
  }
}

extension Outcome.Kind {
  /// Whether the code of such a link may be shown: somebody will print it.
  fileprivate var isFitForPrint: Bool {
    switch self {
    case .deleted, .failed, .blocked, .unknown: false
    case .created, .updated, .adopted, .resumed, .replaced, .paused, .unchanged, .kept, .skipped:
      true
    }
  }

  var tone: Page.Tone {
    switch self {
    case .created, .resumed: .add
    case .updated, .adopted: .change
    case .paused, .skipped, .unknown: .warn
    case .replaced, .deleted, .blocked, .failed: .bad
    case .unchanged, .kept: .calm
    }
  }
}
