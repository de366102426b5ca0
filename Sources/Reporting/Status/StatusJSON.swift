import JSON
import Links
import Planning

/// The status for machines.
package enum StatusJSON {
  /// One object, a row a line.
  package static func render(_ status: Status) -> [UInt8] {
    let plan = status.plan
    var json = JSONWriter()
    json.beginObject()
    json.member("format_version", Status.formatVersion)
    json.member("kind", Status.kind)
    json.member("campaign", plan.desired.ownership.campaign)
    json.member("workspace", plan.binding.workspaceID)
    json.key("sandbox")
    json.bool(plan.binding.isSandbox)
    json.member("time", plan.made.time.description)
    if let taken = status.taken { json.member("taken", taken.description) }
    json.newline()
    json.key("plan")
    json.beginObject()
    for kind in Change.Kind.allCases { json.member("\(kind)", plan.summary[kind]) }
    json.endObject()
    json.newline()
    json.key("by")
    json.texts(status.links.by)
    json.key("rows")
    json.beginArray()
    for row in status.links.rows {
      json.newline()
      json.write(row.sums, zip(status.links.by, row.values))
    }
    json.endArray()
    json.newline()
    json.key("not_in_files")
    json.write(status.links.strays)
    json.newline()
    json.key("total")
    json.write(status.links.total)
    if let alarm = status.alarm { json.write(alarm) }
    json.newline()
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

  fileprivate mutating func member(_ key: String, _ number: Int) {
    self.key(key)
    int(number)
  }

  fileprivate mutating func texts(_ texts: [String]) {
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  fileprivate mutating func write(
    _ sums: LinkStatus.Sums, _ values: Zip2Sequence<[String], [String?]>? = nil
  ) {
    beginObject()
    if let values {
      key("dimensions")
      beginObject()
      for (name, value) in values {
        key(name)
        if let value { string(value) } else { null() }
      }
      endObject()
    }
    member("links", sums.links)
    member("live", sums.live)
    member("paused", sums.paused)
    member("drifting", sums.drifting)
    member("scans", sums.scans)
    member("never_scanned", sums.unscanned)
    key("last_scan")
    if let instant = sums.lastScan { string(instant.description) } else { null() }
    endObject()
  }

  fileprivate mutating func write(_ alarm: ScanAlarm) {
    newline()
    key("alarm")
    beginObject()
    member("after", alarm.after.description)
    key("slugs")
    texts(alarm.slugs)
    endObject()
  }
}
