import Sandbox
import Testing

/// One fault in the middle of the run that makes the grocery campaign's links.
@Suite struct FaultTests {
  /// What goes wrong, and how the run that meets it ends.
  struct Trouble: CustomTestStringConvertible {
    let name: String
    let fault: Fault
    var status: Int32 = 0
    /// Whether the answer leaves doubts that only another listing settles.
    var isLookedUp = true

    var testDescription: String { name }
  }

  static let healed = [
    Trouble(name: "a reset before the batch was stored", fault: .reset(.before)),
    Trouble(name: "a reset after the batch was stored", fault: .reset(.after)),
    Trouble(name: "a 500 before the batch was stored", fault: .status500(.before)),
    Trouble(name: "a 500 after the batch was stored", fault: .status500(.after)),
    Trouble(name: "an HTML 502 before the batch was stored", fault: .html502(.before)),
    Trouble(name: "an HTML 502 after the batch was stored", fault: .html502(.after)),
    Trouble(name: "a truncated answer", fault: .truncate),
    Trouble(name: "an item in neither list", fault: .missing),
    Trouble(name: "a burst 429", fault: .burst429, isLookedUp: false),
    Trouble(name: "links created in another order", fault: .shuffle, isLookedUp: false),
    Trouble(name: "created links without their fields", fault: .trim, isLookedUp: false),
    Trouble(
      name: "a late answer", fault: .hang(milliseconds: 1_500, .before), isLookedUp: false),
    Trouble(
      name: "a late answer to what is stored", fault: .hang(milliseconds: 1_500, .after),
      isLookedUp: false),
  ]

  @Test(arguments: healed)
  func `one run heals a single fault and accounts for every link`(trouble: Trouble) async throws {
    let faults = FaultPlan([FaultRule(trouble.fault, on: .bulkCreate, .nth(8))])
    try await World.with(.grocery(), SandboxConfiguration(faults: faults)) { world in
      try await world.apply()
      try await expectGroceryStored(world)
      let report = try world.folder.report()
      #expect(report.addsUp)
      #expect(report.ended == "finished")
      #expect(report.outcomes == ["created": Golden.links])
      #expect(report.calls.made == (await world.calls().byKind))
      #expect((report.calls.made["list"] ?? 0 > 1) == trouble.isLookedUp)
      try await expectSettled(world)
    }
  }

  @Test func `a quota that ends in the middle stops the run, and a later run goes on`()
    async throws
  {
    let faults = FaultPlan([FaultRule(.quota429(calls: nil), on: .bulkCreate, .nth(8))])
    try await World.with(.grocery(), SandboxConfiguration(faults: faults)) { world in
      try await world.apply(exits: 10)
      let stored = try await world.links().count
      let report = try world.folder.report()
      #expect(report.addsUp)
      #expect(report.ended == "quota")
      #expect(report.outcomes == ["created": stored, "skipped": Golden.links - stored])
      #expect(report.lines.allSatisfy { $0.outcome != "skipped" || $0.reason == "quota" })

      let refused = try await world.run("plan")
      #expect(refused.status == 10)
      await world.sandbox.setFaults(.none)
      try await world.apply()
      try await expectGroceryStored(world)
      let last = try world.folder.report()
      #expect(last.addsUp)
      #expect(last.outcomes == ["unchanged": stored, "created": Golden.links - stored])
      try await expectSettled(world)
    }
  }

  @Test func `a link under another code than asked for stops the run`() async throws {
    let faults = FaultPlan([FaultRule(.wrongSlug, on: .bulkCreate, .nth(8))])
    try await World.with(.grocery(), SandboxConfiguration(faults: faults)) { world in
      try await world.apply(exits: 4)
      let report = try world.folder.report()
      #expect(report.addsUp)
      #expect(report.ended == "other-code")
      let failed = report.lines.filter { $0.outcome == "failed" }
      #expect(failed.map(\.reason) == ["other-code"])
      let stray = try #require(failed.first?.slug)
      let codes = try await world.links().map(\.shortCode)
      #expect(codes.contains(stray))
      #expect(report.outcomes["created"] == codes.count - 1)

      // The stray link is nobody's wish: it is paused, and the code that was asked for is made.
      try await world.apply()
      let links = try await world.links()
      #expect(links.filter { !$0.enabled }.map(\.shortCode) == [stray])
      #expect(Golden.lines(links.filter(\.enabled)) == (try Golden.groceryDestinations()))
      try await expectSettled(world)
    }
  }

  @Test func `a list that moves while it is read is read again`() async throws {
    try await World.with(.grocery()) { world in
      try await world.apply()
      await world.sandbox.setFaults(FaultPlan([FaultRule(.movingList, on: .list, .nth(4))]))
      let mark = await world.mark
      let again = try await world.apply()
      #expect(again.output.contains("No changes"))
      #expect(await world.calls(since: mark).byKind == ["usage": 1, "list": 18])
      try await expectGroceryStored(world)
    }
  }

  @Test func `a list that always moves takes nothing away and exits 4`() async throws {
    try await World.with(.grocery()) { world in
      try await world.apply()
      try world.folder.removeRows(in: "campaigns/grocery/stores.csv", count: 5)
      let moving = FaultPlan([FaultRule(.movingList, on: .list, .every(3))])
      await world.sandbox.setFaults(moving)
      let mark = await world.mark
      try await world.apply(exits: 4)
      // A link that no page showed may be asked for again; its code protects it.
      #expect(Set(await world.writes(since: mark).map(\.kind)).isSubset(of: ["create"]))
      try await expectGroceryStored(world)
      #expect(try await world.links().allSatisfy { $0.enabled })
    }
  }

  @Test func `a plan under faults sends nothing but GET`() async throws {
    let faults = FaultPlan([
      FaultRule(.status500(.before), on: .usage), FaultRule(.reset(.after), on: .list),
      FaultRule(.truncate, on: .list, .nth(2)), FaultRule(.burst429, on: .list, .nth(3)),
    ])
    try await World.with(.grocery(), SandboxConfiguration(faults: faults)) { world in
      let plan = try await world.run("plan", "--out", "summer.plan", "--detailed-exitcode")
      #expect(plan.status == 2)
      #expect(await world.writes().isEmpty)
      #expect(await world.calls().byKind == ["usage": 2, "list": 4])
      // The price is that of a clean run.
      #expect(try world.folder.plan("summer.plan").cost["total"] == 19)
    }
  }

  @Test func `faults at every fourth call end in the links that were asked for`() async throws {
    let faults = FaultPlan(
      [
        FaultRule(.reset(.after), on: .bulkCreate, .chance(0.1)),
        FaultRule(.status500(.before), on: .bulkCreate, .chance(0.1)),
        FaultRule(.missing, on: .bulkCreate, .chance(0.1)),
        FaultRule(.html502(.after), on: nil, .chance(0.05)),
      ], seed: 11)
    try await World.with(.grocery(), SandboxConfiguration(faults: faults)) { world in
      for _ in 1...5 where try await world.links().count < Golden.links {
        _ = try await world.run("apply", "--auto-approve")
        #expect(try world.folder.reports().allSatisfy { $0.addsUp })
      }
      await world.sandbox.setFaults(.none)
      try await world.apply()
      try await expectGroceryStored(world)
      try await expectSettled(world)
    }
  }
}

/// Holds that nothing is left to be done.
func expectSettled(_ world: World, sourceLocation: SourceLocation = #_sourceLocation) async throws {
  await world.sandbox.setFaults(.none)
  let mark = await world.mark
  try await world.apply(sourceLocation: sourceLocation)
  #expect(await world.writes(since: mark).isEmpty, sourceLocation: sourceLocation)
}
