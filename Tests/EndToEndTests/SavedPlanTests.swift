import Sandbox
import Testing

/// What was reviewed is what is applied.
@Suite struct SavedPlanTests {
  @Test func `a saved plan is carried out without approval, and once`() async throws {
    try await World.with(.grocery()) { world in
      try await world.run("plan", "--out", "summer.plan")
      let applied = try await world.run("apply", "summer.plan")
      #expect(applied.status == 0, "\(applied.everything)")
      try await expectGroceryStored(world)
      let mark = await world.mark
      let again = try await world.run("apply", "summer.plan")
      #expect(again.status == 11, "a finished plan is refused")
      #expect(again.errors.contains(try world.folder.reports()[0].run))
      #expect(await world.writes(since: mark).isEmpty)
      #expect(try world.folder.reports().count == 1)
    }
  }

  @Test func `a saved plan that was interrupted is simply applied again`() async throws {
    let faults = FaultPlan([FaultRule(.quota429(calls: nil), on: .bulkCreate, .nth(5))])
    try await World.with(.grocery(), SandboxConfiguration(faults: faults)) { world in
      try await world.run("plan", "--out", "summer.plan")
      #expect(try await world.run("apply", "summer.plan").status == 10)
      await world.sandbox.setFaults(.none)
      #expect(try await world.run("apply", "summer.plan").status == 0)
      try await expectGroceryStored(world)
      // Both reports are about what was reviewed.
      let digest = try world.folder.plan("summer.plan").digest
      #expect(try world.folder.reports().map(\.plan) == [digest, digest])
      try await expectSettled(world)
    }
  }

  @Test func `a plan is saved for its owner alone, and can be shown`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 3))) { world in
      try await world.run("plan", "--out", "cards.plan")
      let shown = try await world.run("show", "cards.plan", environment: ["XQR_API_KEY": ""])
      #expect(shown.status == 0)
      #expect(shown.output.contains("Plan: 3 to create"))
      let json = try await world.run("show", "cards.plan", "--format", "json")
      #expect(json.output == (try world.folder.read("cards.plan")))
      #expect(try world.folder.mode(of: "cards.plan") == 0o600)
    }
  }

  /// What makes a plan stale, and the code of the reason.
  enum Cause: String, CaseIterable {
    case file = "XQ2011"
    case variable = "XQ2012"
    case workspace = "XQ2014"
    case link = "XQ2015"
  }

  @Test(arguments: Cause.allCases)
  func `a stale plan is refused with its reason and writes nothing`(cause: Cause) async throws {
    try await World.with(.grocery()) { world in
      try await world.apply()
      try world.folder.replace(
        "/stores/ch/lausanne-0022", by: "/stores/ch/lausanne", in: "campaigns/grocery/stores.csv")
      let plan = try await world.run("plan", "--out", "summer.plan")
      #expect(plan.output.contains("3 to update"))

      let other = SandboxServer()
      let port = try await other.start()
      var environment: [String: String] = [:]
      let named: String
      switch cause {
      case .file:
        try world.folder.replace(
          "Lausanne Center", by: "Lausanne Centre", in: "campaigns/grocery/stores.csv")
        named = "campaigns/grocery/stores.csv (changed)"
      case .variable:
        environment["XQR_CAMPAIGN_VAR_season"] = "2026-summer"
        named = "season (new)"
      case .workspace:
        environment["XQR_BASE_URL"] = "http://127.0.0.1:\(port)"
        named = "the sandbox ws_"
      case .link:
        try await world.patch("s-0022-fr-win", #"{"url":"https://elsewhere.example/"}"#)
        named = "s-0022-fr-win: planned update"
      }
      let mark = await world.mark
      let refused = try await world.run("apply", "summer.plan", environment: environment)
      #expect(refused.status == 11, "\(refused.everything)")
      #expect(refused.errors.contains(cause.rawValue))
      #expect(refused.errors.contains(named))
      #expect(await world.writes(since: mark).isEmpty)
      #expect(try await other.links().isEmpty)
      await other.stop()
    }
  }

  private static let seasonal = SmallCampaign.yaml(links: 3).replacing(
    "vars:", with: "inputs:\n  season: {type: string, default: summer}\nvars:")

  @Test func `every reason is named at once`() async throws {
    try await World.with(.campaign(Self.seasonal)) { world in
      try await world.apply()
      try world.folder.replace("/cards/", by: "/c/", in: "campaigns/small.yaml")
      try await world.run("plan", "--out", "cards.plan")
      try world.folder.replace("labels: [card]", by: "labels: [cards]", in: "campaigns/small.yaml")
      let environment = ["XQR_CAMPAIGN_VAR_season": "x", "XQR_API_KEY": World.otherKey]
      let refused = try await world.run("apply", "cards.plan", environment: environment)
      #expect(refused.status == 11)
      for code in ["XQ2011", "XQ2012", "XQ2015"] {
        #expect(refused.errors.contains(code), "\(refused.errors)")
      }
    }
  }

  @Test func `variables of a saved plan can't be given anew`() async throws {
    try await World.with(.campaign(Self.seasonal)) { world in
      try await world.run("plan", "--out", "cards.plan", "--var", "season=spring")
      let refused = try await world.run("apply", "cards.plan", "--var", "season=autumn")
      #expect(refused.status == 11)
      #expect(refused.errors.contains("season (changed)"), "\(refused.errors)")
      #expect(await world.writes().isEmpty)
      // The plan remembers its own.
      #expect(try await world.run("apply", "cards.plan").status == 0)
    }
  }

  @Test func `a plan file that was edited is refused`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 3))) { world in
      try await world.run("plan", "--out", "cards.plan")
      try world.folder.replace("/cards/1", by: "/cards/9", in: "cards.plan")
      let refused = try await world.run("apply", "cards.plan")
      #expect(refused.status == 1)
      #expect(refused.errors.contains("XQ4003"))
      #expect(await world.writes().isEmpty)
    }
  }

  @Test func `a saved plan that a guard refuses is refused again`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 20))) { world in
      try await world.apply()
      try world.folder.replace("/cards/", by: "/c/", in: "campaigns/small.yaml")
      #expect(try await world.run("plan", "--out", "cards.plan").status == 5)
      let mark = await world.mark
      let refused = try await world.run("apply", "cards.plan")
      #expect(refused.status == 5)
      #expect(refused.output.contains("guard updates"))
      #expect(await world.writes(since: mark).isEmpty)
    }
  }

  @Test func `a plan of one sandbox store is stale against another one`() async throws {
    let folder = try Folder.campaign(SmallCampaign.yaml(links: 3))
    let run = { (arguments: [String]) in
      try await Tool.start(
        arguments + ["--sandbox"], in: folder.url, environment: ["PATH": "/usr/bin:/bin"]
      ).end()
    }
    #expect(try await run(["plan", "--out", "cards.plan"]).status == 0)
    try folder.remove(".xqr-campaign")
    let refused = try await run(["apply", "cards.plan"])
    #expect(refused.status == 11)
    #expect(refused.errors.contains("XQ2014"))
  }
}
