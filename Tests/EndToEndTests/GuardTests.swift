import Sandbox
import Testing

/// Plans that look like accidents.
@Suite struct GuardTests {
  /// Runs `apply`, which has to be refused before its first write, and returns what was said.
  private func refusal(_ world: World, _ arguments: String...) async throws -> String {
    let mark = await world.mark
    let refused = try await world.start(["apply", "--auto-approve"] + arguments).end()
    #expect(refused.status == 5, "\(refused.everything)")
    #expect(await world.writes(since: mark).isEmpty)
    #expect(refused.output.contains("This plan is refused"))
    return refused.output
  }

  @Test func `changing all links needs a word, and then costs a call a link`() async throws {
    try await World.with(.grocery()) { world in
      try await world.apply()
      try world.folder.replace(
        "https://www.example.com\n\ninputs", by: "https://shop.example.com\n\ninputs",
        in: "campaigns/grocery/summer.yaml")
      let said = try await refusal(world)
      #expect(said.contains("guard updates: 1,680 of 1,680 live links (100 %) would change"))
      #expect(said.contains("the limit of 504, which is 30 % (default)"))
      #expect(said.contains("`--max-updates 1680`"))
      #expect(said.contains("`--disable-guards updates`"))
      _ = try await refusal(world, "--max-updates", "1679")
      _ = try await refusal(world, "--max-updates", "99.9%")

      let mark = await world.mark
      try await world.apply("--max-updates", "100%")
      #expect(
        await world.calls(since: mark).byKind == ["usage": 1, "list": 9, "update": Golden.links])
      let report = try world.folder.report()
      #expect(report.addsUp && report.outcomes == ["updated": Golden.links])
      let golden = try Golden.groceryDestinations().replacing(
        "\thttps://www.", with: "\thttps://shop.")
      #expect(Golden.lines(try await world.links()) == golden)
      try await expectSettled(world)
    }
  }

  @Test func `pausing two links in five needs a word, and then costs a call for 200`()
    async throws
  {
    try await World.with(.grocery()) { world in
      try await world.apply()
      let rows = try world.folder.read("campaigns/grocery/stores.csv").split(separator: "\n").count
      try world.folder.removeRows(in: "campaigns/grocery/stores.csv", count: rows * 2 / 5)
      let said = try await refusal(world)
      #expect(said.contains("guard removals: "))
      #expect(said.contains("of 1,680 live links"))
      #expect(said.contains("the limit of 504, which is 30 % (default)"))
      #expect(said.contains("`--max-removals "))
      #expect(said.contains("`--disable-guards removals`"))

      let mark = await world.mark
      try await world.apply("--disable-guards", "removals")
      let paused = try await world.links().filter { !$0.enabled }.count
      #expect(paused > 504)
      #expect(
        await world.calls(since: mark).byKind == [
          "usage": 1, "list": 9, "status": (paused + 199) / 200,
        ])
      let report = try world.folder.report()
      #expect(report.addsUp)
      #expect(report.outcomes == ["paused": paused, "unchanged": Golden.links - paused])
      // Nothing is deleted, and nothing leads elsewhere.
      try await expectGroceryStored(world)
      try await expectSettled(world)
    }
  }

  @Test func `a changed slug template is refused with three of each`() async throws {
    try await World.with(.grocery()) { world in
      try await world.apply()
      try world.folder.replace(
        "custom_slug: s-", by: "custom_slug: x-", in: "campaigns/grocery/summer.yaml")
      let said = try await refusal(world)
      #expect(said.contains("guard overlap: 0 of 1,680 live links"))
      #expect(said.contains("1,680 printed codes would go dead"))
      #expect(said.contains("live = s-0009-fr-rec, s-0009-fr-win, s-0009-fr-wob"))
      #expect(said.contains("in the files = x-0009-fr-rec, x-0009-fr-win, x-0009-fr-wob"))
      #expect(said.contains("`moved:`"))
      #expect(said.contains("`--disable-guards overlap`"))
      try await expectGroceryStored(world)
    }
  }

  @Test func `a campaign that expands to nothing is refused whatever is asked`() async throws {
    try await World.with(.grocery()) { world in
      try await world.apply()
      try world.folder.replace(
        #"row.status == "open""#, by: "false", in: "campaigns/grocery/summer.yaml")
      let said = try await refusal(world)
      #expect(said.contains("guard empty: the files ask for 0 links, and 1,680 live links"))
      _ = try await refusal(
        world, "--disable-guards", "updates,removals,overlap,budget", "--max-removals", "100%")
      let usage = try await world.run("apply", "--disable-guards", "empty")
      #expect(usage.status == 64)
      try await expectGroceryStored(world)
    }
  }

  @Test func `calls that don't fit the month are refused before the first write`() async throws {
    let limits = SandboxLimits(plan: "small", burst: nil, callsPerMonth: 24, linksPerMonth: nil)
    try await World.with(.grocery(), SandboxConfiguration(limits: limits)) { world in
      // 19 calls fit, until plans have used up some.
      #expect(try await world.run("plan").status == 0)
      #expect(try await world.run("plan").status == 0)
      let said = try await refusal(world)
      #expect(said.contains("guard budget: the plan needs 19 calls (1 usage, 1 list, 17 create)"))
      #expect(said.contains("of 24 are left this month"))
      #expect(said.contains("`--disable-guards budget`"))
      #expect(try await world.links().isEmpty)
    }
  }

  @Test func `links that don't fit the month are refused before the first write`() async throws {
    let folder = try Folder.campaign(SmallCampaign.yaml(links: 5_001))
    let run = { (arguments: [String]) in
      try await Tool.start(
        arguments + ["--sandbox", "--sandbox-limits", "pro"], in: folder.url,
        environment: ["PATH": "/usr/bin:/bin"]
      ).end()
    }
    let refused = try await run(["apply", "--auto-approve"])
    #expect(refused.status == 5)
    #expect(refused.output.contains("guard budget: it creates 5,001 links, and 5,000 are left"))
    #expect(refused.output.contains("SANDBOX"))
    #expect(folder.files(below: "reports").isEmpty)
    let plan = try await run(["plan"])
    #expect(plan.status == 5)
    #expect(plan.output.contains("left this month"))
  }

  @Test func `a plan larger than --max-calls is spread over runs`() async throws {
    try await World.with(.grocery()) { world in
      var statuses: [Int32] = []
      while statuses.last != 0, statuses.count < 9 {
        let mark = await world.mark
        let run = try await world.run("apply", "--auto-approve", "--max-calls", "12")
        statuses.append(run.status)
        #expect(await world.calls(since: mark).count <= 12)
        let report = try world.folder.report()
        #expect(report.addsUp && report.links == Golden.links)
        #expect(report.calls.made == (await world.calls(since: mark).byKind))
      }
      // 1 usage, 1 page and 10 creates; 1 usage, 5 pages and 6; 1 usage, 8 pages and the last.
      #expect(statuses == [10, 10, 0])
      try await expectGroceryStored(world)
      try await expectSettled(world)
    }
  }

  @Test func `a refused apply gives machines the plan and what refuses it`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 20))) { world in
      try await world.apply()
      try world.folder.replace("/cards/", by: "/c/", in: "campaigns/small.yaml")
      let refused = try await world.apply("--json", "--json-into", "refused.json", exits: 5)
      let finding = try #require(try SavedPlan(refused.output).findings.first)
      #expect(finding.guardName == "updates" && finding.refuses && finding.code == "XQ2101")
      #expect(finding.detail.contains("20 of 20 live links (100 %)"))
      #expect(finding.help?.contains { $0.contains("--max-updates 20") } == true)
      #expect(try world.folder.plan("refused.json").findings.count == 1)
    }
  }

  @Test func `a small campaign may change as it likes`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 9))) { world in
      try await world.apply()
      try world.folder.replace("/cards/", by: "/c/", in: "campaigns/small.yaml")
      try await world.apply()
      #expect(try world.folder.report().outcomes == ["updated": 9])
    }
  }
}
