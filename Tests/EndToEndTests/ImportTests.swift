import DocumentationPages
import Sandbox
import Testing

/// Links that exist become a campaign.
@Suite struct ImportTests {
  private func withLinks(_ body: (World) async throws -> Void) async throws {
    try await World.with(try Folder()) { world in
      for number in 1...3 {
        try await world.create(
          "po-\(number)", labels: ["poster", "a \\\"quoted\\\" one"],
          to: "https://www.example.com/p/\(number)?utm_source=x&b=%C3%A4,c")
      }
      let expiring =
        #"{"url":"https://www.example.com/e","custom_slug":"ends","expires_at":"2031-01-01T00:00:00Z"}"#
      #expect(try await world.send("POST", "/links", expiring) == 201)
      try await world.create("home", labels: [], to: "https://www.example.com")
      try await world.create("theirs", labels: ["poster", "campaign-theirs"])
      try await world.create("Upper", labels: ["poster"])
      try await world.patch("po-2", #"{"enabled":false}"#)
      try await world.patch(
        "po-3",
        """
        {"routing_rules":[{"destination":"https://m.example.com/","priority":1,
        "conditions":{"device_types":["mobile"],"hours":{"start":20,"end":6},"percentage":12.5}}]}
        """)
      try await body(world)
    }
  }

  /// Plans, takes over, and holds what lives against what lived.
  private func expectTakenOver(
    _ world: World, campaign: String, links count: Int
  ) async throws {
    let before = try await world.links()
    let file = "campaigns/\(campaign).yaml"
    #expect(try await world.run("validate", file).status == 0)
    let plan = try await world.run("plan", file, "--adopt", "--out", "adopt.plan")
    #expect(plan.status == 0, "\(plan.everything)")
    let summary = try world.folder.plan("adopt.plan").summary.filter { $0.value > 0 }
    #expect(summary == ["adopt": count])
    try await world.apply("adopt.plan")
    for link in before {
      let now = try await world.link(link.shortCode)
      #expect(now.destination == link.destination && now.enabled == link.enabled)
      #expect(now.labels.filter { $0 != "campaign-\(campaign)" } == link.labels)
    }
    #expect(try await world.run("plan", file, "--detailed-exitcode").status == 0)
  }

  @Test func `everything that no campaign has is written down as it lives`() async throws {
    try await withLinks { world in
      let mark = await world.mark
      let run = try await world.run("import", "old")
      #expect(run.status == 0, "\(run.everything)")
      #expect(await world.calls(since: mark).byKind == ["list": 1])
      #expect(run.output.contains("Wrote campaigns/old.yaml and campaigns/old.csv: 5 links."))
      #expect(run.output.contains("Left out: 1 of campaigns, 1 with a code that isn't lower-case."))
      #expect(run.output.contains("plan campaigns/old.yaml --adopt"))
      #expect(!run.output.contains("can't be taken over"))
      try await expectTakenOver(world, campaign: "old", links: 5)
    }
  }

  @Test func `a label or a pattern says which`() async throws {
    try await withLinks { world in
      let labelled = try await world.run("import", "posters", "--label", "poster", "--slug", "*-?")
      #expect(labelled.status == 0, "\(labelled.everything)")
      #expect(labelled.output.contains(": 3 links."))
      let one = try await world.run("import", "one", "--slug", "h*m*")
      #expect(one.output.contains(": 1 link."))
      #expect(
        try world.folder.read("campaigns/one.csv") == """
          slug,url,labels,enabled
          home,https://www.example.com,,true

          """)
      try await expectTakenOver(world, campaign: "posters", links: 3)
      try await expectTakenOver(world, campaign: "one", links: 1)
    }
  }

  @Test func `nothing that exists is overwritten, and nothing is written for nothing`() async throws
  {
    try await withLinks { world in
      let none = try await world.run("import", "old", "--slug", "x*")
      #expect(none.status == 1 && none.errors.contains("no link can be imported, of 7 that live"))
      #expect(world.folder.files(below: "campaigns").isEmpty)
      #expect(try await world.run("import", "Not An Id").status == 64)
      try world.folder.write("campaign: old\n", to: "campaigns/other.yaml")
      let taken = try await world.run("import", "old")
      #expect(taken.status == 1)
      #expect(taken.errors.contains("'campaigns/other.yaml' has the campaign id 'old' already"))
      try world.folder.remove("campaigns/other.yaml")
      try world.folder.write("mine\n", to: "campaigns/old.csv")
      #expect(try await world.run("import", "old").errors.contains("'campaigns/old.csv' exists"))
      #expect(try world.folder.read("campaigns/old.csv") == "mine\n")
    }
  }

  @Test func `the page shows what is written`() async throws {
    try await World.with(try Folder()) { world in
      let expiring =
        #"{"url":"https://www.example.com/e","custom_slug":"ends","labels":["poster","spring"],"#
        + #""expires_at":"2031-01-01T00:00:00Z"}"#
      #expect(try await world.send("POST", "/links", expiring) == 201)
      try await world.create("home", labels: [], to: "https://www.example.com")
      try await world.create("phone", labels: ["poster"], to: "https://www.example.com/p")
      try await world.patch(
        "phone",
        """
        {"enabled":false,"routing_rules":[{"destination":"https://m.example.com/","priority":1,
        "conditions":{"device_types":["mobile"]}}]}
        """)
      #expect(try await world.run("import", "old").status == 0)
      let blocks = try Page("Import").blocks
      for (language, path) in [("yaml", "campaigns/old.yaml"), ("csv", "campaigns/old.csv")] {
        let example = try #require(blocks.first { $0.language == language })
        #expect(try world.folder.read(path) == example.lines.joined(separator: "\n") + "\n")
      }
      let columns = try Page("Import").tables("column", "when", "meaning").flatMap(\.rows)
      let header = try world.folder.read("campaigns/old.csv").prefix { $0 != "\n" }
      #expect(columns.map(\.[0].code) == header.split(separator: ",").map(String.init))
    }
  }

  @Test func `an incomplete listing is said`() async throws {
    try await withLinks { world in
      await world.sandbox.setFaults(
        FaultPlan([FaultRule(.movingList, on: .list, .every(1))]))
      let run = try await world.run("import", "old")
      #expect(run.status == 4, "\(run.everything)")
      #expect(run.errors.contains("the pages of the listing don't agree"))
    }
  }
}
