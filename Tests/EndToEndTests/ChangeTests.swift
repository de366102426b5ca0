import Sandbox
import Testing

/// A campaign that lives, and changes a little.
@Suite struct ChangeTests {
  private static let yaml = """
    campaign: cards
    data:
      cards: {csv: cards.csv, key: id}
    links:
      - id: card
        for_each: {card: '${{ data.cards }}'}
        key: card-${{ card.id }}
        url: https://www.example.com/${{ card.path }}
        custom_slug: ${{ key }}
        enabled: ${{ card.state == "on" }}
        labels: [card]

    """

  private func withCards(_ body: (World) async throws -> Void) async throws {
    let folder = try Folder.campaign(Self.yaml)
    let rows = (10..<40).map { "\($0),cards/\($0),on\n" }.joined()
    try folder.write("id,path,state\n" + rows, to: "campaigns/cards.csv")
    try await World.with(folder) { world in
      try await world.apply()
      try await body(world)
    }
  }

  /// Changes the data, applies, and holds the calls beside usage and list.
  private func change(
    _ old: String, to new: String, in world: World, costs calls: [String: Int],
    _ outcomes: [String: Int]
  ) async throws {
    try world.folder.replace(old, by: new, in: "campaigns/cards.csv")
    let mark = await world.mark
    try await world.apply()
    let made = ["usage": 1, "list": 1].merging(calls) { $1 }
    #expect(await world.calls(since: mark).byKind == made)
    let report = try #require(try world.folder.reports().last { $0.outcomes == outcomes })
    #expect(report.addsUp)
    #expect(report.calls.planned == made && report.calls.made == made)
    try await expectSettled(world)
  }

  @Test func `one changed path is one PATCH`() async throws {
    try await withCards { world in
      try await change(
        "12,cards/12,", to: "12,new place/12,", in: world, costs: ["update": 1],
        ["updated": 1, "unchanged": 29])
      #expect(
        try await world.link("card-12").destination == "https://www.example.com/new%20place/12")
    }
  }

  @Test func `links are paused and resumed in bulk`() async throws {
    try await withCards { world in
      try await change(
        "cards/13,on", to: "cards/13,off", in: world, costs: ["status": 1],
        ["paused": 1, "unchanged": 29])
      #expect(try await world.links().filter { !$0.enabled }.map(\.shortCode) == ["card-13"])
      try await change(
        "cards/13,off", to: "cards/13,on", in: world, costs: ["status": 1],
        ["resumed": 1, "unchanged": 29])
      #expect(try await world.links().allSatisfy { $0.enabled })
    }
  }

  @Test func `a new link that is off is made and paused in one run`() async throws {
    try await withCards { world in
      try await change(
        "39,cards/39,on\n", to: "39,cards/39,on\n40,cards/40,off\n", in: world,
        costs: ["create": 1, "status": 1], ["created": 1, "unchanged": 30])
      #expect(try await world.link("card-40").enabled == false)
    }
  }

  @Test func `a label added by hand is kept and costs nothing`() async throws {
    try await withCards { world in
      let labels = try await world.link("card-14").labels
      let all = (labels + ["by-hand"]).map { "\"\($0)\"" }.joined(separator: ",")
      try await world.patch("card-14", #"{"labels":[\#(all)]}"#)
      let mark = await world.mark
      let plan = try await world.run("plan", "--detailed-exitcode")
      #expect(plan.status == 0)
      try await expectSettled(world)
      #expect(await world.writes(since: mark).isEmpty)
      try await change(
        "14,cards/14,", to: "14,fourteen,", in: world, costs: ["update": 1],
        ["updated": 1, "unchanged": 29])
      #expect(try await world.link("card-14").labels.contains("by-hand"))
    }
  }

  @Test func `a row's new place in the file changes nothing`() async throws {
    try await withCards { world in
      let lines = try world.folder.read("campaigns/cards.csv").split(separator: "\n")
      let turned = [lines[0]] + lines.dropFirst().reversed()
      try world.folder.write(turned.joined(separator: "\n"), to: "campaigns/cards.csv")
      #expect(try await world.run("plan", "--detailed-exitcode").status == 0)
      try await expectSettled(world)
    }
  }

  @Test func `a plan of every kind of change sends nothing but GET`() async throws {
    try await withCards { world in
      try world.folder.replace("12,cards/12,", by: "12,new,", in: "campaigns/cards.csv")
      try world.folder.replace("cards/13,on", by: "cards/13,off", in: "campaigns/cards.csv")
      try world.folder.replace("14,cards/14,", by: "94,cards/94,", in: "campaigns/cards.csv")
      try await world.patch("card-15", #"{"enabled":false}"#)
      let mark = await world.mark
      let plan = try await world.run(
        "plan", "--out", "cards.plan", "--detailed-exitcode", "--disable-guards", "outside")
      #expect(plan.status == 2)
      #expect(await world.calls(since: mark).byKind == ["usage": 1, "list": 1])
      let saved = try world.folder.plan("cards.plan")
      let kinds = ["create": 1, "update": 1, "pause": 2, "resume": 1, "unchanged": 26]
      #expect(saved.summary.filter { $0.value > 0 } == kinds)
      #expect(saved.cost["total"] == 2 + 1 + 1 + 1 + 1)
      try await world.apply("--disable-guards", "outside")
      #expect(await world.writes(since: mark).byKind == ["create": 1, "update": 1, "status": 2])
      try await expectSettled(world)
    }
  }

  @Test func `what was changed by hand is put back once somebody said so`() async throws {
    try await withCards { world in
      try await world.patch("card-15", #"{"url":"https://elsewhere.example/","enabled":false}"#)
      let mark = await world.mark
      try await world.apply("--disable-guards", "outside")
      #expect(await world.writes(since: mark).map(\.kind) == ["update"])
      let link = try await world.link("card-15")
      #expect(link.enabled && link.destination == "https://www.example.com/cards/15")
      try await expectSettled(world)
    }
  }

  @Test func `links go only where the file says delete and the flag says prune`() async throws {
    try await withCards { world in
      try world.folder.replace(
        "links:", by: "on_remove: delete\nlinks:", in: "campaigns/small.yaml")
      try world.folder.removeRows(in: "campaigns/cards.csv", count: 3)
      let mark = await world.mark
      let kept = try await world.apply()
      #expect(kept.output.contains("3 kept"))
      #expect(await world.writes(since: mark).isEmpty)
      // A lost answer to a delete is asked for again, and a link that is gone is gone.
      await world.sandbox.setFaults(FaultPlan([FaultRule(.reset(.after), on: .delete, .nth(2))]))
      try await world.apply("--prune")
      #expect(await world.writes(since: mark).byKind == ["delete": 4])
      let report = try world.folder.report()
      #expect(report.addsUp && report.outcomes == ["deleted": 3, "unchanged": 27])
      #expect(try await world.links().count == 27)
      try await expectSettled(world)
    }
  }

  @Test func `rules and expiry come back as they were sent`() async throws {
    let yaml = """
      campaign: ruled
      data:
        cards: {csv: cards.csv, key: id}
      links:
        - id: card
          for_each: {card: '${{ data.cards }}'}
          key: card-${{ card.id }}
          url: https://www.Example.com:443/${{ card.path }}
          custom_slug: ${{ key }}
          expires_at: 2031-01-01T00:00:00+02:00
          routing_rules:
            - {destination: 'https://m.example.com/${{ card.id }}', priority: 2,
               conditions: {device_types: [tablet, mobile]}}
            - {destination: 'https://de.example.com/', priority: 1,
               conditions: {countries: [DE, AT], hours: {start: 20, end: 6}, percentage: 12.5}}

      """
    let folder = try Folder.campaign(yaml)
    try folder.write(
      "id,path\n" + (10..<15).map { "\($0),p\n" }.joined(), to: "campaigns/cards.csv")
    try await World.with(folder) { world in
      try await world.apply("--verify")
      #expect(try await world.link("card-10").expiresAt == "2030-12-31T22:00:00Z")
      try await expectSettled(world)
      // The same rules, told otherwise.
      try folder.replace("[tablet, mobile]", by: "[mobile, tablet]", in: "campaigns/small.yaml")
      try folder.replace("[DE, AT]", by: "[AT, DE]", in: "campaigns/small.yaml")
      try folder.replace(
        "2031-01-01T00:00:00+02:00", by: "2030-12-31T22:00:00Z", in: "campaigns/small.yaml")
      try await expectSettled(world)
      try folder.replace("start: 20", by: "start: 21", in: "campaigns/small.yaml")
      let mark = await world.mark
      try await world.apply("--verify")
      #expect(await world.writes(since: mark).byKind == ["update": 5])
      try await expectSettled(world)
      // The service can't move an expiry: the links are blocked, and left alone.
      try folder.replace("2030-12-31", by: "2030-12-30", in: "campaigns/small.yaml")
      let last = await world.mark
      try await world.apply(exits: 4)
      #expect(await world.writes(since: last).isEmpty)
    }
  }

  /// Calls that change what lives, and what may happen to them.
  static let faults: [Fault] = [
    .reset(.before), .reset(.after), .status500(.before), .status500(.after), .html502(.after),
    .truncate, .burst429,
  ]

  @Test(arguments: faults)
  func `a fault at a PATCH or a bulk status leaves nothing undone`(fault: Fault) async throws {
    try await withCards { world in
      await world.sandbox.setFaults(
        FaultPlan([FaultRule(fault, on: .patch), FaultRule(fault, on: .bulkStatus)]))
      try world.folder.replace("12,cards/12,", by: "12,new,", in: "campaigns/cards.csv")
      try world.folder.replace("cards/13,on", by: "cards/13,off", in: "campaigns/cards.csv")
      try await world.apply()
      let report = try world.folder.report()
      #expect(report.addsUp)
      #expect(report.outcomes == ["updated": 1, "paused": 1, "unchanged": 28])
      #expect(try await world.link("card-12").destination == "https://www.example.com/new")
      #expect(try await world.link("card-13").enabled == false)
      try await expectSettled(world)
    }
  }
}
