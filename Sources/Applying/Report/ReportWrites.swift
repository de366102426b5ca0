import JSON
import Links
package import Planning

/// Reads from a report what was last written to some links, without making a line of each.
package enum ReportWrites {
  /// Adds what a report tells of the links with these ids.
  ///
  /// - Complexity: O(*n*) in the bytes; other links allocate their id alone.
  package static func add(from bytes: [UInt8], of ids: Set<String>, to writes: inout LastWrites) {
    for (id, line) in lines(of: ids, in: bytes) { writes.add(values(line), of: id) }
  }

  /// Adds what a run sent whose calls may have arrived late; links that it left alone say nothing.
  ///
  /// - Complexity: as ``add(from:of:to:)``.
  package static func addLate(
    from bytes: [UInt8], of ids: Set<String>, to writes: inout LastWrites
  ) {
    for (id, line) in lines(of: ids, in: bytes) {
      switch line["outcome"]?.string.flatMap(Outcome.Kind.init(rawValue:)) {
      case .unchanged, .kept, .skipped, .blocked: continue
      default: writes.addLate(values(line), of: id)
      }
    }
  }

  private static func lines(
    of ids: Set<String>, in bytes: [UInt8]
  ) -> [(id: String, line: JSONValue)] {
    guard let lines = try? JSONDocument(parsing: bytes).root["lines"] else { return [] }
    return lines.elements.compactMap { line in
      guard let id = line["id"]?.string, ids.contains(id), !isSkipped(line) else { return nil }
      return (id, line)
    }
  }

  /// Whether the run wasn't about the link, so that what was written before still counts.
  private static func isSkipped(_ line: JSONValue) -> Bool {
    line["reason"]?.string == Outcome.notTargeted.detail
      && line["outcome"]?.string == Outcome.Kind.skipped.rawValue
  }

  /// What a line says the link was left as; nil where it doesn't, or in a way that isn't understood.
  static func values(_ line: JSONValue) -> LinkValues? {
    guard let after = line["after"], let destination = line["url"]?.string else { return nil }
    var values = LinkValues()
    values.fields = LinkValues.lasting
    values.destination = destination
    values.labels = after["labels"]?.elements.compactMap(\.string) ?? []
    values.isEnabled = after["enabled"]?.bool ?? true
    if let rules = after["routing_rules"] {
      guard let set = RuleJSON.read(rules) else { return nil }
      values.rules = set
    }
    return values
  }
}
