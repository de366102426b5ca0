import Foundation
import Sandbox
import Testing

/// Exit codes, environment twins, and what stands on which stream.
@Suite struct ExitCodeTests {
  private static let small = SmallCampaign.yaml(links: 3)

  @Test(arguments: [
    ["plan", "--no-such-flag"], ["plan", "--max-updates", "many"], ["nonsense"],
    ["plan", "--sandbox-limits", "pro"], ["plan", "--sandbox", "--sandbox-limits", "tiny"],
    ["plan", "--var", "season"], ["plan", "--now", "tomorrow"], ["plan", "--max-calls", "0"],
    ["apply", "--disable-guards", "nothing"], ["show"], ["plan", "--rate", "-1"],
    ["plan", "--rate", "1e-30"], ["plan", "--rate", "nan"],
  ])
  func `wrong usage exits 64 and says what is wrong`(arguments: [String]) async throws {
    try await World.with(.campaign(Self.small)) { world in
      let run = try await world.start(arguments).end()
      #expect(run.status == 64)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("Error: ") && run.errors.contains("--help"))
      #expect(await world.calls().isEmpty)
    }
  }

  @Test(arguments: ["plan", "apply"])
  func `no key exits 3 and names both ways`(command: String) async throws {
    try await World.with(.campaign(Self.small)) { world in
      let run = try await world.run(command, environment: ["XQR_API_KEY": ""])
      #expect(run.status == 3)
      #expect(run.errors.contains("XQR_API_KEY") && run.errors.contains("--sandbox"))
      let file = try await world.run(command, "--api-key-file", "nowhere")
      #expect(file.status == 3)
      #expect(file.errors.contains("'nowhere'"))
      #expect(await world.calls().isEmpty)
    }
  }

  @Test(arguments: [SandboxKey.State.revoked, .expired])
  func `a key that is no longer good exits 3`(state: SandboxKey.State) async throws {
    let key = SandboxKey(World.key, state: state)
    try await World.with(.campaign(Self.small), SandboxConfiguration(keys: [key])) { world in
      #expect(try await world.run("plan").status == 3)
      let run = try await world.apply(exits: 3)
      #expect(run.errors.contains("_API_KEY"))
      #expect(await world.writes().isEmpty)
    }
  }

  @Test func `a key that may only read plans, and applies nothing`() async throws {
    let key = SandboxKey(World.key, scopes: ["links:read", "workspace:read"])
    try await World.with(.campaign(Self.small), SandboxConfiguration(keys: [key])) { world in
      #expect(try await world.run("plan").status == 0)
      let run = try await world.apply(exits: 3)
      #expect(run.everything.contains("scope"), "\(run.everything)")
      let report = try world.folder.report()
      #expect(report.addsUp && report.ended == "scope")
      #expect(try await world.links().isEmpty)
    }
  }

  @Test func `a key that may not see usage plans with the quota unknown`() async throws {
    let key = SandboxKey(World.key, scopes: ["links:read", "links:write"])
    try await World.with(.campaign(Self.small), SandboxConfiguration(keys: [key])) { world in
      let plan = try await world.run("plan")
      #expect(plan.status == 0 && plan.output.contains("quota unknown"))
      try await world.apply()
      try await expectSettled(world)
    }
  }

  @Test func `a key that may not list exits 3`() async throws {
    let key = SandboxKey(World.key, scopes: ["links:write", "workspace:read"])
    try await World.with(.campaign(Self.small), SandboxConfiguration(keys: [key])) { world in
      #expect(try await world.run("plan").status == 3)
      try await world.apply(exits: 3)
      #expect(await world.writes().isEmpty)
    }
  }

  @Test func `bad input exits 1 with file, line and column`() async throws {
    try await World.with(.campaign("campaign: cards\nlinks:\n  - id: a\n    urll: x\n")) { world in
      for command in ["validate", "render", "plan", "apply"] {
        let run = try await world.run(command)
        #expect(run.status == 1)
        #expect(run.errors.contains("campaigns/small.yaml:4:5"))
      }
      #expect(await world.calls().isEmpty)
    }
  }

  @Test func `an apply that nobody approves exits 1 and writes nothing`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      for arguments in [["apply"], ["apply", "--no-input"]] {
        let run = try await world.start(arguments).end()
        #expect(run.status == 1)
        #expect(run.errors.contains("'--auto-approve'"))
      }
      #expect(await world.writes().isEmpty)
      #expect(world.folder.files(below: "reports").isEmpty)
    }
  }

  @Test func `links of others are blocked, exit 4, and are left alone`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      try await world.create("card-0000", labels: ["campaign-other"])
      try await world.create("card-0001", labels: [])
      let foreign = ["--disable-guards", "foreign"]
      let plan = try await world.start(["plan"] + foreign).end()
      #expect(plan.status == 0, "blocked links alone leave a plan at 0")
      #expect(plan.output.contains("2 blocked"))
      try await world.apply("--disable-guards", "foreign", exits: 4)
      let report = try world.folder.report()
      #expect(report.addsUp)
      #expect(report.outcomes == ["created": 1, "blocked": 2])
      let reasons = report.lines.compactMap(\.reason).sorted()
      #expect(reasons == ["foreign-owner", "unmanaged"])
      let others = try await world.links().filter { $0.destination == "https://a.example/" }
      #expect(others.map(\.labels) == [["campaign-other"], []])
      // Nothing left to do, and still not as asked.
      try await world.apply("--disable-guards", "foreign", exits: 4)
      #expect(try await world.start(["plan"] + foreign).end().status == 0)
      #expect(try await world.start(["plan", "--detailed-exitcode"] + foreign).end().status == 2)
      let mark = await world.mark
      try await world.apply("--adopt", "--disable-guards", "foreign", exits: 4)
      #expect(await world.writes(since: mark).map(\.kind) == ["update"])
      #expect(try await world.link("card-0001").labels.contains("campaign-cards"))
    }
  }

  @Test func `environment twins are flags`() async throws {
    try await World.with(.grocery()) { world in
      let spring = ["XQR_CAMPAIGN_VAR_season": "2027-spring"]
      let rendered = try await world.run("render", "--format", "csv", environment: spring)
      #expect(rendered.output.contains("utm_campaign=2027-spring"))
      let typed = try await world.run(
        "render", "--format", "csv", "--var", "season=2028", environment: spring)
      #expect(typed.output.contains("utm_campaign=2028&"))
      #expect(!typed.output.contains("2027-spring"))
      try await world.apply()
      try world.folder.replace(
        "https://www.example.com\n\ninputs", by: "https://shop.example.com\n\ninputs",
        in: "campaigns/grocery/summer.yaml")
      #expect(try await world.run("plan").status == 5)
      let twin = ["XQR_CAMPAIGN_MAX_UPDATES": "100%", "XQR_CAMPAIGN_NO_COLOR": "1"]
      #expect(try await world.run("plan", environment: twin).status == 0)
      let both = try await world.run("plan", "--max-updates", "1", environment: twin)
      #expect(both.status == 5)
      let detailed = twin.merging(["XQR_CAMPAIGN_DETAILED_EXITCODE": "true"]) { $1 }
      #expect(try await world.run("plan", environment: detailed).status == 2)
      let wrong = try await world.run("plan", environment: ["XQR_CAMPAIGN_MAX_UPDATES": "x"])
      #expect(wrong.status == 64)
    }
  }

  @Test func `JSON stands alone on standard output`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      for arguments in [
        ["validate"], ["render"], ["plan"], ["apply", "--auto-approve"], ["plan"],
        ["apply", "--report", "always"],
      ] {
        let run = try await world.start(arguments + ["--json"]).end()
        #expect(run.status == 0)
        let data = Data(run.output.utf8)
        #expect(throws: Never.self, "\(arguments)") {
          try JSONSerialization.jsonObject(with: data)
        }
        let version = ["plan": "1.2", "apply": "1.3"][arguments[0]] ?? "1.0"
        #expect(run.output.contains("\"format_version\":\"\(version)\""), "\(arguments)")
      }
    }
  }

  @Test func `JSON goes into a file beside the human output`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      let plan = try await world.run("plan", "--json-into", "plan.json")
      #expect(plan.output.contains("Plan: 3 to create"))
      #expect(try world.folder.plan("plan.json").summary["create"] == 3)
      let applied = try await world.apply("--json-into", "report.json")
      #expect(applied.output.contains("3 links = 3 created"))
      let path = try #require(world.folder.files(below: "reports").first)
      #expect(try world.folder.read("report.json") == (try world.folder.read(path)))
      #expect(try world.folder.mode(of: path) == 0o600)
      let refused = try await world.run("plan", "--json-into", "no/such/folder")
      #expect(refused.status == 1)
      #expect(refused.errors.contains("'no/such/folder'"))
    }
  }

  @Test func `apply with JSON and nothing to do says so in JSON`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      try await world.apply()
      let again = try await world.apply("--json", "--json-into", "report.json")
      let report = try JSONDecoder().decode(SavedReport.self, from: Data(again.output.utf8))
      #expect(report.addsUp && report.outcomes == ["unchanged": 3])
      #expect(report.calls.made == ["usage": 1, "list": 1])
      #expect(try world.folder.read("report.json") == again.output)
      #expect(try world.folder.reports().count == 1)
    }
  }

  @Test func `JSON of several campaigns is refused, not run together`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      let other = Self.small.replacing("campaign: cards", with: "campaign: others")
        .replacing("key: card-", with: "key: other-")
      try world.folder.write(other, to: "campaigns/other.yaml")
      for arguments in [
        ["plan", "--json"], ["plan", "--json-into", "x.json"], ["plan", "--out", "x.plan"],
        ["apply", "--auto-approve", "--json"], ["render", "--json"],
        ["render", "--format", "json"],
      ] {
        let run = try await world.start(arguments).end()
        #expect(run.status == 64, "\(arguments)")
        #expect(run.output.isEmpty && run.errors.contains("name one"))
      }
      #expect(await world.calls().isEmpty)
      #expect(try await world.run("validate", "--json").status == 0)
      // In words both are applied, with one usage call.
      try await world.apply()
      #expect(await world.calls().byKind == ["usage": 1, "list": 2, "create": 2])
      #expect(try world.folder.reports().map(\.campaign) == ["cards", "others"])
      try await expectSettled(world)
    }
  }

  @Test func `no stream holds colours where nobody looks`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      for environment in [[:], ["NO_COLOR": "1"], ["TERM": "xterm-256color"]] {
        let run = try await world.run("plan", environment: environment)
        #expect(!run.everything.contains("\u{1B}"))
      }
    }
  }
}
