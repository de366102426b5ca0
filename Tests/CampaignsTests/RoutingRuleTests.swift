import Diagnostics
import Links
import Testing

@Suite struct RoutingRuleTests {
  private func expand(_ rules: String) -> Expansion {
    Expansion(
      entry: """
        for_each: {c: [DE, AT]}
        key: ${{ c }}
        url: https://h.example/
        routing_rules: \(rules)
        """, head: "vars: {base: https://r.example, none: null}")
  }

  @Test func `reads every field`() throws {
    let expansion = expand(
      """
      [{destination: '${{ vars.base }}/${{ c }}?x=${{ "a&b" }}', priority: 2, conditions: {
            countries: ['${{ c }}', CH], country_mode: exclude, device_types: [mobile, tablet],
            hours: {start: 20, end: '${{ 6 }}'}, percentage: 12.5,
            expires_at: 2027-01-01T00:00:00+01:00}},
           {destination: https://r.example, priority: 1},
           {destination: https://r.example, priority: 3, conditions: {
            countries: null, percentage: 0, hours: '${{ vars.none }}'}}]
      """)
    #expect(expansion.places == [])
    let links = try #require(expansion.links)
    let rules = links[1].rules.rules
    #expect(rules.map(\.priority) == [2, 1, 3])
    #expect(rules[0].destination == "https://r.example/AT?x=a%26b")
    #expect(links[0].rules.rules[0].conditions.countries == ["DE", "CH"])
    #expect(rules[0].conditions.countryMode == .exclude)
    #expect(rules[0].conditions.deviceTypes == [.mobile, .tablet])
    #expect(rules[0].conditions.hours == .init(start: 20, end: 6))
    #expect(rules[0].conditions.percentage == 12.5)
    #expect(rules[0].conditions.expiresAt?.description == "2026-12-31T23:00:00Z")
    #expect(rules[1].conditions == RoutingRule.Conditions())
    #expect(rules[2].conditions.percentage == 0 && rules[2].conditions.hours == nil)
  }

  private static func rule(_ conditions: String) -> String {
    "[{destination: https://r.example, priority: 1, conditions: {\(conditions)}}]"
  }

  private static let faults: [(rules: String, fault: String)] = [
    (rule("countries: [de]"), "XQ1311 «[de]»"),
    (rule("countries: DE"), "XQ1311 «DE»"),
    (rule("countries: [1]"), "XQ1311 «[1]»"),
    (rule("country_mode: only"), "XQ1311 «only»"),
    (rule("device_types: [phone]"), "XQ1311 «[phone]»"),
    (rule("hours: {start: 8}"), "XQ1311 «{start: 8}»"),
    (rule("hours: {start: 8, end: 25}"), "XQ1311 «{start: 8, end: 25}»"),
    (rule("hours: {start: 8, end: 8}"), "XQ1311 «{start: 8, end: 8}»"),
    (rule("hours: {start: 8, end: 9, zone: UTC}"), "XQ1311 «{start: 8, end: 9, zone: UTC}»"),
    (rule("hours: 8"), "XQ1311 «8»"),
    (rule("percentage: 101"), "XQ1311 «101»"),
    (rule("percentage: -0.5"), "XQ1311 «-0.5»"),
    (rule("percentage: .nan"), "XQ1311 «.nan»"),
    (rule("percentage: '50'"), "XQ1311 «'50'»"),
    (rule("expires_at: 2027-01-01"), "XQ1310 «2027-01-01»"),
    (rule("expires_at: 2027-01-01T00:00:00.5Z"), "XQ1310 «2027-01-01T00:00:00.5Z»"),
    (rule("contries: [DE]"), "XQ1003 «contries»"),
    (rule("countries: ['${{ c.x }}']"), "XQ1204 «x»"),
    ("[{destination: https://r.example}]", "XQ1002 «destination»"),
    ("[{priority: 1}]", "XQ1002 «priority»"),
    ("[{destination: https://r.example, priority: high}]", "XQ1311 «high»"),
    ("[{destination: https://r.example, priority: 1.5}]", "XQ1311 «1.5»"),
    ("[{destination: r.example, priority: 1}]", "XQ1306 «r.example»"),
    ("[{destination: 'https://${{ c }}', priority: 1}]", "XQ1309 « c »"),
    ("[{destination: https://r.example, priority: 1, conditions: x}]", "XQ1001 «x»"),
    ("[{destination: https://r.example, priority: 1, to: x}]", "XQ1003 «to»"),
    ("[x]", "XQ1001 «x»"),
    ("{}", "XQ1001 «{}»"),
  ]

  @Test(arguments: faults)
  func `refuses, at the field`(_ rules: String, _ fault: String) {
    let expansion = expand(rules)
    #expect(expansion.faults == [fault])
    #expect(expansion.links == nil)
  }
}
