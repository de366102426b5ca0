package import JSON
import Links
import Planning

/// Reads what ``ReportWriter`` writes.
package enum ReportReader {
  package enum Fault: Error, Hashable, Sendable {
    /// Not JSON, or not all of it.
    case notJSON(JSONError)
    /// JSON of something else.
    case notAReport
    /// A format of a later major version.
    case version(String)
    /// A member of the header that is missing or isn't what it should be.
    case member(String)
    /// A line that isn't a line of a report, counted from 1.
    case line(Int)
    /// The sums don't add up.
    case sums
  }

  /// Whether a file's content is a report, whatever its name.
  package static func isReport(_ bytes: [UInt8]) -> Bool {
    guard let root = try? JSONDocument(parsing: bytes).root else { return false }
    return root["kind"]?.string == ReportHeader.kind
  }

  /// - Throws: The first fault.
  package static func read(_ bytes: [UInt8]) throws(Fault) -> Report {
    let root = try root(bytes)
    let header = try header(root)
    guard let elements = root["lines"], elements.kind == .array else { throw .member("lines") }
    var lines: [ReportLine] = []
    for element in elements.elements {
      guard let line = line(element) else { throw .line(lines.count + 1) }
      lines.append(line)
    }
    let isKilled = header.ended == .stopped(.killed)
    guard header.addsUp, isKilled || lines.count == header.linkCount else { throw .sums }
    return Report(header: header, lines: lines)
  }

  /// What a run was, without its lines and without proving its sums.
  ///
  /// - Throws: The first fault.
  package static func readHeader(_ bytes: [UInt8]) throws(Fault) -> ReportHeader {
    try header(try root(bytes))
  }

  private static func root(_ bytes: [UInt8]) throws(Fault) -> JSONValue {
    let root: JSONValue
    do throws(JSONError) {
      root = try JSONDocument(parsing: bytes).root
    } catch {
      throw .notJSON(error)
    }
    guard root["kind"]?.string == ReportHeader.kind, let version = root["format_version"]?.string
    else { throw .notAReport }
    guard version.hasPrefix("1.") else { throw .version(version) }
    return root
  }

  private static func header(_ root: JSONValue) throws(Fault) -> ReportHeader {
    guard let isSandbox = root["sandbox"]?.bool else { throw .member("sandbox") }
    guard let ended = Ended(word: try text(root, "ended")) else { throw .member("ended") }
    var header = ReportHeader(
      campaign: try text(root, "campaign"), run: try text(root, "run"),
      planDigest: try text(root, "plan"), workspace: try text(root, "workspace"),
      isSandbox: isSandbox, toolVersion: try text(root, "tool_version"),
      who: try text(root, "who"), commit: root["commit"]?.string,
      started: try instant(root, "started"), endedAt: try instant(root, "ended_at"), ended: ended)
    guard let counts = OutcomeCounts(root["outcomes"]) else { throw .member("outcomes") }
    guard let links = root["links"]?.quantity else { throw .member("links") }
    guard let (planned, made, retries) = Cost.calls(root["calls"]) else { throw .member("calls") }
    // Folders are named after it.
    guard Ownership.isCampaignID(header.campaign) else { throw .member("campaign") }
    header.planID = root["plan_id"]?.string
    header.isPartial = root["partial"]?.bool ?? false
    if let names = root["sensitive_query"] {
      header.sensitiveQuery = SensitiveQuery(names.elements.compactMap(\.string))
    }
    header.counts = counts
    header.linkCount = links
    header.notAsSent = root["not_as_sent"]?.quantity ?? 0
    header.planned = planned
    header.made = made
    header.retries = retries
    return header
  }

  private static func text(_ root: JSONValue, _ name: String) throws(Fault) -> String {
    guard let text = root[name]?.string else { throw .member(name) }
    return text
  }

  private static func instant(_ root: JSONValue, _ name: String) throws(Fault) -> Instant {
    guard let instant = Instant(try text(root, name)) else { throw .member(name) }
    return instant
  }

  private static func line(_ json: JSONValue) -> ReportLine? {
    guard let kind = json["outcome"]?.string.flatMap(Outcome.Kind.init(rawValue:)),
      let outcome = Outcome(kind, detail: json["reason"]?.string ?? ""),
      let destination = json["url"]?.string
    else { return nil }
    var line = ReportLine(outcome: outcome, key: json["key"]?.string, destination: destination)
    if let dimensions = json["dimensions"] {
      for member in dimensions.members {
        guard let name = member.key.string, let value = member.value.string else { return nil }
        line.dimensions.append(.init(name: name, value: value))
      }
    }
    line.slug = json["slug"]?.string
    line.shortURL = json["short_url"]?.string
    line.id = json["id"]?.string
    line.requestID = json["request_id"]?.string
    line.isNotAsSent = json["not_as_sent"]?.bool ?? false
    line.echo = ReportEchoes.echo(json)
    line.since = json["since"]?.string.flatMap { Instant($0) }
    line.after = ReportWrites.values(json)
    if let before = json["before"] {
      guard let values = ReportLine.Before(before) else { return nil }
      line.before = values
    }
    return line
  }
}
