import DocumentationPages
import Foundation
import Sandbox
import Testing

/// Plans against what lived at another time, without a call.
@Suite struct SnapshotTests {
  private static let yaml = """
    campaign: cards
    links:
      - id: card
        for_each: {number: '${{ range(5) }}'}
        key: card-${{ number }}
        url: https://www.example.com/cards/${{ number }}
        custom_slug: ${{ key }}
        enabled: ${{ number != 3 }}
        expires_at: 2031-01-01T00:00:00Z
        labels: [card]
      - id: free
        custom_slug: free
        url: https://www.example.com/free

    """

  private func withCards(_ body: (World) async throws -> Void) async throws {
    try await World.with(.campaign(Self.yaml)) { world in
      try await world.apply()
      try await body(world)
    }
  }

  /// Without a key, an address and a network.
  private func offline(_ world: World, _ arguments: String...) async throws -> Tool.Run {
    let mark = await world.mark
    let run = try await Tool.start(
      ["plan", "--offline"] + arguments, in: world.folder.url, environment: ["PATH": "/usr/bin"]
    ).end()
    #expect(await world.calls(since: mark).isEmpty)
    return run
  }

  @Test func `a plan offline is the plan that was, and says how old it is`() async throws {
    try await withCards { world in
      let mark = await world.mark
      let saved = try await world.run("plan", "--save-snapshot", "live.json")
      #expect(saved.status == 0, "\(saved.everything)")
      #expect(saved.errors.contains("Saved 6 links as live.json."))
      #expect(await world.calls(since: mark).byKind == ["usage": 1, "list": 1])
      #expect(try world.folder.mode(of: "live.json") == 0o600)

      let same = try await offline(world, "live.json", "--detailed-exitcode")
      #expect(same.status == 0 && same.output.contains("No changes."), "\(same.everything)")
      #expect(same.errors.contains("Compared with 'live.json', the links of 20"))
      #expect(same.errors.contains(" old: the service isn't asked."))
      #expect(same.output.contains("XQ2018"))

      // What happens later in the service is unknown, what is in the file isn't.
      try await world.patch("card-1", #"{"url":"https://by-hand.example/"}"#)
      try world.folder.replace("/free\n", by: "/gratis\n", in: "campaigns/small.yaml")
      let changed = try await offline(
        world, "live.json", "campaigns/small.yaml", "--out", "late.plan", "--detailed-exitcode")
      #expect(changed.status == 2)
      #expect(try world.folder.plan("late.plan").summary["update"] == 1)
      #expect(try world.folder.plan("late.plan").summary["unchanged"] == 5)
      // It is bound to what it saw, and a look at the service shows that it isn't so.
      let stale = try await world.run("apply", "late.plan")
      #expect(stale.status == 11 && stale.errors.contains("card-1: planned"), "\(stale.everything)")
      try await world.patch("card-1", #"{"url":"https://www.example.com/cards/1"}"#)
      try await world.apply("late.plan")
      #expect(try await world.link("free").destination == "https://www.example.com/gratis")
    }
  }

  @Test func `the latest snapshot of the folder is taken where none is named`() async throws {
    try await withCards { world in
      let none = try await offline(world)
      #expect(none.status == 1 && none.errors.contains("XQ4032"), "\(none.everything)")
      #expect(none.errors.contains("plan --save-snapshot .xqr-campaign/snapshot/live.json"))
      let folder = ".xqr-campaign/snapshot/"
      _ = try await world.run("plan", "--save-snapshot", folder + "z.json")
      let older = try world.folder.read(folder + "z.json")
        .replacing(/"taken":"20\d\d/, with: "\"taken\":\"2025")
      try world.folder.write(older, to: folder + "z.json")
      #expect(try await offline(world).errors.contains("days old"))
      _ = try await world.run("plan", "--save-snapshot", folder + "a.json")
      #expect(try await offline(world).errors.contains("snapshot/a.json'"))
    }
  }

  @Test func `files that aren't snapshots are told by their content`() async throws {
    try await withCards { world in
      _ = try await world.run("plan", "--save-snapshot", "live.json", "--out", "a.plan")
      let online = try await world.run("plan", "live.json")
      #expect(online.status == 64)
      #expect(online.errors.contains("plan --offline live.json' compares with it"))
      #expect(try await offline(world, "a.plan").status == 64)
      let text = try world.folder.read("live.json")
      try world.folder.write(String(text.dropLast(30)), to: "live.json")
      let cut = try await offline(world, "live.json")
      #expect(cut.status == 1 && cut.errors.contains("XQ4030"), "\(cut.everything)")
      for flags in [["--offline"], ["--scan", "campaign"]] {
        let both = try await world.start(["plan", "--save-snapshot", "x.json"] + flags).end()
        #expect(both.status == 64, "\(flags)")
      }
      let own = try await world.run("plan", "--save-snapshot", "campaigns/small.yaml")
      #expect(own.status == 64 && own.errors.contains("is a file of the campaign"))
      let lost = try await world.run("plan", "--save-snapshot", "no/such/live.json")
      #expect(lost.status == 1 && lost.errors.contains("'--save-snapshot'"))
    }
  }

  @Test func `every field of a snapshot is documented, and the other way round`() async throws {
    try await withCards { world in
      let rules =
        #"[{"destination":"https://m.example/","priority":1,"conditions":{"weekday":["MO"]}}]"#
      try await world.patch("card-2", "{\"routing_rules\":\(rules)}")
      try await world.scan("card-1")
      _ = try await world.run("plan", "--save-snapshot", "live.json")
      var table = try FieldTable(page: "Snapshot")
      table.take(try JSONTree(world.folder.read("live.json")))
      #expect(table.faults.sorted() == [])
      #expect(table.unmet == [], "no snapshot has these")
      let example = try #require(Page("Snapshot").blocks.first { $0.language == "json" })
      table.take(try JSONTree(example.lines.joined(separator: "\n")))
      #expect(table.faults.sorted() == [])
      // A condition that nobody knows blocks offline as it does online.
      let plan = try await offline(world, "live.json")
      #expect(plan.output.contains("has a condition that this version doesn't know"))
    }
  }
}
