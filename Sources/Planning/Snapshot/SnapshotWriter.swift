import Bytes
import JSON
import Links

extension Snapshot {
  /// The snapshot as bytes: equal snapshots give equal ones.
  ///
  /// Links stand in the order of the listing; what is at its default is left out.
  /// - Complexity: O(*n*) in the links.
  package var bytes: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("format_version", "\(Snapshot.version.major).\(Snapshot.version.minor)")
    json.member("kind", Snapshot.kind)
    json.member("workspace", workspaceID)
    json.key("sandbox")
    json.bool(isSandbox)
    json.member("taken", taken.description)
    json.member("tool_version", toolVersion)
    json.key("bulk_ops")
    json.bool(hasBulk)
    json.key("complete")
    json.bool(listing.isComplete)
    json.newline()
    json.key("links")
    json.beginArray()
    for link in 0..<listing.links.count {
      json.newline()
      json.write(link, of: listing.links)
    }
    json.newline()
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ key: String, _ text: String) {
    self.key(key)
    string(text)
  }

  private mutating func member(_ key: String, _ text: UnsafeBufferPointer<UInt8>) {
    self.key(key)
    string(text)
  }

  private mutating func member(_ key: String, _ seconds: Int64) {
    guard seconds != .min else { return }
    member(key, Instant(seconds: seconds).description)
  }

  /// A list of names for each rule.
  private mutating func writeUnknownConditions(of set: RuleSet) {
    key("unknown_conditions")
    beginArray()
    for rule in set.rules {
      beginArray()
      for name in rule.conditions.unknown { string(name) }
      endArray()
    }
    endArray()
  }

  fileprivate mutating func write(_ link: Int, of live: LiveSet) {
    beginObject()
    member("id", live.ids[link])
    member("slug", live.slugs[link])
    member("short_url", live.shortURLs[link])
    member("url", live.destinations[link])
    key("labels")
    beginArray()
    for item in live.labels[link] { string(live.labels.items[item]) }
    endArray()
    if !live.enabled[link] {
      key("enabled")
      bool(false)
    }
    if live.ruleSetIndices[link] != 0 {
      key("routing_rules")
      let set = live.ruleSets[Int(live.ruleSetIndices[link])]
      RuleJSON.write(set, to: &self)
      if set.hasUnknownConditions { writeUnknownConditions(of: set) }
    }
    member("expires_at", live.expiries[link])
    if live.scanCounts[link] != 0 {
      key("scan_count")
      int(live.scanCounts[link])
    }
    member("last_scan_at", live.lastScans[link])
    member("created_at", live.created[link])
    endObject()
  }
}
