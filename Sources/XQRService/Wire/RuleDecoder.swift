import JSON
import Links

/// Routing rules (API contract 6.2) as they are read back, whose form no page shows.
enum RuleDecoder {
  /// Every object of the array, in order; what is missing has its default.
  static func rules(in array: JSONValue) -> RuleSet {
    RuleSet(array.elements.filter { $0.kind == .object }.map(rule))
  }

  private static func rule(_ value: JSONValue) -> RoutingRule {
    let destination = value["destination"]?.string ?? value["url"]?.string ?? ""
    let priority = value["priority"]?.int.flatMap { Int(exactly: $0) } ?? 0
    var conditions = RoutingRule.Conditions()
    if let members = value["conditions"] {
      conditions.countries = strings(members["countries"])
      conditions.countryMode =
        members["country_mode"]?.string.flatMap(RoutingRule.CountryMode.init) ?? .include
      conditions.deviceTypes = strings(members["device_types"])
        .compactMap(RoutingRule.DeviceType.init)
      conditions.hours = hours(members["hours"])
      conditions.percentage = members["percentage"]?.double
      conditions.expiresAt = members["expires_at"]?.string.flatMap { Instant($0) }
    }
    return RoutingRule(destination: destination, priority: priority, conditions: conditions)
  }

  private static func hours(_ value: JSONValue?) -> RoutingRule.Hours? {
    guard let start = value?["start"]?.int, let end = value?["end"]?.int else { return nil }
    return RoutingRule.Hours(start: Int(start), end: Int(end))
  }

  private static func strings(_ value: JSONValue?) -> [String] {
    value.map { $0.elements.compactMap(\.string) } ?? []
  }
}
