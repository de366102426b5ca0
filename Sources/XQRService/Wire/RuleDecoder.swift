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
    let conditions = value["conditions"].map(conditions) ?? RoutingRule.Conditions()
    return RoutingRule(destination: destination, priority: priority, conditions: conditions)
  }

  /// What isn't understood is kept by its name, so that nobody takes the rest for the whole.
  private static func conditions(_ value: JSONValue) -> RoutingRule.Conditions {
    var conditions = RoutingRule.Conditions()
    for member in value.members where !isAbsent(member.value) {
      let name = String(decoding: member.name, as: UTF8.self)
      if !read(name, member.value, into: &conditions) { conditions.unknown.append(name) }
    }
    conditions.unknown.sort()
    return conditions
  }

  /// Whether all of a condition was understood.
  private static func read(
    _ name: String, _ value: JSONValue, into conditions: inout RoutingRule.Conditions
  ) -> Bool {
    switch name {
    case "countries":
      conditions.countries = strings(value)
      return conditions.countries.count == value.count
    case "country_mode":
      let mode = value.string.flatMap(RoutingRule.CountryMode.init)
      conditions.countryMode = mode ?? .include
      return mode != nil
    case "device_types":
      conditions.deviceTypes = strings(value).compactMap(RoutingRule.DeviceType.init)
      return conditions.deviceTypes.count == value.count
    case "hours":
      conditions.hours = hours(value)
      return conditions.hours != nil
    case "percentage":
      conditions.percentage = value.double
      return conditions.percentage != nil
    case "expires_at":
      conditions.expiresAt = value.string.flatMap { Instant($0) }
      return conditions.expiresAt != nil
    default: return false
    }
  }

  /// Null, `[]` and `{}` say nothing.
  private static func isAbsent(_ value: JSONValue) -> Bool {
    switch value.kind {
    case .null: true
    case .array, .object: value.count == 0
    default: false
    }
  }

  private static func hours(_ value: JSONValue) -> RoutingRule.Hours? {
    guard let start = value["start"]?.int, let end = value["end"]?.int else { return nil }
    return RoutingRule.Hours(start: Int(start), end: Int(end))
  }

  private static func strings(_ value: JSONValue) -> [String] {
    value.elements.compactMap(\.string)
  }
}
