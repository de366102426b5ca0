import JSON
import Links

extension ReportLine.Before {
  /// Nil where its rules can't be read.
  init?(_ json: JSONValue) {
    self.init()
    destination = json["url"]?.string
    labels = json["labels"].map { $0.elements.compactMap(\.string) }
    isEnabled = json["enabled"]?.bool
    if let rules = json["routing_rules"] {
      guard let set = RuleJSON.read(rules) else { return nil }
      self.rules = set
    }
  }
}

extension JSONWriter {
  /// The values that are known, as reports and journals hold them.
  mutating func write(_ before: ReportLine.Before) {
    beginObject()
    if let destination = before.destination { member("url", destination) }
    if let labels = before.labels { write(labels: labels) }
    if let isEnabled = before.isEnabled {
      key("enabled")
      bool(isEnabled)
    }
    if let rules = before.rules {
      key("routing_rules")
      RuleJSON.write(rules, to: &self)
    }
    endObject()
  }

  /// With their name.
  mutating func write(labels: [String]) {
    key("labels")
    beginArray()
    for label in labels { string(label) }
    endArray()
  }
}
