import Diagnostics
import Links
import Planning
import Testing

@Suite struct OutsideGuardTests {
  private static let rule = RoutingRule(destination: "https://m.example/", priority: 1)

  /// What the last report says of a link: as `Wanted` and `Existing` are when nothing is said.
  private func written(_ change: (inout LinkValues) -> Void = { _ in }) -> LinkValues {
    var values = LinkValues()
    values.fields = LinkValues.lasting
    values.destination = "https://a.example/x"
    values.labels = ["campaign-c"]
    change(&values)
    return values
  }

  private func plan(
    _ wanted: Wanted?, _ existing: Existing, _ values: LinkValues?, upkeep: Upkeep = Upkeep(),
    echoes: Echoes = Echoes()
  ) throws -> Plan {
    try planned(
      [Wanted("s-0")] + [wanted].compactMap { $0 }, [Existing("s-0"), existing], echoes: echoes,
      upkeep: upkeep,
      lastWrites: { ids in
        #expect(ids == [existing.id])
        var writes = LastWrites()
        if let values { writes.add(values, of: existing.id) }
        return writes
      })
  }

  private func outside(_ plan: Plan) -> [String] {
    plan.changes.flatMap(\.outside.fieldNames)
  }

  @Test func `a destination that somebody else set is shown apart and stops the plan`() throws {
    let plan = try plan(
      Wanted("s-1"), Existing("s-1") { $0.url = "https://other.example/" }, written())
    #expect(outside(plan) == ["url"])
    #expect(plan.isRefused)
    #expect(plan.findings.map(\.guardName) == ["outside"])
    let diagnostic = plan.findings[0].diagnostic
    #expect(diagnostic.code.id == "XQ2109")
    #expect(
      diagnostic.detail
        == "guard outside: 1 of 2 live links no longer has what the last report says was written "
        + "(`url`), and would be overwritten")
    #expect(diagnostic.values == ["changed outside = s-1"])
    #expect(diagnostic.help.last?.contains("--disable-guards outside") == true)
  }

  @Test func `a new value in the file over what was written is an ordinary update`() throws {
    let plan = try plan(
      Wanted("s-1") {
        $0.url = "https://new.example/"
        $0.labels = ["new"]
        $0.rules = [Self.rule]
      },
      Existing("s-1") { $0.url = "https://A.example:443/%78" }, written())
    #expect(outside(plan) == [] && plan.findings.isEmpty)
    #expect(plan.summary[.update] == 1)
  }

  @Test func `labels added by hand stay and are none of its business, lost ones are`() throws {
    let added = Existing("s-1") { $0.labels = ["campaign-c", "by-hand"] }
    let wanted = Wanted("s-1") { $0.labels = ["ours"] }
    #expect(outside(try plan(wanted, added, written())) == [])
    let ours = written { $0.labels = ["campaign-c", "ours"] }
    #expect(outside(try plan(wanted, added, ours)) == ["labels"])
    var exact = Upkeep()
    exact.labelsAreExact = true
    #expect(outside(try plan(Wanted("s-1"), added, written(), upkeep: exact)) == ["labels"])
    let known = written { $0.labels = ["campaign-c", "by-hand"] }
    #expect(outside(try plan(Wanted("s-1"), added, known, upkeep: exact)) == [])
  }

  @Test func `a link that was paused by hand isn't simply resumed, nor the other way round`() throws
  {
    let paused = Existing("s-1") { $0.isEnabled = false }
    #expect(outside(try plan(Wanted("s-1"), paused, written())) == ["enabled"])
    #expect(outside(try plan(Wanted("s-1"), paused, written { $0.isEnabled = false })) == [])
    let resumed = Existing("s-1")
    #expect(outside(try plan(nil, resumed, written { $0.isEnabled = false })) == ["enabled"])
    #expect(outside(try plan(nil, resumed, written())) == [])
  }

  @Test func `rules that somebody else set are told from those that were written`() throws {
    let ruled = Existing("s-1") { $0.rules = [Self.rule] }
    #expect(outside(try plan(Wanted("s-1"), ruled, written())) == ["routing_rules"])
    let ours = written { $0.rules = RuleSet([Self.rule]) }
    #expect(outside(try plan(Wanted("s-1"), ruled, ours)) == [])
  }

  @Test func `what the service shows of its own accord is nobody's change`() throws {
    var (sent, shown) = (LinkValues(), LinkValues())
    (sent.fields, shown.fields) = ([.destination], [.destination])
    sent.destination = "https://a.example/?z&a"
    shown.destination = "https://a.example/?a&z"
    var echoes = Echoes()
    echoes.add(Echo(sent: sent, shown: shown), of: "id-s-1")
    let live = Existing("s-1") { $0.url = "https://a.example/?a&z" }
    let wanted = Wanted("s-1") { $0.url = "https://new.example/" }
    let last = written { $0.destination = "https://a.example/?z&a" }
    #expect(outside(try plan(wanted, live, last, echoes: echoes)) == [])
    #expect(outside(try plan(wanted, live, last)) == ["url"])
  }

  @Test func `without a report the plan says that nobody can tell`() throws {
    let plan = try plan(
      Wanted("s-1"), Existing("s-1") { $0.url = "https://other.example/" }, nil)
    #expect(!plan.isRefused)
    #expect(plan.findings.map(\.diagnostic.code.id) == ["XQ2008"])
    #expect(
      plan.findings[0].diagnostic.detail.hasPrefix(
        "of 1 live link that would be overwritten no report at hand says"))
  }

  @Test func `nobody is asked where nothing is overwritten`() throws {
    let plan = try planned(
      [Wanted("s-1"), Wanted("s-2")], [Existing("s-1")],
      lastWrites: { _ in
        Issue.record("asked")
        return LastWrites()
      })
    #expect(plan.findings.isEmpty)
  }

  @Test func `a plan file keeps what was changed outside`() throws {
    let plan = try plan(
      Wanted("s-1"), Existing("s-1") { $0.url = "https://other.example/" }, written())
    let file = PlanFile(plan)
    let read = try PlanFile(reading: file.bytes)
    #expect(outside(read.plan) == ["url"])
    #expect(PlanFile(read.plan).bytes == file.bytes)
  }
}
