import Sandbox
import Testing

/// Campaigns that are ended in their files.
@Suite struct RetireTests {
  private static let file = "campaigns/small.yaml"

  private func withCards(
    _ lifecycle: String = "", links: Int = 5, _ body: (World) async throws -> Void
  ) async throws {
    let yaml = SmallCampaign.yaml(links: links)
      .replacing("campaign: cards\n", with: "campaign: cards # ours\n\(lifecycle)")
    try await World.with(.campaign(yaml)) { world in
      try await world.apply()
      try await body(world)
    }
  }

  @Test func `the links of a retired campaign are paused, and later plans agree`() async throws {
    try await withCards { world in
      let before = try world.folder.read(Self.file)
      let run = try await world.run("retire", "cards", "--out", "end.plan")
      #expect(run.status == 0, "\(run.everything)")
      #expect(run.errors.contains("Retired in campaigns/small.yaml; commit it"))
      #expect(
        try world.folder.read(Self.file)
          == before.replacing("# ours\n", with: "# ours\nlifecycle: {state: retired}\n"))
      #expect(try world.folder.plan("end.plan").summary["pause"] == 5)
      try await world.apply("end.plan")
      #expect(try await world.links().allSatisfy { !$0.enabled })
      #expect(try await world.run("plan", "--detailed-exitcode").status == 0)
    }
  }

  @Test func `with a page behind the end the links lead there`() async throws {
    let over = "lifecycle: {after_end: 'https://www.example.com/over'}\n"
    try await withCards(over) { world in
      #expect(try await world.run("retire", "cards").status == 0)
      #expect(
        try world.folder.read(Self.file).contains(
          "lifecycle: {state: retired, after_end: 'https://www.example.com/over'}\n"))
      try await world.apply()
      let links = try await world.links()
      #expect(links.allSatisfy { $0.enabled && $0.destination == "https://www.example.com/over" })
    }
  }

  @Test func `a dry run prints the edit and the plan, and writes nothing`() async throws {
    try await withCards { world in
      let before = try world.folder.read(Self.file)
      let mark = await world.mark
      let run = try await world.run("retire", "cards", "--dry-run")
      #expect(run.status == 0, "\(run.everything)")
      #expect(run.output.hasPrefix("--- a/campaigns/small.yaml\n+++ b/campaigns/small.yaml\n@@ "))
      #expect(run.output.contains("\n+lifecycle: {state: retired}\n"))
      #expect(run.output.contains("Plan: 0 to create, 0 to update, 5 to pause, 0 to delete."))
      #expect(try world.folder.read(Self.file) == before)
      #expect(await world.writes(since: mark).isEmpty)
      #expect(try await world.run("retire", "cards", "--dry-run", "--out", "x").status == 64)
    }
  }

  @Test func `a campaign that is retired already is said to be`() async throws {
    try await withCards { world in
      try await world.run("retire", "cards")
      try await world.apply()
      let after = try world.folder.read(Self.file)
      let again = try await world.run("retire", "cards")
      #expect(again.status == 0)
      #expect(again.errors.contains("'cards' is retired already: campaigns/small.yaml says so."))
      #expect(again.output.contains("No changes."))
      #expect(try world.folder.read(Self.file) == after)
    }
  }

  @Test func `an id that nobody has is told with the one that was meant`() async throws {
    try await withCards { world in
      let near = try await world.run("retire", "card")
      #expect(near.status == 1)
      #expect(near.errors.contains("no campaign has the id 'card'. Did you mean 'cards'?"))
      let file = try await world.run("retire", Self.file)
      #expect(file.status == 1 && file.errors.contains("Did you mean 'cards'?"))
    }
  }

  @Test func `the guards judge it, and the file is edited all the same`() async throws {
    try await withCards(links: 20) { world in
      let refused = try await world.run("retire", "cards")
      #expect(refused.status == 5, "\(refused.everything)")
      #expect(refused.output.contains("--max-removals"))
      #expect(try world.folder.read(Self.file).contains("state: retired"))
      let raised = try await world.run("retire", "cards", "--max-removals", "100%")
      #expect(raised.status == 0, "\(raised.everything)")
    }
  }

  @Test func `a frozen code may lead to the page behind the end and may not be paused`()
    async throws
  {
    try await withCards { world in
      #expect(try await world.run("freeze").status == 0)
      let refused = try await world.run("retire", "cards")
      #expect(refused.status == 5)
      #expect(refused.output.contains("guard frozen: 5 frozen links would be paused or deleted"))
      #expect(refused.output.contains("`after_end`"), "\(refused.output)")
      try world.folder.replace(
        "{state: retired}", by: "{state: retired, after_end: https://www.example.com/over}",
        in: Self.file)
      try await world.apply()
      #expect(try world.folder.report().outcomes == ["updated": 5])
    }
  }

  @Test func `a file that wouldn't be sound, or a service out of reach, leaves it as it is`()
    async throws
  {
    try await withCards("lifecycle: {ignore: [enabled]}\n") { world in
      let before = try world.folder.read(Self.file)
      let run = try await world.run("retire", "cards")
      #expect(run.status == 1 && run.errors.contains("XQ1321"), "\(run.everything)")
      #expect(run.errors.contains("'campaigns/small.yaml' was left as it is."))
      try world.folder.replace("{ignore: [enabled]}", by: "{}", in: Self.file)
      let keyless = try await world.run("retire", "cards", environment: ["XQR_API_KEY": ""])
      #expect(keyless.status == 3)
      #expect(
        try world.folder.read(Self.file) == before.replacing("{ignore: [enabled]}", with: "{}"))
    }
  }

  @Test func `an entry with a state of its own is named`() async throws {
    let own = "defaults: {lifecycle: {state: active}}\n"
    try await withCards(own) { world in
      let run = try await world.run("retire", "cards")
      #expect(run.status == 0)
      #expect(run.errors.contains("warning[XQ4051]") && run.errors.contains("small.yaml:2:31"))
      #expect(run.output.contains("No changes."))
    }
  }
}
