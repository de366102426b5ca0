import Foundation
import Sandbox
import Testing

/// Plans, reports and journals of runs that together have every field that there is.
struct SavedFormats {
  private(set) var plans: [String] = []
  private(set) var reports: Set<String> = []
  private(set) var journals: [String] = []

  static func ofManyRuns() async throws -> SavedFormats {
    var saved = SavedFormats()
    try await saved.addLiving()
    try await saved.addRenamed()
    try await saved.addUncertain()
    try await saved.addKilled()
    try await saved.addMeddled()
    try await saved.addPlugins()
    return saved
  }

  /// Takes what runs left in a folder so far.
  private mutating func take(_ folder: Folder) throws {
    for path in folder.files(below: ".") {
      if path.hasSuffix(".plan") { plans.append(try folder.read(path)) }
      if path.hasSuffix(".jsonl") { journals.append(try folder.read(path)) }
      if path.contains("/reports/") { reports.insert(try folder.read(path)) }
    }
  }

  private static let living = """
    campaign: formats
    inputs:
      season: {type: string, default: summer}
    data:
      cards: {csv: cards.csv, key: id}
    on_remove: delete
    policy: [{id: no-mail, severity: advisory, check: '${{ link.id != "mail" }}'}]
    links:
      - id: card
        for_each: {card: '${{ data.cards }}'}
        key: card-${{ card.id }}
        url: https://www.example.com/${{ inputs.season }}/${{ card.path }}
        custom_slug: ${{ key }}
        enabled: ${{ card.state == "on" }}
        labels: [card]
      - id: mail
        url: https://www.example.com/mail
      - id: ruled
        url: https://www.example.com/ruled
        custom_slug: ruled
        expires_at: 2031-01-01T00:00:00Z
        routing_rules:
          - destination: https://m.example.com/
            priority: 1
            conditions: {countries: [DE], country_mode: exclude, device_types: [mobile],
              hours: {start: 20, end: 6}, percentage: 12.5, expires_at: 2030-01-01T00:00:00Z}
      - {id: lasting, url: 'https://www.example.com/lasting', custom_slug: lasting}
      - {id: passing, url: 'https://www.example.com/', custom_slug: passing,
         expires_at: 2031-01-01T00:00:00Z}

    """

  /// A campaign whose URLs are what a script makes of places.
  private mutating func addPlugins() async throws {
    let folder = try Folder.campaign(
      """
      campaign: places
      plugins: {house: {path: house.lua}}
      links:
        - id: place
          for_each: {place: [Bern, Zug]}
          let: {low: '${{ house.low(place) }}'}
          key: ${{ low }}
          url: https://www.example.com/${{ low }}
          custom_slug: place-${{ low }}

      """)
    try folder.write(
      """
      return {name = 'house', version = '1.0.0', protocol = 1,
              functions = {low = function(text) return text:lower() end}}

      """, to: "campaigns/house.lua")
    try await World.with(folder) { world in
      try #require(await world.run("plugin", "lock").status == 0)
      let plan = try await world.run("plan", "--out", "places.plan")
      #expect(plan.status == 0, "\(plan.everything)")
      try await world.apply("places.plan")
    }
    try take(folder)
  }

  /// A campaign that is made, and then changes in every way that there is.
  private mutating func addLiving() async throws {
    let folder = try Folder.campaign(Self.living)
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent(".git"), withIntermediateDirectories: false)
    try folder.write(String(repeating: "c0ffee00", count: 5), to: ".git/HEAD")
    try folder.write(
      "service: {workspace: Sandbox}\nsensitive_query: [token]\n", to: "campaigns/project.yaml")
    let cards = "campaigns/cards.csv"
    try folder.write(
      "id,path,state\n"
        + (10..<30).map { "\($0),cards/\($0),\($0 == 11 ? "off" : "on")\n" }.joined(),
      to: cards)
    var limits = SandboxLimits.business
    limits.burst = 200
    try await World.with(folder, SandboxConfiguration(limits: limits)) { world in
      let spring = ["--var", "season=spring"]
      let plan = { (arguments: [String]) in
        try await world.start(["plan", "--out"] + arguments + spring).end()
      }
      let first = try await plan([
        "first.plan", "--max-calls", "60", "--max-updates", "12", "--max-removals", "50%",
        "--disable-guards", "overlap",
      ])
      #expect(first.status == 0, "\(first.everything)")
      try await world.apply("first.plan")
      try take(folder)

      try folder.replace("11,cards/11,off", by: "11,cards/11,on", in: cards)
      try folder.replace("12,cards/12,", by: "12,moved,", in: cards)
      try folder.replace("cards/13,on", by: "cards/13,off", in: cards)
      try folder.replace("29,cards/29,on\n", by: "40,cards/40,on\n41,cards/41,on\n", in: cards)
      try await world.patch("card-14", #"{"labels":["campaign-formats"],"enabled":false}"#)
      try await world.patch("ruled", #"{"routing_rules":[]}"#)
      try await world.create("card-40", labels: [])
      try await world.create("card-41", labels: ["campaign-other"])
      let small = "campaigns/small.yaml"
      try folder.replace(
        "passing,\n     expires_at: 2031-01-01T00:00:00Z}", by: "passing}", in: small)
      try folder.replace(
        "custom_slug: lasting}", by: "custom_slug: lasting, expires_at: '2031-01-01T00:00:00Z'}",
        in: small)
      let handmade = ["--disable-guards", "outside,foreign"]
      #expect(try await plan(["kept.plan", "--rate", "off"] + handmade).status == 0)
      #expect(try await plan(["strict.plan", "--max-updates", "1"]).status == 5)
      let second = try await plan(
        ["second.plan", "--prune", "--adopt", "--max-removals", "2"] + handmade)
      #expect(second.status == 0, "\(second.everything)")
      try await world.apply("second.plan", exits: 4)
      try take(folder)

      #expect(
        try await plan([
          "partial.plan", "--target", "card-1*", "--exclude", "card-12", "--replace", "card-16",
          "--enable-guards", "uncommitted", "--disable-guards", "uncommitted",
        ]).status == 0)
      try await world.apply("partial.plan")
      try take(folder)

      try await world.patch("ruled", #"{"enabled":false}"#)
      try folder.replace("percentage: 12.5", by: "percentage: 20", in: small)
      let last = ["--prune", "--var", "season=spring"] + handmade
      #expect(try await world.start(["apply", "--auto-approve"] + last).end().status == 4)
      #expect(try await plan(["late.plan"] + handmade).status == 0)
      try take(folder)
    }
  }

  /// Codes that would all change.
  private mutating func addRenamed() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 3))) { world in
      try await world.apply()
      try world.folder.replace(
        "custom_slug: ${{ key }}", by: "custom_slug: x-${{ key }}", in: "campaigns/small.yaml")
      #expect(try await world.run("plan", "--out", "renamed.plan").status == 5)
      let report = try #require(world.folder.files(below: "reports").first)
      #expect(try await world.run("revert", report, "--out", "back.plan").status == 0)
      try take(world.folder)
    }
  }

  /// Calls that nobody knows the end of, and a run that waits for them.
  private mutating func addUncertain() async throws {
    let faults = FaultPlan([FaultRule(.reset(.before), on: .bulkCreate, .nth(2))])
    let folder = try Folder.campaign(ChosenCodeTests.yaml)
    try await World.with(folder, SandboxConfiguration(faults: faults)) { world in
      try await world.apply(exits: 4)
      try take(folder)
      let more = "\n  - {id: more, url: 'https://www.example.com/', custom_slug: one-more}\n"
      try folder.write(ChosenCodeTests.yaml + more, to: "campaigns/small.yaml")
      try await world.apply(exits: 4)
      try take(folder)
    }
  }

  /// A run that is killed in the middle of a call.
  private mutating func addKilled() async throws {
    let faults = FaultPlan([
      FaultRule(.hang(milliseconds: 60_000, .after), on: .bulkCreate, .nth(2))
    ])
    let folder = try Folder.campaign(SmallCampaign.yaml(links: 150))
    try await World.with(folder, SandboxConfiguration(faults: faults)) { world in
      let run = try world.start(["apply", "--auto-approve"])
      while try await world.links().count < 150 { try await Task.sleep(for: .milliseconds(5)) }
      run.send(SIGKILL)
      _ = await run.end()
      try take(folder)
      await world.sandbox.setFaults(.none)
      try await world.apply()
      try take(folder)
    }
  }

  /// A link that somebody changes while the run that makes it is under way.
  private mutating func addMeddled() async throws {
    let faults = FaultPlan([FaultRule(.hang(milliseconds: 2_000, .before), on: .bulkStatus)])
    let yaml = SmallCampaign.yaml(links: 2) + "    enabled: ${{ number == 0 }}\n"
    let folder = try Folder.campaign(yaml)
    try await World.with(folder, SandboxConfiguration(faults: faults)) { world in
      let run = try world.start(["apply", "--auto-approve", "--verify"])
      while try await world.links().count < 2 { try await Task.sleep(for: .milliseconds(5)) }
      try await world.patch("card-0000", #"{"url":"https://elsewhere.example/"}"#)
      #expect(await run.end().status == 0)
      try take(folder)
    }
  }
}
