import Applying
import Links
import Planning

/// The links of a report that show something else in the service than what was sent.
struct NotAsSent {
  private static let sampleCount = 3

  private(set) var count = 0
  private var samples: [ReportLine] = []

  /// Counts the line, unless an earlier run told of it.
  mutating func add(_ line: ReportLine) {
    guard line.isNotAsSent, line.outcome != .unchanged || line.echo == nil else { return }
    count += 1
    if samples.count < NotAsSent.sampleCount, line.echo != nil { samples.append(line) }
  }

  /// What is to be said first; nil where no link is concerned.
  var warning: String? {
    guard count > 0 else { return nil }
    return "\(Quantity.counted(count, "link")) \(count == 1 ? "shows" : "show") something else in "
      + "the service than what was sent (not-as-sent)"
  }

  /// What was sent and what is shown, a line each field of the first few links.
  var pairs: [String] {
    let more = count - samples.count
    let ending = more > 0 && !samples.isEmpty ? ["… and \(Quantity.grouped(more)) more"] : []
    return samples.flatMap(NotAsSent.lines(of:)) + ending
  }

  /// What follows from it; nil where no pair is known.
  var ending: String? {
    samples.isEmpty
      ? nil : "They aren't sent again as long as files and service stay as they are."
  }

  private static func lines(of line: ReportLine) -> [String] {
    guard let echo = line.echo else { return [] }
    let name = line.slug ?? line.key ?? ""
    let (sent, shown) = (words(of: echo.sent), words(of: echo.shown))
    return zip(sent, shown).map { sent, shown in
      "\(name)  \(sent.name): sent \(sent.value), shown \(shown.value)".printable
    }
  }

  /// The fields that count, in the order of the interface.
  private static func words(of values: LinkValues) -> [(name: String, value: String)] {
    var words: [(String, String)] = []
    if values.fields.contains(.destination) { words.append(("url", values.destination)) }
    if values.fields.contains(.labels) {
      words.append(("labels", values.labels.joined(separator: ", ")))
    }
    if values.fields.contains(.rules) {
      let rules = values.rules.rules.map(\.line).joined(separator: "; ")
      words.append(("routing_rules", rules.isEmpty ? "none" : rules))
    }
    if values.fields.contains(.expiresAt) {
      words.append(("expires_at", values.expiresAt?.description ?? "never"))
    }
    return words
  }
}
