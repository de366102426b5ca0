import Expressions
import Links

/// Reads a rule's evaluated fields, and collects what is wrong with each.
struct RuleReader {
  static let fields = [
    "countries", "country_mode", "device_types", "hours", "percentage", "expires_at",
  ]

  struct Fault {
    let field: String
    /// What the field needs, to be said behind its name.
    let needs: String
    /// What is wrong with a time.
    var time: TimeFault?
  }

  private(set) var faults: [Fault] = []
  private let zone: TimeZone?

  /// - Parameter zone: That of dates.
  init(in zone: TimeZone?) {
    self.zone = zone
  }

  /// The rule; to be used only where there are no faults.
  mutating func rule(destination: String, _ map: ValueMap) -> RoutingRule {
    var priority = 0
    if case .int(let number)? = map["priority"], let number = Int(exactly: number) {
      priority = number
    } else {
      faults.append(Fault(field: "priority", needs: "is a whole number; the lowest is tried first"))
    }
    var rule = RoutingRule(destination: destination, priority: priority)
    if case .map(let conditions)? = map["conditions"] {
      rule.conditions = self.conditions(conditions)
    }
    return rule
  }

  private mutating func conditions(_ map: ValueMap) -> RoutingRule.Conditions {
    var conditions = RoutingRule.Conditions()
    conditions.countries = texts(
      map, "countries", "is a list of country codes in two capitals: DE"
    ) {
      $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x41...0x5A).contains($0) } ? $0 : nil
    }
    if let mode = map["country_mode"], !mode.isNull {
      if case .string(let text) = mode, let value = RoutingRule.CountryMode(rawValue: text) {
        conditions.countryMode = value
      } else {
        faults.append(Fault(field: "country_mode", needs: "is 'include' or 'exclude'"))
      }
    }
    conditions.deviceTypes = texts(
      map, "device_types", "is a list of 'mobile', 'tablet' and 'desktop'"
    ) { RoutingRule.DeviceType(rawValue: $0) }
    conditions.hours = hours(map["hours"])
    conditions.percentage = percentage(map["percentage"])
    if let value = map["expires_at"], !value.isNull {
      do throws(TimeFault) {
        conditions.expiresAt = try Instant(reading: value, in: zone)
      } catch {
        faults.append(Fault(field: "expires_at", needs: "", time: error))
      }
    }
    return conditions
  }

  private mutating func texts<Item>(
    _ map: ValueMap, _ field: String, _ needs: String, _ item: (String) -> Item?
  ) -> [Item] {
    guard let value = map[field], !value.isNull else { return [] }
    guard case .list(let values) = value else {
      faults.append(Fault(field: field, needs: needs))
      return []
    }
    let items = values.compactMap { value -> Item? in
      if case .string(let text) = value { item(text) } else { nil }
    }
    if items.count < values.count { faults.append(Fault(field: field, needs: needs)) }
    return items
  }

  private mutating func hours(_ value: Value?) -> RoutingRule.Hours? {
    guard let value, !value.isNull else { return nil }
    guard case .map(let map) = value, map.count == 2, case .int(let start)? = map["start"],
      case .int(let end)? = map["end"], (0...24).contains(start), (0...24).contains(end),
      start != end
    else {
      faults.append(
        Fault(field: "hours", needs: "is {start: 8, end: 20}: two hours of a 24-hour clock"))
      return nil
    }
    return RoutingRule.Hours(start: Int(start), end: Int(end))
  }

  private mutating func percentage(_ value: Value?) -> Double? {
    let number: Double
    switch value {
    case .int(let int)?: number = Double(int)
    case .double(let double)?: number = double
    case .null?, nil: return nil
    default: number = -1
    }
    guard (0...100).contains(number) else {
      faults.append(Fault(field: "percentage", needs: "is a number from 0 to 100"))
      return nil
    }
    return number
  }
}

extension Value {
  var isNull: Bool { if case .null = self { true } else { false } }
}
