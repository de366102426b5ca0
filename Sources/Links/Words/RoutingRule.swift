/// A conditional destination (API contract 6.2); absent conditions hold always.
package struct RoutingRule: Hashable, Sendable {
  package enum CountryMode: String, CaseIterable, Sendable { case include, exclude }

  package enum DeviceType: String, CaseIterable, Sendable { case mobile, tablet, desktop }

  /// Hours of the day on a 24-hour clock; may wrap past midnight.
  package struct Hours: Hashable, Sendable {
    package var start: Int
    package var end: Int

    package init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }
  }

  package struct Conditions: Hashable, Sendable {
    package var countries: [String] = []
    package var countryMode: CountryMode = .include
    package var deviceTypes: [DeviceType] = []
    package var hours: Hours?
    /// Share of the traffic in percent.
    package var percentage: Double?
    package var expiresAt: Instant?

    /// Conditions of a live rule that this version doesn't understand, by name; they are neither
    /// compared nor written.
    package var unknown: [String] = []

    package init() {}
  }

  package var destination: String
  /// The lowest number is tried first.
  package var priority: Int
  package var conditions: Conditions

  package init(destination: String, priority: Int, conditions: Conditions = Conditions()) {
    self.destination = destination
    self.priority = priority
    self.conditions = conditions
  }

  /// The rule in the form in which two equal meanings are equal values.
  ///
  /// Lists are sets, their order gone; the country mode counts only beside countries; all of the
  /// traffic is no share; URLs are normalised.
  package var meaning: RoutingRule {
    var rule = self
    rule.destination = Destination.normalized(destination)
    rule.conditions.countries = Set(conditions.countries).sorted()
    rule.conditions.deviceTypes = DeviceType.allCases.filter(conditions.deviceTypes.contains)
    if conditions.countries.isEmpty { rule.conditions.countryMode = .include }
    if conditions.percentage == 100 { rule.conditions.percentage = nil }
    rule.conditions.unknown = []
    return rule
  }
}

/// The rules of one link, in the order in which they were written.
package struct RuleSet: Hashable, Sendable {
  package var rules: [RoutingRule]

  package init(_ rules: [RoutingRule] = []) {
    self.rules = rules
  }

  package static let none = RuleSet()

  package var isEmpty: Bool { rules.isEmpty }

  func hiding(_ query: SensitiveQuery) -> RuleSet {
    var copy = self
    for place in rules.indices {
      copy.rules[place].destination = query.hiding(rules[place].destination)
    }
    return copy
  }

  /// Whether writing these rules would lose a condition that this version doesn't understand.
  package var hasUnknownConditions: Bool { rules.contains { !$0.conditions.unknown.isEmpty } }

  /// Whether visitors are led the same way: equal rules in the order of priority, then position.
  package func means(_ other: RuleSet) -> Bool {
    self == other || ordered == other.ordered
  }

  private var ordered: [RoutingRule] {
    rules.enumerated()
      .sorted { ($0.element.priority, $0.offset) < ($1.element.priority, $1.offset) }
      .map(\.element.meaning)
  }
}
