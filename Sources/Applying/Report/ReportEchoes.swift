import JSON
import Links
package import Planning

/// Reads from a report what a later plan needs of it, without making a line of each link.
package enum ReportEchoes {
  /// So many bytes hold the header of any report.
  package static let headerBytes = 1 << 14

  /// The header, from the beginning of a report.
  ///
  /// - Parameter start: The first ``headerBytes`` of the file, or all of it.
  /// - Returns: Nil for what is no report, or one of a later major version.
  package static func header(in start: [UInt8]) -> ReportHeader? {
    // In a JSON text nothing but the member itself is spelled like this.
    let mark = Array(#""lines":["#.utf8)
    guard
      let place = start.indices.first(where: {
        start[$0] == 0x22 && start[$0...].starts(with: mark)
      })
    else { return nil }
    return try? ReportReader.readHeader(Array(start[..<place]) + mark + Array("]}".utf8))
  }

  /// Adds the echoes of a report's lines.
  ///
  /// - Complexity: O(*n*) in the bytes; links that are as they were sent allocate nothing.
  package static func add(from bytes: [UInt8], to echoes: inout Echoes) {
    guard let lines = try? JSONDocument(parsing: bytes).root["lines"] else { return }
    for line in lines.elements where line["not_as_sent"]?.bool == true {
      guard let id = line["id"]?.string, let echo = echo(line) else { continue }
      echoes.add(echo, of: id)
    }
  }

  /// The echo of a line; nil where it has none, or one that isn't understood.
  static func echo(_ line: JSONValue) -> Echo? {
    guard let sent = line["sent"].flatMap(values), let shown = line["shown"].flatMap(values),
      sent.fields == shown.fields, !sent.fields.isEmpty
    else { return nil }
    return Echo(sent: sent, shown: shown)
  }

  private static func values(_ json: JSONValue) -> LinkValues? {
    var values = LinkValues()
    if let url = json["url"]?.string {
      values.fields.insert(.destination)
      values.destination = url
    }
    if let labels = json["labels"] {
      values.fields.insert(.labels)
      values.labels = labels.elements.compactMap(\.string)
    }
    if let rules = json["routing_rules"] {
      guard let set = RuleJSON.read(rules) else { return nil }
      values.fields.insert(.rules)
      values.rules = set
    }
    if let expiry = json["expires_at"] {
      values.fields.insert(.expiresAt)
      values.expiresAt = expiry.string.flatMap { Instant($0) }
    }
    return values
  }
}
