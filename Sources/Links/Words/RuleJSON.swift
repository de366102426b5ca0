package import JSON

/// Routing rules with the API's names; what isn't set is left out.
package enum RuleJSON {
  /// Writes an array of rules; a country mode stands beside every list of countries.
  package static func write(_ set: RuleSet, to json: inout JSONWriter) {
    json.beginArray()
    for rule in set.rules { write(rule, to: &json) }
    json.endArray()
  }

  private static func write(_ rule: RoutingRule, to json: inout JSONWriter) {
    let conditions = rule.conditions
    json.beginObject()
    json.key("destination")
    json.string(rule.destination)
    json.key("priority")
    json.int(rule.priority)
    json.key("conditions")
    json.beginObject()
    if !conditions.countries.isEmpty {
      write("countries", conditions.countries, to: &json)
      write("country_mode", conditions.countryMode.rawValue, to: &json)
    }
    if !conditions.deviceTypes.isEmpty {
      write("device_types", conditions.deviceTypes.map(\.rawValue), to: &json)
    }
    if let hours = conditions.hours {
      json.key("hours")
      json.beginObject()
      json.key("start")
      json.int(hours.start)
      json.key("end")
      json.int(hours.end)
      json.endObject()
    }
    if let percentage = conditions.percentage {
      json.key("percentage")
      json.double(percentage)
    }
    if let instant = conditions.expiresAt { write("expires_at", instant.description, to: &json) }
    json.endObject()
    json.endObject()
  }

  private static func write(_ key: String, _ text: String, to json: inout JSONWriter) {
    json.key(key)
    json.string(text)
  }

  private static func write(_ key: String, _ texts: [String], to json: inout JSONWriter) {
    json.key(key)
    json.beginArray()
    for text in texts { json.string(text) }
    json.endArray()
  }
}

extension RuleJSON {
  /// The rules of an array, or nil where something has no place in one.
  package static func read(_ value: JSONValue) -> RuleSet? {
    guard value.kind == .array else { return nil }
    var rules: [RoutingRule] = []
    for element in value.elements {
      guard let rule = rule(element) else { return nil }
      rules.append(rule)
    }
    return RuleSet(rules)
  }

  private static func rule(_ value: JSONValue) -> RoutingRule? {
    guard let destination = value["destination"]?.string, let priority = value["priority"]?.int,
      let fields = value["conditions"], fields.kind == .object
    else { return nil }
    var conditions = RoutingRule.Conditions()
    for member in fields.members {
      guard read(member, into: &conditions) else { return nil }
    }
    return RoutingRule(
      destination: destination, priority: Int(priority), conditions: conditions)
  }

  /// Whether the member is a condition that was understood.
  private static func read(
    _ member: JSONValue.Member, into conditions: inout RoutingRule.Conditions
  ) -> Bool {
    let value = member.value
    switch String(decoding: member.name, as: UTF8.self) {
    case "countries":
      conditions.countries = value.elements.compactMap(\.string)
      return conditions.countries.count == value.count
    case "country_mode":
      guard let mode = value.string.flatMap(RoutingRule.CountryMode.init) else { return false }
      conditions.countryMode = mode
    case "device_types":
      conditions.deviceTypes = value.elements.compactMap {
        $0.string.flatMap(RoutingRule.DeviceType.init)
      }
      return conditions.deviceTypes.count == value.count
    case "hours":
      guard let start = value["start"]?.int, let end = value["end"]?.int else { return false }
      conditions.hours = .init(start: Int(start), end: Int(end))
    case "percentage":
      guard let share = value.double else { return false }
      conditions.percentage = share
    case "expires_at":
      guard let instant = value.string.flatMap({ Instant($0) }) else { return false }
      conditions.expiresAt = instant
    default: return false
    }
    return true
  }
}
