import Bytes
import JSON
import Links

extension PlanWriter {
  /// One object: what is to be done, which link it is, what was and what will be.
  mutating func write(_ change: Change) {
    json.beginObject()
    texts("actions", change.actions)
    if change.kind == .create, change.reason == .none, let link = change.desired {
      writeNew(link)
      json.endObject()
      return
    }
    if change.reason != .none { member("reason", change.reason.name) }
    if let index = change.desired { writeIdentity(plan.desired[index], change) }
    if let other = change.live {
      member("slug", plan.live.slugs.string(at: other))
      member("id", plan.live.ids.string(at: other))
      member("short_url", plan.live.shortURLs.string(at: other))
    }
    let (before, after) = plan.values(of: change)
    let tellsURL = [before, after].contains { $0?.fields.contains(.destination) == true }
    if !tellsURL, let other = change.live {
      member("url", plan.live.destinations.string(at: other))
    }
    if !change.outside.isEmpty { texts("outside", change.outside.fieldNames) }
    if let before { write("before", before) }
    if let after { write("after", after) }
    json.endObject()
  }

  /// What a new link is, straight from the columns: most large plans are full of them.
  private mutating func writeNew(_ link: Int) {
    let entry = plan.desired.entries[Int(plan.desired.entryIndices[link])]
    member("key", plan.desired.keys, link)
    member("entry", entry.id)
    json.key("dimensions")
    json.beginObject()
    let start = Int(plan.desired.coordinateStarts[link])
    for (offset, axis) in entry.axes.enumerated() {
      member(axis.name, axis.values, Int(plan.desired.coordinates[start + offset]))
    }
    json.endObject()
    if plan.desired.slugs.isEmpty(at: link) {
      member("key_label", plan.desired.keyLabels, link)
    } else {
      member("custom_slug", plan.desired.slugs, link)
    }
    json.key("after")
    json.beginObject()
    member("url", plan.desired.destinations, link)
    writeNewLabels(link)
    if !plan.desired.enabled[link] { flag("enabled", false) }
    let rules = Int(plan.desired.ruleSetIndices[link])
    if !plan.desired.ruleSets[rules].isEmpty {
      json.key("routing_rules")
      RuleJSON.write(plan.desired.ruleSets[rules], to: &json)
    }
    let expiry = plan.desired.expiries[link]
    if expiry != .min { member("expires_at", Instant(seconds: expiry).description) }
    json.endObject()
  }

  private mutating func writeNewLabels(_ link: Int) {
    json.key("labels")
    json.beginArray()
    json.string(plan.desired.ownership.ownerLabel)
    let (keys, labels) = (plan.desired.keyLabels, plan.desired.labels)
    if !keys.isEmpty(at: link) { json.string(keys[link]) }
    for item in labels[link] { json.string(labels.items[item]) }
    json.endArray()
    withExtendedLifetime((keys, labels)) {}
  }

  private mutating func member(_ key: String, _ column: TextColumn, _ row: Int) {
    json.key(key)
    json.string(column[row])
    withExtendedLifetime(column) {}
  }

  /// The slug is left out where the live link tells it.
  private mutating func writeIdentity(_ link: DesiredLink, _ change: Change) {
    member("key", link.key)
    member("entry", link.entry.id)
    json.key("dimensions")
    json.beginObject()
    for dimension in link.dimensions { member(dimension.name, dimension.value) }
    json.endObject()
    guard let slug = link.slug else {
      return member("key_label", plan.desired.keyLabels.string(at: link.index))
    }
    if slug != change.live.map(plan.live.slugs.string(at:)) { member("custom_slug", slug) }
  }

  private mutating func write(_ key: String, _ values: LinkValues) {
    json.key(key)
    json.beginObject()
    if values.fields.contains(.destination) { member("url", values.destination) }
    if values.fields.contains(.labels) { texts("labels", values.labels) }
    if values.fields.contains(.enabled) { flag("enabled", values.isEnabled) }
    if values.fields.contains(.rules) {
      json.key("routing_rules")
      RuleJSON.write(values.rules, to: &json)
    }
    if values.fields.contains(.expiresAt) {
      json.key("expires_at")
      if let instant = values.expiresAt { json.string(instant.description) } else { json.null() }
    }
    json.endObject()
  }
}
