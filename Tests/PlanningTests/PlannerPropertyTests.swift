import Links
import Planning
import Testing

@Suite struct PlannerPropertyTests {
  @Test func `agrees with a naive oracle on random links, and is empty the second time`() throws {
    for seed in 1...2000 as ClosedRange<UInt64> {
      var dice = Dice(seed: seed)
      let (wanted, existing, options) = (dice.wanted(), dice.existing(), dice.options())
      let isComplete = dice.roll(5) > 0
      let first = try planned(wanted, existing, options, isComplete: isComplete)
      let oracle = Oracle(wanted, existing, options, isComplete: isComplete)
      try #require(first.lines == oracle.lines, "seed \(seed)")
      var service = ModelService(existing)
      service.apply(first)
      let second = try planned(
        wanted, service.links, first.optionsToday, isComplete: isComplete)
      try #require(second.stepLines == [], "seed \(seed)")
    }
  }

  @Test func `every link of the campaign stands in exactly one change`() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var dice = Dice(seed: seed)
      let (wanted, existing) = (dice.wanted(), dice.existing())
      let plan = try planned(wanted, existing, dice.options())
      #expect(plan.changes.compactMap(\.desired).sorted() == Array(wanted.indices))
      let live = plan.changes.compactMap(\.live)
      #expect(Set(live).count == live.count)
      let owned = existing.indices.filter { existing[$0].labels.contains("campaign-c") }
      #expect(Set(owned).isSubset(of: live))
      #expect(plan.summary.total == plan.changes.count)
    }
  }
}
