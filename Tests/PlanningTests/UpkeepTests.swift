import Diagnostics
import Links
import Planning
import Testing

@Suite struct UpkeepTests {
  private func plan(
    _ wanted: [Wanted], _ existing: [Existing], _ change: (inout Upkeep) -> Void
  ) throws -> Plan {
    var upkeep = Upkeep()
    change(&upkeep)
    let plan = try planned(wanted, existing, upkeep: upkeep)
    // Carried out, the plan leaves nothing to do; saved and read, it does the same.
    var service = ModelService(existing)
    service.apply(plan)
    #expect(try planned(wanted, service.links, upkeep: upkeep).stepLines == [])
    var again = ModelService(existing)
    again.apply(try PlanFile(reading: PlanFile(plan).bytes).plan)
    #expect(again.links == service.links)
    return plan
  }

  private func patched(_ plan: Plan) -> [String]? { plan.patch(for: plan.changes[0]).labels }

  @Test func `takes away the labels that are named, and keeps others`() throws {
    let plan = try plan(
      [Wanted("abc") { $0.labels = ["red"] }, Wanted("abd")],
      [
        Existing("abc") { $0.labels = ["old", "campaign-c", "mine"] },
        Existing("abd") { $0.labels = ["campaign-c", "mine"] },
      ]
    ) { $0.removedLabels = ["old", "older"] }
    #expect(plan.lines == ["update abc labels", "unchanged abd"])
    #expect(patched(plan) == ["campaign-c", "mine", "red"])
  }

  @Test func `makes room for new labels by taking old ones away`() throws {
    let plan = try plan(
      [Wanted("abc") { $0.labels = ["red"] }],
      [Existing("abc") { $0.labels = ["campaign-c", "old"] + (1...8).map { "x\($0)" } }]
    ) { $0.removedLabels = ["old"] }
    #expect(plan.lines == ["update abc labels"])
    #expect(patched(plan)?.count == 10)
  }

  @Test func `compares the whole set of labels where it is exact`() throws {
    let existing = [
      Existing("abc") { $0.labels = ["mine", "campaign-c", "red", "key-0123456789"] },
      Existing("abd") { $0.labels = ["blue", "campaign-c"] },
    ]
    let wanted = [
      Wanted("abc") { $0.labels = ["red"] }, Wanted("abd") { $0.labels = ["blue"] },
      .chosen("k"),
    ]
    let plan = try plan(wanted, existing) { $0.labelsAreExact = true }
    #expect(plan.lines == ["update abc labels", "unchanged abd", "create k"])
    #expect(patched(plan) == ["campaign-c", "red"])
    #expect(plan.findings.isEmpty)
  }

  @Test func `keeps a label of one link that another loses`() throws {
    let plan = try plan(
      [Wanted("abc") { $0.labels = ["x"] }, Wanted("abd")],
      [
        Existing("abc") { $0.labels = ["campaign-c", "x", "y"] },
        Existing("abd") { $0.labels = ["campaign-c", "x"] },
      ]
    ) { $0.labelsAreExact = true }
    #expect(plan.patch(for: plan.changes[0]).labels == ["campaign-c", "x"])
    #expect(plan.patch(for: plan.changes[1]).labels == ["campaign-c"])
  }

  static let fields: [(field: Upkeep.Field, line: String)] = [
    (.url, "update abc labels,enabled,rules"),
    (.labels, "update abc destination,enabled,rules"),
    (.enabled, "update abc destination,labels,rules"),
    (.routingRules, "update abc destination,labels,enabled"),
  ]

  @Test(arguments: fields)
  func `leaves a field alone`(_ field: Upkeep.Field, _ line: String) throws {
    let plan = try plan(
      [Wanted("abc") { $0.labels = ["red"] }],
      [
        Existing("abc") {
          $0.url = "https://b.example/"
          $0.isEnabled = false
          $0.rules = [RoutingRule(destination: "https://m.example/", priority: 1)]
        }
      ]
    ) { $0.ignored = [field] }
    #expect(plan.lines == [line])
  }

  @Test func `leaves every field alone, and still owns what it adopts`() throws {
    let wanted = [Wanted("abc") { $0.labels = ["red"] }]
    let existing = [
      Existing("abc") {
        $0.url = "https://b.example/"
        $0.expires = 5000
      }
    ]
    let unchanged = try plan(wanted, existing) { $0.ignored = Set(Upkeep.Field.allCases) }
    #expect(unchanged.lines == ["unchanged abc"])
    var options = PlanOptions()
    options.adopts = true
    var upkeep = Upkeep()
    upkeep.ignored = Set(Upkeep.Field.allCases)
    let adopted = try planned(
      wanted, [Existing("abc") { $0.labels = ["mine"] }], options, upkeep: upkeep)
    #expect(adopted.lines == ["adopt abc labels"])
    #expect(patched(adopted) == ["mine", "campaign-c"])
  }

  @Test func `says that a campaign is due once its end is past`() throws {
    let plan = try planned([Wanted("abc")], [], ends: Instant(seconds: 1000))
    #expect(plan.findings.map(\.diagnostic.code.id) == ["XQ2007"])
    #expect(!plan.isRefused)
    #expect(
      plan.findings[0].diagnostic.detail
        == "it ended at 1970-01-01T00:16:40Z, and its links still lead where they led")
    #expect(try planned([Wanted("abc")], [], ends: Instant(seconds: 1001)).findings.isEmpty)
  }
}
