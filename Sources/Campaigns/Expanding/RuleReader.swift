import Expressions
import Links

/// Reads a rule's evaluated fields.
enum RuleReader {
  static let fields = [
    "countries", "country_mode", "device_types", "hours", "percentage", "expires_at",
  ]

  struct Fault: Error {
    let field: String
    /// What the field needs, to be said behind its name.
    let needs: String
    /// What is wrong with a time.
    var time: TimeFault?
  }

  /// - Parameter zone: That of dates.
  static func rule(
    destination: String, _ map: ValueMap, in zone: TimeZone?
  ) throws(Fault) -> RoutingRule {
    guard case .int(let priority)? = map["priority"], let number = Int(exactly: priority) else {
      throw Fault(field: "priority", needs: "is a whole number; the lowest is tried first")
    }
    var rule = RoutingRule(destination: destination, priority: number)
    if case .map(let conditions)? = map["conditions"] {
      rule.conditions = try RuleReader.conditions(conditions, zone)
    }
    return rule
  }

  private static func conditions(
    _ map: ValueMap, _ zone: TimeZone?
  ) throws(Fault) -> RoutingRule.Conditions {
    var conditions = RoutingRule.Conditions()
    conditions.countries = try texts(
      map, "countries", "is a list of country codes in two capitals: DE"
    ) {
      $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x41...0x5A).contains($0) } ? $0 : nil
    }
    if let mode = map["country_mode"], !mode.isNull {
      guard case .string(let text) = mode, let value = RoutingRule.CountryMode(rawValue: text)
      else {
        throw Fault(field: "country_mode", needs: "is 'include' or 'exclude'")
      }
      conditions.countryMode = value
    }
    conditions.deviceTypes = try texts(
      map, "device_types", "is a list of 'mobile', 'tablet' and 'desktop'"
    ) { RoutingRule.DeviceType(rawValue: $0) }
    conditions.hours = try hours(map["hours"])
    conditions.percentage = try percentage(map["percentage"])
    if let value = map["expires_at"], !value.isNull {
      do throws(TimeFault) {
        conditions.expiresAt = try Instant(reading: value, in: zone)
      } catch {
        throw Fault(field: "expires_at", needs: "", time: error)
      }
    }
    return conditions
  }

  private static func texts<Item>(
    _ map: ValueMap, _ field: String, _ needs: String, _ item: (String) -> Item?
  ) throws(Fault) -> [Item] {
    guard let value = map[field], !value.isNull else { return [] }
    guard case .list(let values) = value else { throw Fault(field: field, needs: needs) }
    var result: [Item] = []
    for value in values {
      guard case .string(let text) = value, let known = item(text) else {
        throw Fault(field: field, needs: needs)
      }
      result.append(known)
    }
    return result
  }

  private static func hours(_ value: Value?) throws(Fault) -> RoutingRule.Hours? {
    guard let value, !value.isNull else { return nil }
    guard case .map(let map) = value, map.count == 2, case .int(let start)? = map["start"],
      case .int(let end)? = map["end"], (0...24).contains(start), (0...24).contains(end),
      start != end
    else {
      throw Fault(field: "hours", needs: "is {start: 8, end: 20}: two hours of a 24-hour clock")
    }
    return RoutingRule.Hours(start: Int(start), end: Int(end))
  }

  private static func percentage(_ value: Value?) throws(Fault) -> Double? {
    let number: Double
    switch value {
    case .int(let int)?: number = Double(int)
    case .double(let double)?: number = double
    case .null?, nil: return nil
    default: number = -1
    }
    guard (0...100).contains(number) else {
      throw Fault(field: "percentage", needs: "is a number from 0 to 100")
    }
    return number
  }
}

extension Value {
  var isNull: Bool { if case .null = self { true } else { false } }
}
