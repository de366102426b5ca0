import Foundation
import Sandbox
import Testing

/// Runs that are undone from their reports.
@Suite struct RevertTests {
  private func withCards(
    links: Int = 5, _ body: (World) async throws -> Void
  ) async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: links))) { world in
      try await world.apply()
      try await body(world)
    }
  }

  /// The path of the last report.
  private func lastReport(_ world: World) throws -> String {
    try #require(world.folder.files(below: "reports").filter { $0.hasSuffix(".json") }.max())
  }

  /// Everything that people see of the links.
  private func state(_ world: World) async throws -> [String] {
    try await world.links().map {
      "\($0.shortCode) \($0.destination) \($0.labels.sorted()) \($0.enabled)"
    }.sorted()
  }

  private func plan(beside report: String) -> String {
    String(report.dropLast(5)) + ".revert.plan"
  }

  @Test func `updates, labels, pauses and resumes go back`() async throws {
    try await withCards { world in
      try await world.patch("card-0004", #"{"enabled":false}"#)
      try await world.apply("--disable-guards", "outside")
      try await world.patch("card-0004", #"{"enabled":false}"#)
      let before = try await state(world)
      let yaml = "campaigns/small.yaml"
      try world.folder.replace("range(5)", by: "range(1, 7)", in: yaml)
      try world.folder.replace("/cards/", by: "/c/", in: yaml)
      try world.folder.replace("[card]", by: "[card, new]", in: yaml)
      try await world.apply("--disable-guards", "outside")
      let report = try lastReport(world)
      #expect(try world.folder.report().outcomes == ["created": 2, "updated": 4, "paused": 1])
      let mark = await world.mark
      let run = try await world.run("revert", report)
      #expect(run.status == 0, "\(run.everything)")
      #expect(await world.writes(since: mark).isEmpty)
      #expect(run.output.contains("warning[XQ2023]: the files still hold the newer values"))
      #expect(run.output.contains("API calls: "))
      #expect(run.errors.contains("Saved as \(plan(beside: report))."))
      #expect(try world.folder.mode(of: plan(beside: report)) == 0o600)
      try await world.apply(plan(beside: report))
      #expect(try world.folder.report().outcomes == ["updated": 4, "resumed": 1, "paused": 2])
      let after = try await state(world)
      #expect(Set(before).isSubset(of: Set(after)))
      #expect(after.filter { !before.contains($0) }.allSatisfy { $0.hasSuffix("false") })
      // Done already, by a plan of its own and by the finished one.
      let again = try await world.run("revert", report, "--detailed-exitcode")
      #expect(again.status == 0 && again.output.contains("as they were before the run"))
      #expect(try await world.apply(plan(beside: report), exits: 11).errors.contains("XQ2017"))
      #expect(try await world.run("plan", "--detailed-exitcode").status == 2)
    }
  }

  @Test func `a link that was taken over is nobody's again`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 2))) { world in
      try await world.create("card-0001", labels: ["theirs"], to: "https://old.example/")
      let before = try await world.link("card-0001")
      try await world.apply("--adopt")
      let report = try lastReport(world)
      let mark = await world.mark
      #expect(try await world.run("revert", report, "--out", "back.plan").status == 0)
      let shown = try await world.run("show", "back.plan", "--json")
      #expect(shown.output.contains(#""reverts":{"run":""#))
      try await world.apply("back.plan", "--verify")
      #expect(await world.writes(since: mark).byKind == ["update": 1, "status": 1])
      let after = try await world.link("card-0001")
      #expect(after.labels == before.labels && after.destination == before.destination)
      #expect(try await !world.link("card-0000").enabled)
    }
  }

  @Test func `what was changed since is shown and stops the plan`() async throws {
    try await withCards { world in
      try world.folder.replace("/cards/", by: "/c/", in: "campaigns/small.yaml")
      try await world.apply()
      let report = try lastReport(world)
      try await world.patch("card-0001", #"{"url":"https://by-hand.example/"}"#)
      let stopped = try await world.run("revert", report)
      #expect(stopped.status == 5, "\(stopped.everything)")
      #expect(
        stopped.output.contains("guard outside: 1 of 5 live links no longer has what the report"))
      #expect(stopped.output.contains("card-0001  revert number=1: changed outside (url)"))
      #expect(try await world.apply(plan(beside: report), exits: 5).output.contains("refused"))
      let raised = try await world.run("revert", report, "--disable-guards", "outside")
      #expect(raised.status == 0)
      try await world.apply(plan(beside: report))
      #expect(try await world.link("card-0001").destination == "https://www.example.com/cards/1")
    }
  }

  @Test func `a killed run is undone too, from what its journal knew`() async throws {
    try await withCards(links: 20) { world in
      let before = try await state(world)
      try world.folder.replace("/cards/", by: "/c/", in: "campaigns/small.yaml")
      await world.sandbox.setFaults(
        FaultPlan([FaultRule(.hang(milliseconds: 60_000, .after), on: .patch, .nth(6))]))
      let run = try world.start(["apply", "--auto-approve", "--max-updates", "100%"])
      try await run.wait {
        try await world.links().count { $0.destination.contains("/c/") } >= 6
      }
      run.send(SIGKILL)
      _ = await run.end()
      await world.sandbox.setFaults(.none)
      // Nothing is sent here, and the killed run gets its report.
      try await world.apply("--max-updates", "1", exits: 5)
      let killed = try #require(try world.folder.reports().first { $0.ended == "killed" })
      let report = try #require(
        world.folder.files(below: "reports").first { $0.contains(killed.run) })
      let reverted = try await world.run("revert", report, "--max-updates", "100%")
      #expect(reverted.status == 0, "\(reverted.everything)")
      #expect(!reverted.output.contains("XQ2024"), "\(reverted.output)")
      try await world.apply(plan(beside: report))
      #expect(try await state(world) == before)
    }
  }

  @Test func `what is deleted is said to be gone`() async throws {
    try await withCards { world in
      let yaml = "campaigns/small.yaml"
      try world.folder.replace("range(5)", by: "range(4)", in: yaml)
      try world.folder.replace("vars:", by: "on_remove: delete\nvars:", in: yaml)
      try await world.apply("--prune")
      let run = try await world.run("revert", try lastReport(world))
      #expect(run.status == 0, "\(run.everything)")
      #expect(run.output.contains("warning[XQ2024]") && run.output.contains("card-0004"))
      #expect(run.output.contains("No changes."))
      #expect(!run.errors.contains("Saved as"))
    }
  }

  @Test func `the plan is bound to the report and to what lives`() async throws {
    try await withCards { world in
      try world.folder.replace("/cards/", by: "/c/", in: "campaigns/small.yaml")
      try await world.apply()
      let report = try lastReport(world)
      try await world.run("revert", report, "--out", "back.plan")
      try await world.patch("card-0001", #"{"url":"https://by-hand.example/"}"#)
      let stale = try await world.apply("back.plan", exits: 11)
      #expect(stale.errors.contains("XQ2015") && stale.errors.contains("card-0001"))
      try await world.patch("card-0001", #"{"url":"https://www.example.com/c/1"}"#)
      try world.folder.replace("\n]}\n", by: "\n] }\n", in: report)
      #expect(try await world.apply("back.plan", exits: 11).errors.contains("XQ2011"))
      try world.folder.remove(report)
      #expect(try await world.apply("back.plan", exits: 11).errors.contains("XQ4011"))
    }
  }

  @Test func `a revert can itself be reverted`() async throws {
    try await withCards { world in
      try world.folder.replace("/cards/", by: "/c/", in: "campaigns/small.yaml")
      try await world.apply()
      let newer = try await state(world)
      for name in ["back.plan", "forth.plan"] {
        #expect(try await world.run("revert", try lastReport(world), "--out", name).status == 0)
        try await world.apply(name)
      }
      #expect(try await state(world) == newer)
      #expect(try await world.run("plan", "--detailed-exitcode").status == 0)
    }
  }

  @Test func `the guards judge a revert as any plan`() async throws {
    try await withCards(links: 20) { world in
      let report = try lastReport(world)
      let stopped = try await world.run("revert", report)
      #expect(stopped.status == 5 && stopped.output.contains("guard removals: "))
      #expect(try await world.run("revert", report, "--max-removals", "20").status == 0)
      try await world.apply(plan(beside: report))
      #expect(try await world.links().allSatisfy { !$0.enabled })
    }
  }

  @Test func `reports of other workspaces, versions and campaigns outside are refused`()
    async throws
  {
    try await withCards { world in
      let report = try lastReport(world)
      let text = try world.folder.read(report)
      for (old, new, said) in [
        (#""format_version":"1."#, #""format_version":"2."#, "format version 2."),
        (#""campaign":"cards""#, #""campaign":"../cards""#, "without a sound 'campaign'"),
        (#""workspace":""#, #""workspace":"not "#, "the report is of workspace 'not "),
        (#""kind":"xqr-campaign.report""#, #""kind":"other""#, "neither a plan nor a report"),
      ] {
        try world.folder.write(text.replacing(old, with: new, maxReplacements: 1), to: "odd.json")
        let run = try await world.run("revert", "odd.json")
        #expect(run.status == 1 && run.errors.contains("error[XQ4011]"), "\(run.everything)")
        #expect(run.errors.contains(said), "\(run.everything)")
      }
      #expect(try await world.run("revert", report, "--adopt").status == 64)
    }
  }
}
