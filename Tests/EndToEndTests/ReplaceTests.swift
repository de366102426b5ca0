import Foundation
import Sandbox
import Testing

/// Links that are made anew because their expiry or their code has to change.
@Suite struct ReplaceTests {
  private let small = "campaigns/small.yaml"

  private static let yaml =
    SmallCampaign.yaml(links: 12)
    + "    expires_at: ${{ if(number < 2, '2031-01-01T00:00:00Z', null) }}\n"

  /// Twelve cards that live, of which two would have to expire earlier.
  private func withCards(
    _ faults: FaultPlan = .none, _ body: (World) async throws -> Void
  ) async throws {
    try await World.with(.campaign(Self.yaml)) { world in
      try await world.apply()
      await world.sandbox.setFaults(faults)
      try world.folder.replace("2031", by: "2030", in: small)
      try await body(world)
    }
  }

  @Test func `a blocked expiry is made anew where its key is named, at the price that was told`()
    async throws
  {
    try await withCards { world in
      let blocked = try await world.run("plan", "--out", "blocked.plan")
      #expect(blocked.output.contains("or make the link anew with `--replace KEY`"))
      let old = try await world.link("card-0000").id

      let plan = try await world.run("plan", "--replace", "card-0000", "--out", "anew.plan")
      #expect(plan.status == 0, "\(plan.everything)")
      #expect(plan.output.contains("-/+ card-0000  card number=0: deleted, then made anew"))
      #expect(
        plan.output.contains("      expires_at    2031-01-01T00:00:00Z → 2030-01-01T00:00:00Z\n"))
      #expect(plan.output.contains("the code leads nowhere and is free for anyone"))
      #expect(plan.output.contains("(1 usage, 1 list, 1 create, 1 delete)"))
      #expect(plan.output.contains("1 to replace"))

      let mark = await world.mark
      try await world.apply("anew.plan", "--verify", exits: 4)
      let calls = await world.calls(since: mark)
      #expect(calls.byKind == ["usage": 1, "list": 2, "create": 1, "delete": 1])
      let report = try world.folder.report()
      #expect(report.addsUp)
      #expect(report.outcomes == ["replaced": 1, "unchanged": 10, "blocked": 1])
      let link = try await world.link("card-0000")
      #expect(link.id != old)
      #expect(try await world.apply("anew.plan", exits: 11).everything.contains("XQ2017"))

      try await world.apply("--replace", "card-0001", "--target", "card-0001")
      try await expectSettled(world)
    }
  }

  @Test func `a code that changes is made beside the old one, which is paused`() async throws {
    let yaml = "campaign: c\nlinks: [{id: a, url: 'https://www.example.com/'}]\n"
    try await World.with(.campaign(yaml)) { world in
      try await world.apply()
      let old = try #require(try await world.links().first)
      try world.folder.replace("{id: a,", by: "{id: a, custom_slug: named,", in: small)
      let blocked = try await world.run("plan")
      #expect(blocked.output.contains("the service can't change a code"), "\(blocked.output)")
      try await world.apply("--replace", "a")
      #expect(try world.folder.report().outcomes == ["created": 1, "paused": 1])
      #expect(try await world.link("named").enabled)
      #expect(try await world.link(old.shortCode).enabled == false)
      try await expectSettled(world)
    }
  }

  @Test func `a code that the service chooses stays`() async throws {
    let yaml = "campaign: c\nlinks: [{id: a, url: 'https://www.example.com/'}]\n"
    try await World.with(.campaign(yaml)) { world in
      try await world.apply()
      let mark = await world.mark
      let run = try await world.apply("--replace", "a", exits: 4)
      #expect(run.output.contains("can't keep a code that the service chose"))
      #expect(await world.writes(since: mark).isEmpty)
      #expect(try await world.run("plan", "--replace", "b").status == 1)
    }
  }

  @Test func `a frozen link isn't made anew, and many need a word`() async throws {
    try await withCards { world in
      let keys = (0..<4).flatMap { ["--replace", "card-000\($0)"] }
      let many = try await world.start(["plan"] + keys).end()
      #expect(many.status == 5)
      #expect(many.output.contains("4 of 12 live links (33.3 %) would be paused, deleted or made"))
      #expect(try await world.run("freeze", "--target", "card-0000").status == 0)
      let mark = await world.mark
      let run = try await world.apply("--replace", "card-0000", exits: 5)
      #expect(run.output.contains("1 frozen link would be deleted and made anew (card-0000)"))
      #expect(await world.writes(since: mark).isEmpty)
    }
  }

  /// The fault, and how often each kind of write is sent.
  @Test(arguments: [
    (FaultRule(.reset(.before), on: .delete), ["delete": 3, "create": 1]),
    (FaultRule(.reset(.after), on: .delete), ["delete": 3, "create": 1]),
    (FaultRule(.reset(.before), on: .bulkCreate), ["delete": 2, "create": 2]),
    (FaultRule(.reset(.after), on: .bulkCreate), ["delete": 2, "create": 1]),
  ])
  func `lost answers lose no link and double none`(
    rule: FaultRule, writes: [String: Int]
  ) async throws {
    try await withCards(FaultPlan([rule])) { world in
      let mark = await world.mark
      try await world.apply("--replace", "card-0000", "--replace", "card-0001")
      #expect(await world.writes(since: mark).byKind == writes)
      #expect(try world.folder.report().outcomes == ["replaced": 2, "unchanged": 10])
      #expect(try await world.links().count == 12)
      try await expectSettled(world)
    }
  }

  @Test(arguments: [SandboxEndpoint.delete, .bulkCreate])
  func `a run that is killed between the two is finished by the next one`(
    endpoint: SandboxEndpoint
  ) async throws {
    let hang = FaultPlan([FaultRule(.hang(milliseconds: 60_000, .before), on: endpoint, .every(1))])
    try await withCards(hang) { world in
      let keys = ["--replace", "card-0000", "--replace", "card-0001"]
      #expect(try await world.start(["plan", "--out", "anew.plan"] + keys).end().status == 0)
      let run = try world.start(["apply", "anew.plan"])
      try await run.wait {
        let journal = try? world.folder.read(".xqr-campaign/journal/cards.jsonl")
        guard journal?.contains("\"kind\":\"delete\"") == true else { return false }
        let left = try await world.links().count
        return endpoint == .delete || left == 10
      }
      run.send(SIGKILL)
      _ = await run.end()
      await world.sandbox.setFaults(.none)
      #expect(try await world.links().count == (endpoint == .delete ? 12 : 10))

      // The saved plan goes on where it was stopped, and so would a plain apply.
      let second = try await world.apply("anew.plan")
      #expect(second.errors.contains("The last run was killed."))
      let outcomes = try world.folder.report().outcomes
      #expect(outcomes == [endpoint == .delete ? "replaced" : "created": 2, "unchanged": 10])
      let reports = try world.folder.reports()
      #expect(reports.allSatisfy { $0.addsUp })
      #expect(try await world.links().count == 12)
      try await expectSettled(world)
    }
  }

  @Test func `calls that could end between the two are refused`() async throws {
    try await withCards { world in
      let refused = try await world.apply(
        "--replace", "card-0000", "--max-calls", "3", exits: 5)
      #expect(refused.output.contains("`--max-calls 3` could end between deleting links and"))
      try await world.apply("--replace", "card-0000", "--max-calls", "4", exits: 4)
      #expect(
        try world.folder.report().outcomes == ["replaced": 1, "unchanged": 10, "blocked": 1])
    }
  }
}
