import Bytes
package import Diagnostics
import JSON
import Links

extension Snapshot {
  /// Reads a stored snapshot; writing it again gives the same bytes.
  ///
  /// - Parameter file: What the bytes are known as, so that a fault can have its place.
  /// - Throws: The first fault: no snapshot, another major version, a link that isn't one.
  package init(reading bytes: [UInt8], file: SourceFile.ID? = nil) throws(Diagnostic) {
    let document: JSONDocument
    do {
      document = try JSONDocument(parsing: bytes)
    } catch {
      let span = file.flatMap { file in
        error.offset.map { SourceSpan(file: file, start: $0, end: $0 + 1) }
      }
      throw SnapshotFault.notASnapshot(error.text, at: span)
    }
    let root = document.root
    guard root["kind"]?.string == Snapshot.kind, let version = root["format_version"]?.string else {
      throw SnapshotFault.notASnapshot("its `kind` isn't \"\(Snapshot.kind)\"")
    }
    guard version.split(separator: ".").first.map({ String($0) }) == "\(Snapshot.version.major)"
    else { throw SnapshotFault.version(version) }
    guard let taken = root["taken"]?.string.flatMap({ Instant($0) }) else {
      throw Snapshot.wrong("taken")
    }
    guard let links = root["links"], links.kind == .array else { throw Snapshot.wrong("links") }
    guard let workspace = root["workspace"]?.string else { throw Snapshot.wrong("workspace") }
    guard let isSandbox = root["sandbox"]?.bool else { throw Snapshot.wrong("sandbox") }
    guard let tool = root["tool_version"]?.string else { throw Snapshot.wrong("tool_version") }
    guard let hasBulk = root["bulk_ops"]?.bool else { throw Snapshot.wrong("bulk_ops") }
    guard let isComplete = root["complete"]?.bool else { throw Snapshot.wrong("complete") }
    var builder = LiveSetBuilder()
    for (index, link) in links.elements.enumerated() {
      guard Snapshot.append(link, to: &builder) else { throw Snapshot.wrong("links[\(index)]") }
    }
    self.init(
      workspaceID: workspace, isSandbox: isSandbox, taken: taken, toolVersion: tool,
      hasBulk: hasBulk,
      listing: LiveListing(
        links: builder.finish(), scope: .workspace, isComplete: isComplete, calls: Cost(),
        taken: taken))
  }

  private static func wrong(_ member: String) -> Diagnostic {
    SnapshotFault.notASnapshot("`\(member)` is missing or has another shape")
  }

  /// False where a member is missing or misshapen; then the builder isn't to be used.
  private static func append(_ link: JSONValue, to builder: inout LiveSetBuilder) -> Bool {
    guard let id = link["id"]?.string, let slug = link["slug"]?.string,
      let shortURL = link["short_url"]?.string, let url = link["url"]?.string,
      let labels = link["labels"], labels.kind == .array
    else { return false }
    var rest = LiveSetBuilder.Rest()
    if let rules = link["routing_rules"] {
      guard let set = ruleSet(rules, link["unknown_conditions"]) else { return false }
      rest.rules = set
    }
    if let enabled = link["enabled"] {
      guard let value = enabled.bool else { return false }
      rest.isEnabled = value
    }
    if let count = link["scan_count"] {
      guard let value = count.int.flatMap({ Int(exactly: $0) }), value >= 0 else { return false }
      rest.scanCount = value
    }
    guard let expiry = instant(link["expires_at"]), let lastScan = instant(link["last_scan_at"]),
      let created = instant(link["created_at"])
    else { return false }
    (rest.expiresAt, rest.lastScan, rest.createdAt) = (expiry, lastScan, created)
    for label in labels.elements {
      guard let text = label.string else { return false }
      builder.labels.items.append(text)
    }
    builder.labels.endRow()
    builder.ids.append(id)
    builder.slugs.append(slug)
    builder.shortURLs.append(shortURL)
    builder.destinations.append(url)
    builder.endLink(rest)
    return true
  }

  /// The rules, with the names of the conditions that nobody understood when they were listed.
  private static func ruleSet(_ json: JSONValue, _ unknown: JSONValue?) -> RuleSet? {
    guard let set = RuleJSON.read(json), let unknown else { return RuleJSON.read(json) }
    guard unknown.kind == .array, unknown.count == set.rules.count else { return nil }
    return RuleSet(
      zip(set.rules, unknown.elements).map { rule, names in
        var rule = rule
        rule.conditions.unknown = names.elements.compactMap(\.string)
        return rule
      })
  }

  /// What a member says, which may be nothing; nil where it says something else than an instant.
  private static func instant(_ json: JSONValue?) -> Instant?? {
    guard let json else { return .some(nil) }
    guard let instant = json.string.flatMap({ Instant($0) }) else { return nil }
    return instant
  }
}
