import Foundation
import Sandbox
import Testing

/// What files, flags and services can't make the tool do.
@Suite struct SecurityTests {
  private static let small = SmallCampaign.yaml(links: 3)

  @Test func `calls are told without the key, with bodies only where they are asked for`()
    async throws
  {
    let faults = FaultPlan([FaultRule(.html502(.before), on: .list, .nth(1))])
    try await World.with(.campaign(Self.small), SandboxConfiguration(faults: faults)) { world in
      let quiet = try await world.run("plan", "--log-level", "none")
      #expect(!quiet.everything.contains("debug:"))
      await world.sandbox.setFaults(faults)
      let debug = try await world.run("plan", "--log-level", "debug")
      #expect(debug.status == 0)
      #expect(debug.errors.contains("debug: GET /workspace/usage → 200 in "))
      #expect(debug.errors.contains("debug: GET /links?limit=200&offset=0 → 502 in "))
      #expect(debug.errors.contains("debug: list is sent again in "))
      #expect(debug.errors.contains(", try 2\n") && debug.errors.contains("(req_"))
      #expect(!debug.everything.contains("trace:"))
      let trace = try await world.run(
        "apply", "--auto-approve", environment: ["XQR_CAMPAIGN_LOG_LEVEL": "trace"])
      #expect(trace.errors.contains("debug: POST /links/bulk → 201 in "))
      #expect(
        trace.errors.contains(#"trace: > {"links":[{"url":"https://www.example.com/cards/0""#))
      #expect(trace.errors.contains(#"trace: < {"data":"#))
      #expect(!trace.everything.contains("Bearer") && !trace.everything.contains("xqr_pk_"))
      let longest = trace.errors.split(separator: "\n").map(\.count).max() ?? 0
      #expect(longest < 2_100)
    }
  }

  @Test func `an address without encryption needs its own flag, and the file is named`()
    async throws
  {
    let folder = try Folder.campaign(Self.small)
    try folder.write(
      "service:\n  base_url: http://xqr.invalid/api/v1\n", to: "campaigns/project.yaml")
    try await World.with(folder) { world in
      let refused = try await world.run("plan", environment: ["XQR_BASE_URL": ""])
      #expect(refused.status == 1)
      #expect(refused.errors.contains("XQ3004") && refused.errors.contains("'--allow-http'"))
      #expect(refused.errors.contains("from = campaigns/project.yaml:2"))
      let given = try await world.run("plan", environment: ["XQR_BASE_URL": "http://a.invalid"])
      #expect(given.errors.contains("from = XQR_BASE_URL"))
    }
  }

  @Test func `files that tell where links lead are for their owner alone`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      try await world.run(
        "plan", "--out", "a.plan", "--json-into", "a.json", "--save-snapshot", "a.snapshot")
      try await world.apply("a.plan", "--json-into", "b.json")
      let files =
        ["a.plan", "a.json", "b.json", "a.snapshot", ".xqr-campaign/journal/cards.jsonl"]
        + world.folder.files(below: "reports")
      for file in files { #expect(try world.folder.mode(of: file) == 0o600, "\(file)") }
      // A file that others may read doesn't stay so.
      try world.folder.write("{}", to: "c.plan")
      try await world.run("plan", "--out", "c.plan")
      #expect(try world.folder.mode(of: "c.plan") == 0o600)
    }
  }

  @Test func `nothing is written through a link that lies in the way of a temporary file`()
    async throws
  {
    try await World.with(.campaign(Self.small)) { world in
      try world.folder.write("precious", to: "precious")
      // The shell that is replaced by the tool knows the process id that the tool will have.
      let script = #"ln -s precious "a.plan.tmp-$$"; exec "$0" plan --out a.plan"#
      let run = try RunningTool(
        ["-c", script, Tool.path], of: "/bin/sh", in: world.folder.url,
        environment: world.environment)
      #expect(await run.end().status == 0)
      #expect(try world.folder.read("precious") == "precious")
      #expect(try world.folder.plan("a.plan").summary["create"] == 3)
    }
  }

  @Test(arguments: ["../../escape", "/tmp/escape", "a/../../b", "..", "A", ""])
  func `no plan and no report names a campaign that is a path`(id: String) async throws {
    try await World.with(.campaign(Self.small)) { world in
      try await world.run("plan", "--out", "a.plan")
      try await world.apply("a.plan")
      let report = try #require(world.folder.files(below: "reports").last)
      let text = try world.folder.read(report)
      try world.folder.write(
        text.replacingOccurrences(of: #""campaign":"cards""#, with: "\"campaign\":\"\(id)\""),
        to: "odd.json")
      for command in ["show", "revert"] {
        let run = try await world.run(command, "odd.json")
        #expect(run.status == 1 && run.errors.contains("'campaign'"), "\(run.everything)")
      }
      let yaml = Self.small.replacingOccurrences(of: "campaign: cards", with: "campaign: '\(id)'")
      try world.folder.write(yaml, to: "campaigns/small.yaml")
      #expect(try await world.run("apply", "--auto-approve").status == 1)
      #expect(!FileManager.default.fileExists(atPath: "/tmp/escape"))
    }
  }

  @Test func `names on the command line move no cursor and command no runner`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      let evil = "\u{1B}]0;owned\u{7}\u{9B}2J\n::add-mask::cards\n##[stop]"
      let github = ["GITHUB_ACTIONS": "true"]
      for arguments in [
        ["retire", evil], ["show", evil], ["validate", evil], ["revert", evil], ["plan", evil],
        ["explain", evil], ["plan", "--out", evil + "/x"], ["plan", "--var", "a=" + evil],
        ["console", "--campaign", "campaigns/small.yaml", "--at", evil, "1"], [evil],
        ["plan", "--api-key-file", evil],
      ] {
        let run = try await world.start(arguments, environment: github).end()
        let text = run.everything
        #expect(run.status != 0, "\(arguments[0])")
        #expect(!text.contains("\u{1B}") && !text.contains("\u{9B}"), "\(arguments[0]): \(text)")
        #expect(!text.contains("##["), "\(arguments[0]): \(text)")
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(!lines.contains { $0.hasPrefix("::") }, "\(arguments[0]): \(text)")
      }
    }
  }

  @Test func `a device isn't read without an end, nor called by half its name`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      let endless = try await world.run("show", "/dev/zero")
      #expect(endless.status == 1)
      #expect(endless.errors.contains("'/dev/zero' can't be read: file too large"))
      let null = try await world.run("validate", "/dev/null")
      #expect(null.status == 1)
      #expect(null.everything.contains("'/dev/null'") && null.output == "/dev/null: 1 error\n")
    }
  }
}
