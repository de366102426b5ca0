import Testing

/// A campaign that nobody has applied yet.
@Suite struct FreshCampaignTests {
  @Test func `a plan shows 1,680 creates, exits 0 and sends nothing but GET`() async throws {
    try await World.with(.grocery()) { world in
      let plan = try await world.run("plan", "--out", "summer.plan")
      #expect(plan.status == 0)
      #expect(plan.output.contains("Plan: 1,680 to create"))
      #expect(try world.folder.plan("summer.plan").summary["create"] == Golden.links)
      #expect(await world.calls().map(\.kind) == ["usage", "list"])
      let detailed = try await world.run("plan", "--detailed-exitcode")
      #expect(detailed.status == 2)
      #expect(await world.writes().isEmpty)
      #expect(try await world.links().isEmpty)
    }
  }

  @Test func `applying makes each link once, at the price of the plan`() async throws {
    try await World.with(.grocery()) { world in
      try await world.run("plan", "--out", "summer.plan")
      let cost = try world.folder.plan("summer.plan").cost.filter { $0.value > 0 }
      let price = ["usage": 1, "list": 1, "create": 17]
      #expect(cost == price.merging(["total": 19]) { $1 })

      let mark = await world.mark
      try await world.apply()
      try await expectGroceryStored(world)
      #expect(await world.calls(since: mark).byKind == price)
      let report = try world.folder.report()
      #expect(report.addsUp)
      #expect(report.outcomes == ["created": Golden.links])
      #expect(report.calls.planned == price)
      #expect(report.calls.made == price)
      #expect(report.calls.retries == 0)
    }
  }

  @Test func `a second apply writes nothing`() async throws {
    try await World.with(.grocery()) { world in
      try await world.apply()
      let mark = await world.mark
      let second = try await world.apply()
      #expect(second.output.contains("No changes"))
      // One usage call and ⌈1,680/200⌉ pages.
      #expect(await world.calls(since: mark).byKind == ["usage": 1, "list": 9])
      #expect(try world.folder.reports().count == 1)
      let plan = try await world.run("plan", "--detailed-exitcode")
      #expect(plan.status == 0)
      try await expectGroceryStored(world)
    }
  }
}
