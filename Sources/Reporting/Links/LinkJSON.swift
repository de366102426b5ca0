import Bytes
import JSON
import Links

/// `{"format_version", "campaign", "links": […]}` with one link a line.
///
/// A link has `key`, `dimensions`, `slug` (null where the service chooses), `destination`,
/// `labels`, and where they aren't the default `routing_rules`, `expires_at`, `enabled`.
enum LinkJSON {
  static func render(_ links: DesiredSet, _ rows: [Int]) -> [UInt8] {
    var writer = JSONWriter(capacity: links.destinations.byteCount * 3)
    writer.beginObject()
    writer.key("format_version")
    writer.string("1.0")
    writer.key("campaign")
    writer.string(links.ownership.campaign)
    writer.key("links")
    writer.beginArray()
    let owner = links.ownership.ownerLabel
    for row in rows {
      writer.newline()
      write(links, row, owner, to: &writer)
    }
    writer.newline()
    writer.endArray()
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  private static func write(
    _ links: DesiredSet, _ row: Int, _ owner: String, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("key")
    writer.string(links.keys[row])
    writer.key("dimensions")
    writer.beginObject()
    let axes = links.entries[Int(links.entryIndices[row])].axes
    for (offset, axis) in axes.enumerated() {
      writer.key(axis.name)
      writer.string(
        axis.values[Int(links.coordinates[Int(links.coordinateStarts[row]) + offset])])
    }
    writer.endObject()
    writer.key("slug")
    if links.slugs.isEmpty(at: row) { writer.null() } else { writer.string(links.slugs[row]) }
    writer.key("destination")
    writer.string(links.destinations[row])
    writer.key("labels")
    writer.beginArray()
    writer.string(owner)
    if !links.keyLabels.isEmpty(at: row) { writer.string(links.keyLabels[row]) }
    for label in links.labels[row] { writer.string(links.labels.items[label]) }
    writer.endArray()
    if links.ruleSetIndices[row] != 0 {
      writer.key("routing_rules")
      RuleJSON.write(links[row].rules, to: &writer)
    }
    if let expiry = links[row].expiresAt {
      writer.key("expires_at")
      writer.string(expiry.description)
    }
    if !links.enabled[row] {
      writer.key("enabled")
      writer.bool(false)
    }
    writer.endObject()
  }
}
