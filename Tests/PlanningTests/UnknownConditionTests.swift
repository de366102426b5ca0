import Diagnostics
import Links
import Planning
import Testing

/// Live rules may have conditions that are newer than this version.
@Suite struct UnknownConditionTests {
  private static let known = RoutingRule(destination: "https://m.example/", priority: 1)

  private static let newer: RoutingRule = {
    var rule = known
    rule.conditions.unknown = ["weekday"]
    return rule
  }()

  private func plan(_ rules: [RoutingRule], url: String = "https://a.example/x") throws -> Plan {
    try planned(
      [
        Wanted("abc") {
          $0.rules = rules
          $0.url = url
        }
      ], [Existing("abc") { $0.rules = [Self.newer] }])
  }

  @Test func `are kept where the rest is as the file says, with a note`() throws {
    let plan = try plan([Self.known])
    #expect(plan.lines == ["unchanged abc"])
    #expect(plan.findings.map(\.diagnostic.code.id) == ["XQ2006"])
    #expect(plan.findings[0].diagnostic.detail.contains("1 live link"))
    #expect(plan.findings[0].diagnostic.detail.contains("'weekday'"))
  }

  @Test func `are kept where another field changes`() throws {
    let plan = try plan([Self.known], url: "https://b.example/")
    #expect(plan.lines == ["update abc destination"])
    #expect(plan.patch(for: plan.changes[0]).rules == nil)
  }

  @Test func `block a link whose rules would be written`() throws {
    for rules in [[], [RoutingRule(destination: "https://n.example/", priority: 1)]] {
      let plan = try plan(rules, url: "https://b.example/")
      #expect(plan.lines == ["blocked abc unknownCondition destination,rules"])
      #expect(plan.stepLines == [])
      #expect(try PlanFile(reading: PlanFile(plan).bytes).plan.lines == plan.lines)
    }
  }

  @Test func `are nobody's business where rules are ignored`() throws {
    var upkeep = Upkeep()
    upkeep.ignored = [.routingRules]
    let plan = try planned(
      [Wanted("abc")], [Existing("abc") { $0.rules = [Self.newer] }], upkeep: upkeep)
    #expect(plan.lines == ["unchanged abc"])
    #expect(plan.findings.isEmpty)
  }
}
