import Diagnostics
import Planning
import Testing

@Suite struct ForeignGuardTests {
  private let existing = (1...4).map { number in
    Existing("s-\(number)") { $0.labels = [number == 4 ? "campaign-z" : "campaign-d", "mine"] }
  }

  @Test func `stops a plan whose codes belong to others, and says whose`() throws {
    let plan = try planned((0...4).map { Wanted("s-\($0)") }, existing)
    #expect(plan.isRefused)
    #expect(plan.findings.map(\.guardName) == ["foreign"])
    let diagnostic = plan.findings[0].diagnostic
    #expect(diagnostic.code.id == "XQ2108")
    #expect(
      diagnostic.detail
        == "guard foreign: 4 of 5 links ask for codes that carry the label of another campaign: "
        + "'campaign-d' (3), 'campaign-z' (1)")
    #expect(diagnostic.values == ["taken = s-1, s-2, s-3 and 1 more"])
    #expect(diagnostic.help.last?.contains("--disable-guards foreign") == true)
  }

  @Test func `without the guard the others go on`() throws {
    var options = PlanOptions()
    options.disabledGuards = ["foreign"]
    let plan = try planned([Wanted("s-0"), Wanted("s-1")], existing, options)
    #expect(!plan.isRefused)
    #expect(plan.lines == ["create s-0", "blocked s-1 foreignOwner"])
    #expect(plan.findings.map(\.diagnostic.severity) == [.warning])
  }

  @Test func `links of nobody and of two are another matter`() throws {
    let others = [
      Existing("s-1") { $0.labels = [] },
      Existing("s-2") { $0.labels = ["campaign-c", "campaign-d"] },
    ]
    let plan = try planned([Wanted("s-1"), Wanted("s-2")], others)
    #expect(plan.findings.isEmpty)
    #expect(plan.summary[.blocked] == 2)
  }
}
