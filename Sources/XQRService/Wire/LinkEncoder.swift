import JSON
import Links

/// Bodies of writing calls, by the names that requests use (API contract 6.1, 6.2).
enum LinkEncoder {
  static func bulk(_ drafts: [LinkDraft]) -> [UInt8] {
    var json = JSONWriter(capacity: drafts.count * 256)
    json.beginObject()
    json.key("links")
    json.beginArray()
    for draft in drafts { write(draft, to: &json) }
    json.endArray()
    json.endObject()
    return json.bytes
  }

  static func draft(_ draft: LinkDraft) -> [UInt8] {
    var json = JSONWriter()
    write(draft, to: &json)
    return json.bytes
  }

  /// An expiry can't be patched, so there is none here (API contract 8.5).
  static func patch(_ patch: LinkPatch) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    if let destination = patch.destination {
      json.key("url")
      json.string(destination)
    }
    if let labels = patch.labels { write(labels, as: "labels", to: &json) }
    if let isEnabled = patch.isEnabled {
      json.key("enabled")
      json.bool(isEnabled)
    }
    if let rules = patch.rules { write(rules, to: &json) }
    json.endObject()
    return json.bytes
  }

  static func status(_ ids: [String], _ enabled: Bool) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    write(ids, as: "ids", to: &json)
    json.key("enabled")
    json.bool(enabled)
    json.endObject()
    return json.bytes
  }

  private static func write(_ draft: LinkDraft, to json: inout JSONWriter) {
    json.beginObject()
    json.key("url")
    json.string(draft.destination)
    if let slug = draft.slug {
      json.key("custom_slug")
      json.string(slug)
    }
    if !draft.labels.isEmpty { write(draft.labels, as: "labels", to: &json) }
    if !draft.rules.isEmpty { write(draft.rules, to: &json) }
    if let expiresAt = draft.expiresAt {
      json.key("expires_at")
      json.string(expiresAt.description)
    }
    json.endObject()
  }

  private static func write(_ rules: RuleSet, to json: inout JSONWriter) {
    json.key("routing_rules")
    RuleJSON.write(rules, to: &json)
  }

  private static func write(_ texts: [String], as name: String, to json: inout JSONWriter) {
    json.key(name)
    json.beginArray()
    for text in texts { json.string(text) }
    json.endArray()
  }
}
