import Sandbox
import Testing

/// Campaigns beside each other in one workspace, and people with hands.
@Suite struct IsolationTests {
  private static func yaml(_ campaign: String, _ edit: Edit = Edit()) -> String {
    """
    campaign: \(campaign)
    on_remove: \(edit.onRemove)
    links:
      - id: given
        for_each: {number: '${{ range(\(edit.links)) }}'}
        key: \(campaign)-${{ number }}
        custom_slug: ${{ key }}
        url: https://www.example.com/\(edit.path)/${{ number }}
        labels: [shared, \(edit.label)]
        enabled: ${{ number % \(edit.stride) != 1 }}
      - {id: chosen, url: 'https://www.example.com/\(edit.path)', labels: [shared]}

    """
  }

  /// What a random edit leaves in a file.
  private struct Edit {
    var links = 12
    var path = "start"
    var label = "first"
    var stride = 20
    var onRemove = "pause"

    init() {}

    init(using dice: inout some RandomNumberGenerator) {
      links = Int.random(in: 8...16, using: &dice)
      path = ["a", "b", "c"].randomElement(using: &dice) ?? "a"
      label = ["x", "y", "z"].randomElement(using: &dice) ?? "x"
      stride = Int.random(in: 2...20, using: &dice)
      onRemove = ["pause", "keep", "delete"].randomElement(using: &dice) ?? "keep"
    }
  }

  /// Numbers that are the same in every run.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private func links(of campaign: String, in world: World) async throws -> [SandboxLink] {
    try await world.links().filter { $0.labels.contains("campaign-\(campaign)") }
  }

  @Test(arguments: UInt64(1)...3)
  func `an edited campaign leaves the links of another one byte for byte`(
    seed: UInt64
  ) async throws {
    // One id begins like the other, and both have a label in common.
    let ids = ["card", "card-two"]
    let folder = try Folder()
    for id in ids { try folder.write(Self.yaml(id), to: "campaigns/\(id).yaml") }
    try await World.with(folder) { world in
      try await world.apply()
      try await world.create("stranger", labels: ["shared"])
      var dice = Dice(state: seed)
      for round in 0..<6 {
        let (mine, other) = (ids[round % 2], ids[(round + 1) % 2])
        let edit = Edit(using: &dice)
        try world.folder.write(Self.yaml(mine, edit), to: "campaigns/\(mine).yaml")
        let before = try await links(of: other, in: world)
        #expect(before.count >= 9)
        let scan = ["workspace", "campaign"][Int.random(in: 0...1, using: &dice)]
        try await world.apply(
          "campaigns/\(mine).yaml", "--disable-guards", "updates,removals", "--prune", "--scan",
          scan)
        #expect(try await links(of: other, in: world) == before)
        #expect(try await world.link("stranger").labels == ["shared"])
      }
      // Both files together ask for nothing more.
      let plan = try await world.run("plan", "--detailed-exitcode", "--prune")
      #expect(plan.status == 0, "\(plan.everything)")
    }
  }

  @Test func `a slug of another campaign is blocked and stays as it is`() async throws {
    let folder = try Folder()
    for id in ["card", "card-two"] {
      let yaml = Self.yaml(id).replacing("key: \(id)-", with: "key: same-")
      try folder.write(yaml, to: "campaigns/\(id).yaml")
    }
    try await World.with(folder) { world in
      try await world.apply("campaigns/card.yaml")
      let before = try await links(of: "card", in: world)
      for scan in ["workspace", "campaign"] {
        try await world.apply(
          "campaigns/card-two.yaml", "--scan", scan, "--disable-guards", "foreign", exits: 4)
        #expect(try await links(of: "card", in: world) == before)
      }
      #expect(try await links(of: "card-two", in: world).count == 1)
    }
  }

  @Test func `two files with one id are refused, whichever is named`() async throws {
    let folder = try Folder()
    try folder.write(Self.yaml("card"), to: "campaigns/a.yaml")
    try folder.write(Self.yaml("card"), to: "campaigns/b.yaml")
    try await World.with(folder) { world in
      for named in [[], ["campaigns/a.yaml"], ["campaigns/b.yaml"]] {
        for command in [["plan"], ["apply", "--auto-approve"], ["validate"]] {
          let run = try await world.start(command + named).end()
          #expect(run.status == 1, "\(command) \(named): \(run.everything)")
          #expect(run.errors.contains("XQ1010"))
          #expect(run.errors.contains("'campaigns/a.yaml'"))
          #expect(run.errors.contains("'campaigns/b.yaml'"))
        }
      }
      #expect(await world.calls().isEmpty)
    }
  }

  @Test func `labels that people added are kept by every PATCH and counted`() async throws {
    try await World.with(.campaign(Self.yaml("card"))) { world in
      try await world.apply()
      for slug in ["card-2", "card-3"] {
        try await world.patch(slug, #"{"labels":["by-hand","campaign-card","Ünder us"]}"#)
      }
      for edit in ["first", "second", "third"] {
        if edit != "first" {
          try world.folder.replace("shared, ", by: "shared, \(edit), ", in: "campaigns/small.yaml")
        }
        let said = try await world.run("plan").output
        #expect(said.contains("2 live links carry labels that the file doesn't ask for"))
        try await world.apply("--max-updates", "100%", "--disable-guards", "outside")
        for slug in ["card-2", "card-3"] {
          let labels = try await world.link(slug).labels
          #expect(labels.starts(with: ["by-hand", "campaign-card", "Ünder us"]))
          #expect(labels.contains(edit) && Set(labels).count == labels.count)
        }
      }
      #expect(try await world.run("plan", "--detailed-exitcode").status == 0)
    }
  }
}
