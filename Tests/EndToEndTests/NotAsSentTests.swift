import Sandbox
import Testing

/// A service that writes links back in another form, beyond what means the same.
@Suite struct NotAsSentTests {
  private static let yaml = """
    campaign: cards
    links:
      - id: card
        for_each: {number: '${{ range(4) }}'}
        key: card-${{ number }}
        custom_slug: ${{ key }}
        url: https://www.example.com/cards/${{ number }}?z=1&a=2
        labels: [Karte]
      - {id: plain, url: 'https://www.example.com/plain', custom_slug: plain}

    """

  private func withCards(
    _ readings: String..., body: (World) async throws -> Void
  ) async throws {
    let configuration = SandboxConfiguration(readings: try SandboxReadings(choosing: readings))
    try await World.with(.campaign(Self.yaml), configuration, body)
  }

  private func plan(_ world: World, exits status: Int32) async throws -> String {
    let plan = try await world.run("plan", "--detailed-exitcode", "--disable-guards", "outside")
    #expect(plan.status == status, "\(plan.everything)")
    return plan.output
  }

  @Test func `what is shown otherwise is told once, and never sent again`() async throws {
    try await withCards("urls=rewritten") { world in
      let run = try await world.apply()
      #expect(run.output.contains("warning: 4 links show something else in the service"))
      #expect(run.output.contains("(not-as-sent)"))
      #expect(run.output.contains("card-0  url: sent https://www.example.com/cards/0?z=1&a=2"))
      #expect(run.output.contains("shown https://www.example.com/cards/0?a=2&z=1"))
      let lines = try world.folder.report().lines
      #expect(lines.filter { $0.not_as_sent == true }.map(\.key) == (0..<4).map { "card-\($0)" })

      let said = try await plan(world, exits: 0)
      #expect(said.contains("No changes."))
      #expect(said.contains("XQ2005"))
      #expect(said.contains("4 live links show something else than what was sent"))
      #expect(said.contains("card-0, card-1, card-2 and 1 more"))
      try await expectSettled(world)
    }
  }

  @Test func `an edit of one link forgets nothing of the others`() async throws {
    try await withCards("urls=rewritten") { world in
      try await world.apply()
      for path in ["new", "newer"] {
        let mark = await world.mark
        let file = "campaigns/small.yaml"
        let old = try world.folder.read(file).firstMatch(of: /example.com\/(plain|new)'/)?.1
        try world.folder.replace("/\(try #require(old))'", by: "/\(path)'", in: file)
        let run = try await world.apply()
        #expect(!run.output.contains("not-as-sent)"))
        #expect(await world.writes(since: mark).byKind == ["update": 1])
        _ = try await plan(world, exits: 0)
      }
    }
  }

  @Test func `a hand in the service or in the file is still a difference`() async throws {
    try await withCards("urls=rewritten") { world in
      try await world.apply()
      try await world.patch("card-1", #"{"url":"https://www.example.com/cards/1?z=1"}"#)
      #expect(try await plan(world, exits: 2).contains("1 to update"))
      try await world.apply("--disable-guards", "outside")
      #expect(try await world.link("card-1").destination.hasSuffix("?z=1&a=2"))
      _ = try await plan(world, exits: 0)

      try world.folder.replace("z=1&a=2", by: "z=1&a=3", in: "campaigns/small.yaml")
      #expect(try await plan(world, exits: 2).contains("4 to update"))
      try await world.apply()
      _ = try await plan(world, exits: 0)
    }
  }

  @Test func `labels in another case are neither sent again nor piled up`() async throws {
    try await withCards("label-case=lowered") { world in
      try await world.apply()
      _ = try await plan(world, exits: 0)
      for label in ["Rot", "Grün", "blau"] {
        try world.folder.replace("labels: [", by: "labels: [\(label), ", in: "campaigns/small.yaml")
        #expect(try await plan(world, exits: 2).contains("4 to update"))
        try await world.apply()
        _ = try await plan(world, exits: 0)
      }
      let labels = try await world.link("card-2").labels
      #expect(labels.sorted() == ["blau", "campaign-cards", "grün", "karte", "rot"])
      // Taken away by hand, it is asked for again.
      try await world.patch("card-2", #"{"labels":["campaign-cards","blau","rot"]}"#)
      #expect(try await plan(world, exits: 2).contains("1 to update"))
      try await world.apply("--disable-guards", "outside")
      #expect(Set(try await world.link("card-2").labels) == Set(labels))
      _ = try await plan(world, exits: 0)
    }
  }

  @Test func `a saved plan is applied beside links that are not as sent`() async throws {
    try await withCards("urls=rewritten") { world in
      try await world.apply()
      try world.folder.replace("com/plain", by: "com/new", in: "campaigns/small.yaml")
      #expect(try await world.run("plan", "--out", "saved.plan").status == 0)
      #expect(try await world.run("apply", "saved.plan").status == 0)
      _ = try await plan(world, exits: 0)
    }
  }

  @Test func `without its report, or with a damaged one, the next run only sends again`()
    async throws
  {
    try await withCards("urls=rewritten") { world in
      try await world.apply()
      let path = try #require(world.folder.files(below: "reports").last)
      let text = try world.folder.read(path)
      for damaged in [
        "", String(text.prefix(text.count / 2)), text.replacing("\"shown\"", with: "\"x\""),
      ] {
        try world.folder.write(damaged, to: path)
        #expect(try await plan(world, exits: 2).contains("4 to update"))
      }
      try world.folder.remove(path)
      try await world.apply()
      _ = try await plan(world, exits: 0)
    }
  }

  @Test func `--verify learns what a trimmed answer hid`() async throws {
    try await withCards("urls=rewritten", "created-fields=trimmed") { world in
      try await world.apply("--verify")
      _ = try await plan(world, exits: 0)
    }
  }
}
