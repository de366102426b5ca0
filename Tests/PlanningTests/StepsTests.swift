import Links
import Planning
import Testing

@Suite struct StepsTests {
  private func links(_ count: Int, _ prefix: String) -> [String] {
    (0..<count).map { "\(prefix)-\(100_000 + $0)" }
  }

  @Test func `orders steps by kind and fills batches in slug order`() throws {
    let wanted =
      links(250, "new").map { Wanted($0) } + links(201, "off").map { Wanted($0) }
      + [Wanted("upd") { $0.url = "https://b.example/" }]
      + [Wanted("born") { $0.isEnabled = false }]
    let existing =
      links(201, "off").map { slug in Existing(slug) { $0.isEnabled = false } }
      + links(200, "gone").map { Existing($0) } + [Existing("upd")]
    let plan = try planned(wanted, existing)
    #expect(
      plan.stepLines == [
        "create 100", "create 100", "create 51", "update 1", "resume 200", "resume 1",
        "pause 200", "pause 1",
      ])
    let slugs = plan.steps.filter { $0.kind == .create }.flatMap(\.members)
      .compactMap { plan.slug(of: plan.changes[$0]) }
    #expect(slugs == slugs.sorted())
    let pauses = plan.steps.filter { $0.kind == .pause }.flatMap(\.members)
    #expect(pauses.first.map { plan.changes[$0].kind } == .create)
    #expect(plan.cost[.usage] == 1 && plan.cost[.list] == 3 && plan.cost[.create] == 3)
    #expect(plan.cost[.update] == 1 && plan.cost[.status] == 4 && plan.cost[.delete] == 0)
    #expect(plan.cost.total == 12 && plan.cost.writes == 8)
  }

  @Test func `deletes come first, one a call`() throws {
    var options = PlanOptions()
    options.onRemove = .delete
    options.prunes = true
    let plan = try planned([Wanted("abc")], [Existing("zz1"), Existing("zz2")], options)
    #expect(plan.stepLines == ["delete 1", "delete 1", "create 1"])
    #expect(plan.cost.total == 5)
  }

  @Test func `creates one by one without bulk operations`() throws {
    var quota = Quota()
    quota.hasBulk = false
    let plan = try planned([Wanted("abc"), Wanted("abd")], [], quota: quota)
    #expect(plan.stepLines == ["createSingle 1", "createSingle 1"])
    #expect(plan.cost[.create] == 2)
  }

  @Test func `pauses and resumes one by one without bulk operations`() throws {
    var quota = Quota()
    quota.hasBulk = false
    let plan = try planned(
      [Wanted("abc") { $0.isEnabled = false }, Wanted("abd")],
      [Existing("abd") { $0.isEnabled = false }, Existing("gone")], quota: quota)
    #expect(
      plan.stepLines == ["createSingle 1", "resumeSingle 1", "pauseSingle 1", "pauseSingle 1"])
    #expect(plan.cost.parts == "1 usage, 1 list, 1 create, 3 update")
    let file = PlanFile(plan)
    #expect(try PlanFile(reading: file.bytes).plan.steps == plan.steps)
  }

  @Test func `an empty workspace still costs a listing`() throws {
    #expect(try planned([Wanted("abc")], []).cost.parts == "1 usage, 1 list, 1 create")
  }
}
