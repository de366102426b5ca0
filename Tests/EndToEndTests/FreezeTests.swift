import DocumentationPages
import Foundation
import Sandbox
import Testing

/// Codes that are on paper, and what may still happen to their links.
@Suite struct FreezeTests {
  private let small = "campaigns/small.yaml"
  private let lock = "campaigns/xqr.lock"

  /// Twelve links that live, of which the first three are frozen.
  private func withFrozen(_ body: (World) async throws -> Void) async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 3))) { world in
      try await world.apply()
      let run = try await world.run("freeze")
      #expect(run.status == 0, "\(run.everything)")
      #expect(run.output == "campaigns/small.yaml: 3 codes frozen, 3 new\n")
      try world.folder.replace("range(3)", by: "range(12)", in: small)
      try await world.apply()
      try await body(world)
    }
  }

  private func refusal(_ world: World) async throws -> String {
    let run = try await world.run("plan", "--max-updates", "100%", "--max-removals", "100%")
    #expect(run.status == 5, "\(run.everything)")
    #expect(run.everything.contains("guard frozen"))
    return run.everything
  }

  @Test func `freeze writes what lives, sends nothing, and adds to what is there`() async throws {
    try await withFrozen { world in
      let first = try world.folder.read(lock)
      #expect(first.split(separator: "\n").count == 4)
      let mark = await world.mark
      let dry = try await world.run("freeze", "--dry-run")
      #expect(dry.output == "campaigns/small.yaml: 12 codes frozen, 9 new\n")
      #expect(try world.folder.read(lock) == first)
      #expect(try await world.run("freeze", "--now", "2031-01-01T00:00:00Z").status == 0)
      let lines = try world.folder.read(lock).split(separator: "\n").map(String.init)
      #expect(Array(lines.prefix(4)) == first.split(separator: "\n").map(String.init))
      #expect(lines.count == 13 && lines.dropFirst().sorted() == Array(lines.dropFirst()))
      #expect(lines[12].contains("2031-01-01T00:00:00Z"))
      #expect(await world.writes(since: mark).isEmpty)
    }
  }

  @Test func `a frozen link that leaves the files is kept`() async throws {
    try await withFrozen { world in
      try world.folder.replace("range(12)", by: "range(2, 10)", in: small)
      let run = try await world.apply("--max-removals", "100%")
      #expect(run.everything.contains("its code is frozen"))
      #expect(try world.folder.report().outcomes == ["unchanged": 8, "kept": 2, "paused": 2])
      #expect(try await world.link("card-0000").enabled)
      try await world.apply("--disable-guards", "frozen", "--max-removals", "100%")
      #expect(try await !world.link("card-0000").enabled)
    }
  }

  @Test func `a frozen code can't move or be paused, and may lead elsewhere`() async throws {
    try await withFrozen { world in
      try world.folder.replace("/cards/", by: "/elsewhere/", in: small)
      try await world.apply("--max-updates", "100%")
      #expect(try world.folder.report().outcomes == ["updated": 12])

      let text = try world.folder.read(small)
      try world.folder.write(text + "    enabled: ${{ number > 0 }}\n", to: small)
      #expect(try await refusal(world).contains("1 frozen link would be paused or deleted"))
      try world.folder.write(text, to: small)
      try world.folder.replace(
        "custom_slug: ${{ key }}", by: "custom_slug: ${{ if(number < 2, 'x-' + key, key) }}",
        in: small)
      let said = try await refusal(world)
      #expect(said.contains("2 frozen links would get another code (card-0000 of 'card-0000'"))
    }
  }

  @Test func `a frozen code doesn't expire earlier, whether its link lives or not`() async throws {
    try await withFrozen { world in
      let text = try world.folder.read(small)
      try world.folder.write(
        text + "    expires_at: ${{ if(number == 1, '2031-01-01T00:00:00Z', null) }}\n", to: small)
      let said = "would expire earlier (card-0001 at 2031-01-01T00:00:00Z, promised for good)"
      #expect(try await refusal(world).contains("1 frozen link \(said)"))
      let id = try await world.link("card-0001").id
      #expect(try await world.send("DELETE", "/links/\(id)", "") < 300)
      #expect(try await refusal(world).contains("1 frozen link \(said)"))
      // The promise outlives the row: it holds when the code is asked for again.
      try world.folder.write(
        text.replacing("range(12)", with: "[0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]"), to: small)
      #expect(try await world.run("plan", "--detailed-exitcode").status == 0)
      try world.folder.write(
        text + "    expires_at: ${{ if(number == 1, '2031-01-01T00:00:00Z', null) }}\n", to: small)
      #expect(try await refusal(world).contains(said))
      try world.folder.write(text, to: small)
      try await world.apply()
      #expect(try world.folder.report().outcomes == ["created": 1, "unchanged": 11])
    }
  }

  @Test func `a code with an end is promised until then`() async throws {
    let yaml = SmallCampaign.yaml(links: 2) + "    expires_at: 2031-01-01T00:00:00Z\n"
    try await World.with(.campaign(yaml)) { world in
      try await world.apply()
      #expect(try await world.run("freeze").status == 0)
      #expect(try world.folder.read(lock).contains(#""expires_at":"2031-01-01T00:00:00Z"}"#))
      try world.folder.replace("2031", by: "2030", in: small)
      #expect(try await refusal(world).contains("promised until 2031-01-01T00:00:00Z"))
      try world.folder.replace("2030", by: "2032", in: small)
      // Later is no breach, though the service can't do it.
      #expect(try await world.run("plan").status == 0)
    }
  }

  @Test func `a removed row's frozen code isn't deleted, moved or given away`() async throws {
    try await withFrozen { world in
      let text = try world.folder.read(small)
      try world.folder.write(
        "on_remove: delete\n" + text.replacing("range(12)", with: "range(1, 12)"), to: small)
      let kept = try await world.apply("--prune", "--report", "always")
      #expect(kept.output.contains("its code is frozen"))
      #expect(try world.folder.report().outcomes == ["unchanged": 11, "kept": 1])

      // The key comes back with another code.
      try world.folder.write(
        text.replacing("${{ key }}", with: "${{ if(number == 0, 'other', key) }}"), to: small)
      #expect(try await refusal(world).contains("1 frozen link would get another code (card-0000"))

      // Somebody takes the label off, so that another campaign could adopt it.
      try world.folder.write(text.replacing("range(12)", with: "range(1, 12)"), to: small)
      try await world.patch("card-0000", #"{"labels":[]}"#)
      try world.folder.write(
        """
        campaign: other
        links: [{id: a, url: 'https://www.example.com/cards/0', custom_slug: card-0000}]
        """, to: "campaigns/other.yaml")
      let run = try await world.run("plan", "--adopt", "campaigns/other.yaml")
      #expect(run.status == 5, "\(run.everything)")
      #expect(run.everything.contains("1 frozen link would change hands (card-0000 of 'cards')"))
    }
  }

  @Test func `a renamed key takes its frozen code along`() async throws {
    try await withFrozen { world in
      try world.folder.replace("key: card-", by: "key: c-", in: small)
      try world.folder.replace(
        "links:", by: "moved: [{from: 'card-$1', to: 'c-(.*)'}]\nlinks:", in: small)
      let plan = try await world.run("plan", "--detailed-exitcode")
      #expect(plan.status == 0, "\(plan.everything)")
      #expect(try await world.run("freeze").status == 0)
      let text = try world.folder.read(lock)
      #expect(text.contains(#""key":"c-0000","slug":"card-0000""#))
      #expect(!text.contains(#""key":"card-"#))
      #expect(text.split(separator: "\n").count == 13)
      #expect(try await world.run("plan", "--detailed-exitcode").status == 0)
    }
  }

  @Test func `a frozen code can't be another campaign's`() async throws {
    try await withFrozen { world in
      let id = try await world.link("card-0000").id
      _ = try await world.send("DELETE", "/links/\(id)", "")
      try world.folder.write(
        """
        campaign: other
        links: [{id: a, url: 'https://www.example.com/', custom_slug: card-0000}]
        """, to: "campaigns/other.yaml")
      let run = try await world.run("plan", "campaigns/other.yaml")
      #expect(run.status == 5, "\(run.everything)")
      #expect(run.everything.contains("1 frozen link would change hands (card-0000 of 'cards')"))
    }
  }

  @Test func `a saved plan is bound to the lock`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 3))) { world in
      try await world.apply()
      try world.folder.replace("/cards/", by: "/elsewhere/", in: small)
      #expect(try await world.run("plan", "--out", "p.json").status == 0)
      #expect(try await world.run("freeze").status == 0)
      #expect(try await world.run("apply", "p.json").status == 11)
    }
  }

  @Test(arguments: ["<<<<<<< HEAD", "{\"campaign\":\"cards\"}", "clash"])
  func `a damaged lock stops every command at its line`(line: String) async throws {
    try await withFrozen { world in
      let text = try world.folder.read(lock)
      let last = try #require(text.split(separator: "\n").last)
      let clash = last.replacing("key\":\"card-0002", with: "key\":\"x-1")
      try world.folder.write(text + (line == "clash" ? String(clash) : line) + "\n", to: lock)
      let run = try await world.run("validate")
      #expect(run.status == 1, "\(run.everything)")
      #expect(run.everything.contains("XQ4040"))
      #expect(run.everything.contains("campaigns/xqr.lock:\(line == "clash" ? 1 : 5):1"))
    }
  }

  @Test func `the page has every field, and its example is a lock of today`() async throws {
    try await withFrozen { world in
      var table = try FieldTable(page: "Lock")
      let example = try #require(Page("Lock").blocks.first { $0.language == "json" })
      for text in [try world.folder.read(lock), example.lines.joined(separator: "\n")] {
        let lines = text.split(separator: "\n")
        table.take(try JSONTree(try #require(lines.first)))
        for line in lines.dropFirst() { table.takeMembers(of: try JSONTree(line)) }
      }
      #expect(table.faults.sorted() == [])
      #expect(table.unmet == [])
      try world.folder.write(example.lines.joined(separator: "\n") + "\n", to: lock)
      #expect(try await world.run("validate").status == 0)
    }
  }
}
