/// Routing rules as a service might write them back that keeps them in a table of its own.
enum RuleEcho {
  /// In the order of priority, each with all conditions and with members that were never sent.
  static func full(_ rules: [JSON]) -> [JSON] {
    rules.enumerated()
      .sorted { ($0.element.priority, $0.offset) < ($1.element.priority, $1.offset) }
      .enumerated().map { place, rule in full(rule.element, number: place + 1) }
  }

  /// The conditions in the order of the documentation, at their defaults.
  private static let defaults: [JSON.Member] = [
    .init(name: "countries", value: .array([])),
    .init(name: "country_mode", value: .string("include")),
    .init(name: "device_types", value: .array([])),
    .init(name: "hours", value: .null),
    .init(name: "percentage", value: .number("100")),
    .init(name: "expires_at", value: .null),
  ]

  private static func full(_ rule: JSON, number: Int) -> JSON {
    let sent = rule["conditions"]
    let conditions = defaults.map { JSON.Member(name: $0.name, value: sent?[$0.name] ?? $0.value) }
    return .object([
      .init(name: "id", value: .string("rule_\(number)")),
      .init(name: "destination", value: rule["destination"] ?? .null),
      .init(name: "priority", value: .number(String(rule.priority))),
      .init(name: "enabled", value: .bool(true)),
      .init(name: "conditions", value: .object(conditions)),
    ])
  }
}

extension JSON {
  fileprivate var priority: Int { self["priority"]?.integer ?? 0 }
}
