// What became of a run, as people read it in a terminal: sums first, then what went wrong, then
// where the whole account lies.

package import Applying
import Planning

/// The text view of a report.
package struct ReportText: Sendable {
  /// So many links stand for a group.
  private static let sampleCount = 5

  private let words: ReportTotals
  private let groups: ReportGroups
  private let path: String?
  private let paint: Paint
  private let columns: Int?

  /// - Parameters:
  ///   - lines: Read once.
  ///   - path: Where the report was saved; nil where it wasn't.
  ///   - isVerbose: Whether every link of a problem is named.
  ///   - columns: The width of the screen, at which longer lines are broken; nil for no screen.
  package init(
    _ header: ReportHeader, _ lines: some Sequence<ReportLine>, path: String?,
    paint: Paint = Paint(isOn: false), isVerbose: Bool = false, columns: Int? = nil
  ) {
    words = ReportTotals(header: header)
    groups = ReportGroups(lines, sampleCount: isVerbose ? .max : ReportText.sampleCount)
    self.path = path
    self.paint = paint
    self.columns = columns
  }

  /// The whole view, with a line break at its end.
  package var text: String {
    var parts = [title + sums]
    parts += groups.groups.map(text(of:))
    if let notAsSent { parts.append(notAsSent) }
    if let path { parts.append("Report: \(path.printable)\n") }
    let text = parts.joined(separator: "\n")
    return columns.map { TerminalText.wrapped(text, to: $0) } ?? text
  }

  private var title: String {
    let header = words.header
    let mark = header.isSandbox ? paint.bold("SANDBOX") + " " : ""
    return "\(mark)Campaign \(paint.bold(header.campaign.printable)), workspace "
      + "\(header.workspace.printable), run \(header.run.printable)\n"
      + (header.isPartial ? paint("PARTIAL:", .yellow) + " only what was targeted\n" : "")
  }

  private var sums: String {
    var text = "\(paint.bold(words.links)) \(words.sum)\nAPI calls: \(words.calls)\n"
    if let stop = words.stop { text += paint("Stopped:", .yellow) + " \(stop)\n" }
    return text
  }

  /// The links that look otherwise than they were sent, with some of the pairs; nil for none.
  private var notAsSent: String? {
    guard let warning = groups.notAsSent.warning else { return nil }
    let pairs = groups.notAsSent.pairs.map { "    \($0)\n" }.joined()
    return "\(paint("warning:", .yellow)) \(warning)\n" + pairs
      + (groups.notAsSent.ending.map { "  \($0)\n" } ?? "")
  }

  private func text(of group: ReportGroups.Group) -> String {
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
    let place = line.place
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
