// What became of a run, as people read it in a terminal: sums first, then what went wrong, then
// where the whole account lies.

package import Applying
import Planning

/// The text view of a report.
package struct ReportText: Sendable {
  /// So many links stand for a group.
  private static let sampleCount = 5

  private let header: ReportHeader
  private let groups: [Group]
  private let notAsSent: NotAsSent
  private let path: String?
  private let paint: Paint
  private let isVerbose: Bool

  /// Links with one outcome that isn't simply what was asked for.
  fileprivate struct Group {
    let outcome: Outcome
    var samples: [ReportLine] = []
    var count = 0
  }

  /// - Parameters:
  ///   - lines: Read once.
  ///   - path: Where the report was saved; nil where it wasn't.
  ///   - isVerbose: Whether every link of a problem is named.
  package init(
    _ header: ReportHeader, _ lines: some Sequence<ReportLine>, path: String?,
    paint: Paint = Paint(isOn: false), isVerbose: Bool = false
  ) {
    self.header = header
    self.path = path
    self.paint = paint
    self.isVerbose = isVerbose
    var groups: [Group] = []
    var places: [Outcome: Int] = [:]
    var notAsSent = NotAsSent()
    for line in lines {
      notAsSent.add(line)
      guard !line.outcome.words.isEmpty else { continue }
      let place = places[line.outcome] ?? groups.count
      if place == groups.count {
        places[line.outcome] = place
        groups.append(Group(outcome: line.outcome))
      }
      groups[place].count += 1
      if isVerbose || groups[place].samples.count < ReportText.sampleCount {
        groups[place].samples.append(line)
      }
    }
    self.notAsSent = notAsSent
    self.groups = groups.enumerated().sorted { left, right in
      (left.element.rank, left.offset) < (right.element.rank, right.offset)
    }.map(\.element)
  }

  /// The whole view, with a line break at its end.
  package var text: String {
    var parts = [title + sums + calls + ending]
    parts += groups.map(text(of:))
    if notAsSent.count > 0 { parts.append(notAsSent.text(paint)) }
    if let path { parts.append("Report: \(path.printable)\n") }
    return parts.joined(separator: "\n")
  }

  private var title: String {
    let mark = header.isSandbox ? paint.bold("SANDBOX") + " " : ""
    return "\(mark)Campaign \(paint.bold(header.campaign.printable)), workspace "
      + "\(header.workspace.printable), run \(header.run.printable)\n"
  }

  /// `1,680 links = 1,600 created + 80 unchanged`.
  private var sums: String {
    let parts = Outcome.Kind.allCases.filter { header.counts[$0] > 0 }.map {
      "\(Quantity.grouped(header.counts[$0])) \($0.rawValue)"
    }
    let sum = parts.isEmpty ? "0" : parts.joined(separator: " + ")
    let sign = header.addsUp ? "=" : "≠"
    return paint.bold(Quantity.counted(header.linkCount, "link")) + " \(sign) \(sum)\n"
  }

  /// `API calls: 23 made (9 list, 14 create), 21 planned; 2 retries`.
  private var calls: String {
    let parts = header.made.total == 0 ? "" : " (\(header.made.parts))"
    let retries = header.retries == 1 ? "1 retry" : "\(Quantity.grouped(header.retries)) retries"
    return "API calls: \(Quantity.grouped(header.made.total)) made\(parts), "
      + "\(Quantity.grouped(header.planned.total)) planned; \(retries)\n"
  }

  private var ending: String {
    guard case .stopped(let stop) = header.ended else { return "" }
    return paint("Stopped:", .yellow) + " \(stop.words)\n"
  }

  private func text(of group: Group) -> String {
    let outcome = group.outcome
    var text = "\(paint(outcome.symbol, outcome.colour)) \(paint.bold(outcome.kind.rawValue)) "
    text += "\(Quantity.counted(group.count, "link")): \(outcome.words)\n"
    for line in group.samples { text += "    \(name(of: line))\n" }
    let more = group.count - group.samples.count
    return more > 0 ? text + "    … and \(Quantity.grouped(more)) more\n" : text
  }

  /// `s-0421-de  store=0421 lang=de (req_1)`.
  private func name(of line: ReportLine) -> String {
    var name = line.slug?.printable ?? "(new code)"
    let place = line.dimensions.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    if !place.isEmpty { name += "  " + place.printable }
    if let key = line.key, place.isEmpty || line.slug == nil { name += "  key \(key.printable)" }
    if let id = line.requestID { name += " (\(id.printable))" }
    return name
  }
}

extension ReportText {
  /// The view of a report that was read.
  package init(
    _ report: Report, path: String?, paint: Paint = Paint(isOn: false), isVerbose: Bool = false
  ) {
    self.init(report.header, report.lines, path: path, paint: paint, isVerbose: isVerbose)
  }
}

extension ReportText.Group {
  /// What somebody has to look at comes first.
  fileprivate var rank: Int {
    switch outcome.kind {
    case .failed: 0
    case .unknown: 1
    case .blocked: 2
    case .skipped: 3
    default: 4
    }
  }
}
