import Sandbox
import Testing

/// Entries with all that the language has for them, against a service.
@Suite struct EntryTests {
  private static let yaml = """
    campaign: pack
    lifecycle: {ends: 2031-12-31T00:00:00Z, after_end: https://www.example.com/over}
    data:
      skus: {csv: skus.csv, key: sku}
      not_sold: {csv: not_sold.csv}
    links:
      - id: box
        for_each: {sku: '${{ data.skus }}', market: [no, se], pack: [1, 6]}
        exclude: ${{ data.not_sold }}
        include: [{sku: a1, market: dk, pack: 6}]
        set: [{match: {market: se}, labels: [sverige], url: 'https://www.example.com/se'}]
        key: ${{ sku.sku }}-${{ market }}-${{ pack }}
        custom_slug: ${{ key }}
        url: https://www.example.com/${{ row('skus', sku.sku).line }}
        enabled: ${{ sku.line != "rye" }}
        labels: [box]

    """

  private func withPack(_ body: (World) async throws -> Void) async throws {
    let folder = try Folder.campaign(Self.yaml)
    try folder.write("sku,line\na1,oat\nb1,rye\n", to: "campaigns/skus.csv")
    try folder.write("sku,market,pack\na1,no,6\nb1,se,1\n", to: "campaigns/not_sold.csv")
    try await World.with(folder) { world in
      let plan = try await world.run("plan")
      #expect(plan.output.contains("created, then paused"), "\(plan.everything)")
      try await world.apply()
      try await body(world)
    }
  }

  /// The plan of the campaign as it is now finds nothing to do.
  private func expectSettled(_ world: World) async throws {
    let run = try await world.run("plan", "--detailed-exitcode")
    #expect(run.status == 0, "\(run.everything)")
  }

  @Test func `come to life, the paused ones with one bulk status`() async throws {
    try await withPack { world in
      #expect(
        try await world.links().map(\.shortCode).sorted() == [
          "a1-dk-6", "a1-no-1", "a1-se-1", "a1-se-6", "b1-no-1", "b1-no-6", "b1-se-6",
        ])
      #expect(await world.writes().byKind == ["create": 1, "status": 1])
      let report = try world.folder.report()
      #expect(report.calls.planned == report.calls.made)
      let link = try await world.link("b1-se-6")
      #expect(!link.enabled && link.destination == "https://www.example.com/se")
      #expect(Set(link.labels) == ["campaign-pack", "box", "sverige"])
      #expect(try await world.link("a1-dk-6").destination == "https://www.example.com/oat")
      try await expectSettled(world)
    }
  }

  @Test func `end in a retired campaign, and go on from there`() async throws {
    try await withPack { world in
      let due = try await world.run("plan", "--now", "2032-01-01T00:00:00Z")
      #expect(due.everything.contains("XQ2007"), "\(due.everything)")
      try world.folder.replace(
        "lifecycle: {", by: "lifecycle: {state: retired, ", in: "campaigns/small.yaml")
      try await world.apply("--max-updates", "100%")
      #expect(
        Set(try await world.links().map(\.destination)) == ["https://www.example.com/over"])
      try await expectSettled(world)
      try world.folder.replace("state: retired", by: "state: paused", in: "campaigns/small.yaml")
      try await world.apply("--max-updates", "100%", "--max-removals", "100%")
      #expect(try await world.links().allSatisfy { !$0.enabled })
      #expect(try await world.link("a1-no-1").destination == "https://www.example.com/oat")
      try await expectSettled(world)
    }
  }

  @Test func `lose the labels that are named, by a saved plan too`() async throws {
    try await withPack { world in
      try await world.patch("a1-no-1", #"{"labels":["mine","box","campaign-pack"]}"#)
      try world.folder.replace("labels: [box]", by: "labels: [carton]", in: "campaigns/small.yaml")
      try world.folder.replace(
        "links:", by: "remove_labels: [box]\nlinks:", in: "campaigns/small.yaml")
      let plan = try await world.run(
        "plan", "--verbose", "--max-updates", "100%", "--out", "p.json")
      #expect(plan.output.contains("- box, + carton"), "\(plan.everything)")
      #expect(try await world.start(["apply", "p.json"]).end().status == 0)
      #expect(
        try await world.link("a1-no-1").labels == ["mine", "campaign-pack", "carton"])
      try await expectSettled(world)
      try world.folder.replace("{ends:", by: "{labels: exact, ends:", in: "campaigns/small.yaml")
      try await world.apply()
      #expect(Set(try await world.link("a1-no-1").labels) == ["campaign-pack", "carton"])
      try await expectSettled(world)
    }
  }

  @Test func `leave alone what a lifecycle ignores`() async throws {
    try await withPack { world in
      try world.folder.replace(
        "{ends:", by: "{ignore: [enabled, url], ends:", in: "campaigns/small.yaml")
      try await world.patch("a1-no-1", #"{"enabled":false,"url":"https://elsewhere.example/"}"#)
      let mark = await world.mark
      try await world.apply()
      #expect(await world.writes(since: mark).isEmpty)
    }
  }

  @Test func `keep a condition that this version doesn't know`() async throws {
    try await withPack { world in
      let rules =
        #"[{"destination":"https://m.example/","priority":1,"conditions":{"weekday":["MO"]}}]"#
      try await world.patch("a1-no-1", "{\"routing_rules\":\(rules)}")
      let mark = await world.mark
      let run = try await world.apply(exits: 4)
      #expect(run.everything.contains("has a condition that this version doesn't know"))
      #expect(await world.writes(since: mark).isEmpty)
      try world.folder.replace(
        "    labels: [box]",
        by: """
              labels: [box]
              routing_rules: [{destination: 'https://m.example/', priority: 1}]
          """, in: "campaigns/small.yaml")
      try await world.apply("--max-updates", "100%")
      let note = try await world.run("plan")
      #expect(note.everything.contains("XQ2006"), "\(note.everything)")
      #expect(await world.writes(since: mark).byKind == ["update": 6])
    }
  }
}
