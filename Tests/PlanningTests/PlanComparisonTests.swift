import Diagnostics
import Links
import Planning
import Testing

@Suite struct PlanComparisonTests {
  private let wanted = [
    Wanted("abc"), Wanted("abd") { $0.url = "https://b.example/" },
    Wanted("abe") { $0.isEnabled = false }, Wanted("abf"),
  ]
  private let existing = [
    Existing("abd"), Existing("abf") { $0.isEnabled = false }, Existing("zzz"), Existing("zzy"),
  ]

  private func saved(_ plan: Plan) throws -> Plan {
    try PlanFile(reading: PlanFile(plan).bytes).plan
  }

  @Test func `an untouched service leaves everything to do`() throws {
    let plan = try planned(wanted, existing)
    let comparison = PlanComparison(saved: try saved(plan), fresh: plan)
    #expect(!comparison.isStale)
    #expect(comparison.toDo == Array(plan.changes.indices))
    #expect(comparison.done == [])
  }

  @Test func `an interrupted plan is simply applied again, wherever it stopped`() throws {
    let plan = try planned(wanted, existing)
    for count in 0...plan.steps.count {
      var service = ModelService(existing)
      service.apply(
        Plan(
          desired: plan.desired, live: plan.live, changes: plan.changes,
          steps: Array(plan.steps.prefix(count)), cost: plan.cost, findings: [],
          options: plan.options, binding: plan.binding, made: plan.made))
      let fresh = try planned(wanted, service.links)
      let comparison = PlanComparison(saved: try saved(plan), fresh: fresh)
      #expect(comparison.staleness == [], "after \(count) steps")
      #expect(comparison.toDo.count + comparison.done.count == plan.changes.count)
      #expect(comparison.toDo == fresh.changes.indices.filter { fresh.changes[$0].isWrite })
    }
  }

  @Test func `random plans are never stale half way`() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      var dice = Dice(seed: seed)
      let (wanted, existing, options) = (dice.wanted(), dice.existing(), dice.options())
      let plan = try planned(wanted, existing, options)
      var service = ModelService(existing)
      service.apply(
        Plan(
          desired: plan.desired, live: plan.live, changes: plan.changes,
          steps: Array(plan.steps.prefix(dice.roll(plan.steps.count + 1))), cost: plan.cost,
          findings: [], options: plan.options, binding: plan.binding, made: plan.made))
      let fresh = try planned(wanted, service.links, try saved(plan).optionsToday)
      let comparison = PlanComparison(saved: try saved(plan), fresh: fresh)
      try #require(comparison.staleness == [], "seed \(seed)")
    }
  }

  @Test func `a link that is deleted and not made again yet is still to do`() throws {
    var options = PlanOptions()
    options.replacedKeys = ["key of abc", "key of abd"]
    let wanted = [Wanted("abc") { $0.expires = 5000 }, Wanted("abd") { $0.isEnabled = false }]
    let existing = [Existing("abc"), Existing("abd")]
    let plan = try planned(wanted, existing, options)
    #expect(plan.lines == ["replace abc expiresAt", "replace abd enabled bornPaused"])
    #expect(plan.stepLines == ["delete 1", "delete 1", "create 2", "pause 1"])
    let kinds: [[Change.Kind]] = [
      [.replace, .replace], [.create, .replace], [.create, .create], [.unchanged, .pause],
      [.unchanged, .unchanged],
    ]
    for (count, expected) in kinds.enumerated() {
      var service = ModelService(existing)
      service.apply(
        Plan(
          desired: plan.desired, live: plan.live, changes: plan.changes,
          steps: Array(plan.steps.prefix(count)), cost: plan.cost, findings: [],
          options: plan.options, binding: plan.binding, made: plan.made))
      let stored = try saved(plan)
      #expect(stored.lines == plan.lines)
      let fresh = try planned(wanted, service.links, stored.optionsToday)
      #expect(fresh.changes.map(\.kind) == expected, "after \(count) steps")
      #expect(PlanComparison(saved: stored, fresh: fresh).staleness == [])
    }
  }

  @Test func `a link that somebody else made anew makes the plan stale`() throws {
    var options = PlanOptions()
    options.replacedKeys = ["key of abc"]
    let wanted = [Wanted("abc") { $0.expires = 5000 }]
    let plan = try planned(wanted, [Existing("abc")], options)
    let other = Existing("abc") { $0.id = "another" }
    let fresh = try planned(wanted, [other], plan.optionsToday)
    #expect(fresh.lines == ["blocked abc expiry expiresAt"])
    #expect(PlanComparison(saved: try saved(plan), fresh: fresh).isStale)
  }

  @Test func `names every link that is neither as before nor as after`() throws {
    let plan = try planned(wanted, existing)
    var changed = existing
    changed[0].url = "https://outside.example/"
    changed[2].labels = ["campaign-c", "by hand"]
    changed.append(Existing("abc") { $0.labels = ["campaign-d"] })
    changed.append(Existing("new"))
    let comparison = PlanComparison(
      saved: try saved(plan), fresh: try planned(wanted, changed))
    #expect(comparison.staleness.map(\.code.id) == ["XQ2015"])
    #expect(
      comparison.staleness[0].values == [
        "abc: planned create, now blocked (foreign-owner)",
        "abd: planned update, now update (other url)",
        "new: planned nothing, now pause", "zzz: planned pause, now pause (other labels)",
      ])
  }

  @Test func `names other inputs, variables, tools and workspaces`() throws {
    let plan = try planned(wanted, existing)
    var binding = plan.binding
    binding.inputs = [
      .init(path: "campaigns/c.yaml", digest: "ff00"), .init(path: "stores.csv", digest: "1"),
    ]
    binding.variables = []
    binding.toolVersion = "1.1"
    binding.workspaceID = "ws_2"
    let fresh = Plan(
      desired: plan.desired, live: plan.live, changes: plan.changes, steps: plan.steps,
      cost: plan.cost, findings: [], options: plan.options, binding: binding, made: plan.made)
    let staleness = PlanComparison(saved: plan, fresh: fresh).staleness
    #expect(staleness.map(\.code.id) == ["XQ2011", "XQ2012", "XQ2013", "XQ2014"])
    #expect(staleness[0].values == ["campaigns/c.yaml (changed)", "stores.csv (new)"])
    #expect(staleness[1].values == ["season (missing now)"])
  }
}
