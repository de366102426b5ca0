import Foundation
import Sandbox
import Testing

/// Files of strangers: no programs, no network, no secrets, and the rules of whoever runs the tool.
@Suite struct UntrustedTests {
  private let small = "campaigns/small.yaml"

  @Test(arguments: [["--untrusted"], []])
  func `no service is asked and no key is read, by flag or environment`(flags: [String])
    async throws
  {
    try await World.with(.campaign(SmallCampaign.yaml(links: 3))) { world in
      let environment = flags.isEmpty ? ["XQR_UNTRUSTED": "1"] : [:]
      func run(_ arguments: String...) async throws -> Tool.Run {
        try await world.start(arguments + flags, environment: environment).end()
      }
      try await world.run("plan", "--save-snapshot", "live.json")
      let mark = await world.mark
      for command in ["plan", "apply", "status", "freeze"] {
        let refused = try await run(command)
        #expect(refused.status == 3 && refused.errors.contains("XQ5022"), "\(refused.everything)")
      }
      let file = try await run("plan", "--api-key-file", "/nowhere")
      #expect(file.errors.contains("XQ5022") && !file.errors.contains("/nowhere"))
      #expect(try await run("plan", "--sandbox").status == 3)
      #expect(try await run("import", "--label", "x").status != 0)
      #expect(try await run("validate").status == 0)
      #expect(try await run("render").output.contains("card-0002"))
      let offline = try await run("plan", "--offline", "live.json")
      #expect(offline.status == 0, "\(offline.everything)")
      #expect(await world.calls(since: mark).isEmpty)
      #expect(!FileManager.default.fileExists(atPath: world.folder.url.path + "/.xqr-campaign"))
    }
  }

  @Test func `files see nothing of the environment`() async throws {
    let folder = try Folder.campaign("env: [TOKEN]\n" + SmallCampaign.yaml(links: 3))
    let run = try await Tool.start(
      ["validate", "--untrusted"], in: folder.url, environment: ["TOKEN": "TheSecret"]
    ).end()
    #expect(run.status == 1 && run.errors.contains("XQ1009"))
    #expect(!run.everything.contains("TheSecret"))
    let trusted = try await Tool.start(
      ["validate"], in: folder.url, environment: ["TOKEN": "x", "XQR_UNTRUSTED": "0"]
    ).end()
    #expect(trusted.status == 0)
  }

  @Test func `data that a link leads out to is refused`() async throws {
    let outside = try Folder()
    try outside.write("id\nsecret\n", to: "rows.csv")
    let folder = try Folder.campaign(SmallCampaign.withData("rows.csv"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.path + "/campaigns/rows.csv",
      withDestinationPath: outside.url.path + "/rows.csv")
    let run = try await Tool.start(
      ["render", "--untrusted"], in: folder.url, environment: [:]
    ).end()
    #expect(run.status == 1 && !run.everything.contains("secret"))
  }

  @Test func `programs aren't run, whatever grants there are`() async throws {
    let folder = try Folder.campaign(SmallCampaign.yaml(links: 3))
    func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Tool.Run {
      try await Tool.start(arguments, in: folder.url, environment: environment).end()
    }
    _ = try await run("plugin", "new", "--exec", "crm")
    try folder.write("plugins: {crm: {path: plugins/crm}}\n", to: "campaigns/project.yaml")
    _ = try await run("plugin", "lock")
    let sum = try await RunningTool(
      ["campaigns/xqr.lock"], of: "/usr/bin/sha256sum", in: folder.url, environment: [:]
    ).end()
    let grant = ["XQR_TRUST_LOCK": "sha256:" + sum.output.prefix(64)]
    #expect(try await run("validate", environment: grant).status == 0)
    let refused = try await run("validate", "--untrusted", environment: grant)
    #expect(refused.status == 1 && refused.errors.contains("XQ5022"))
    let test = try await run("plugin", "test", "campaigns/plugins/crm", "--untrusted")
    #expect(test.status == 1)
  }

  @Test func `rules from outside hold, whatever the checkout says`() async throws {
    let folder = try Folder.campaign(SmallCampaign.yaml(links: 3))
    let outside = try Folder()
    try outside.write(
      """
      policy:
        - {id: hosts, severity: mandatory, check: '${{ link.host == "www.example.com" }}'}
      allowed_hosts: [www.example.com]

      """, to: "rules.yaml")
    let rules = outside.url.path + "/rules.yaml"
    func run(_ arguments: String...) async throws -> Tool.Run {
      try await Tool.start(["validate"] + arguments, in: folder.url, environment: [:]).end()
    }
    #expect(try await run("--untrusted", "--policy", rules).status == 0)

    // The pull request leads elsewhere and allows it.
    try folder.replace("www.example.com", by: "evil.example", in: small)
    try folder.write("allowed_hosts: [evil.example]\n", to: "campaigns/project.yaml")
    #expect(try await run("--untrusted").status == 0)
    let refused = try await run("--untrusted", "--policy", rules)
    #expect(refused.status == 5, "\(refused.everything)")
    #expect(refused.errors.contains("hosts") && refused.errors.contains("XQ2202"))
    let folderOfRules = outside.url.path
    #expect(try await run("--untrusted", "--policy-dir", folderOfRules).status == 5)

    // Or takes the rule's name.
    try folder.write(
      "policy: [{id: hosts, severity: advisory, check: '${{ true }}'}]\n",
      to: "campaigns/project.yaml")
    #expect(try await run("--untrusted", "--policy", rules).status == 1)
  }

  @Test func `a saved plan that a rule from outside refuses stays refused`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 3))) { world in
      let outside = try Folder()
      try outside.write(
        "policy: [{id: none, severity: mandatory, check: '${{ link.host == \"other\" }}'}]\n",
        to: "rules.yaml")
      let rules = outside.url.path + "/rules.yaml"
      #expect(try await world.run("plan", "--policy", rules, "--out", "p.plan").status == 5)
      let refused = try await world.run("apply", "p.plan")
      #expect(refused.status == 5 && refused.everything.contains("rule 'none'"))
      #expect(try await world.run("apply", "p.plan", "--policy", rules).status == 5)
      #expect(await world.writes().isEmpty)
      #expect(try await world.run("plan", "--out", "q.plan").status == 0)
      #expect(try await world.run("apply", "q.plan").status == 0)
    }
  }

  @Test func `rules from the checkout are nobody's but the stranger's`() async throws {
    let folder = try Folder.campaign(SmallCampaign.yaml(links: 3))
    let outside = try Folder()
    let rules = "policy: [{id: a, severity: mandatory, check: '${{ true }}'}]\n"
    try folder.write(rules, to: "rules.yaml")
    try outside.write(rules, to: "rules.yaml")
    let link = folder.url.path + "/link.yaml"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: outside.url.path + "/rules.yaml")
    let back = outside.url.path + "/back.yaml"
    try FileManager.default.createSymbolicLink(
      atPath: back, withDestinationPath: folder.url.path + "/rules.yaml")
    func run(_ arguments: String...) async throws -> Tool.Run {
      try await Tool.start(["validate"] + arguments, in: folder.url, environment: [:]).end()
    }
    for path in ["rules.yaml", link, back] {
      #expect(try await run("--policy", path).status == 0)
      let refused = try await run("--untrusted", "--policy", path)
      #expect(refused.status == 1 && refused.errors.contains("XQ5022"), "\(path)")
    }
    #expect(try await run("--untrusted", "--policy", outside.url.path + "/rules.yaml").status == 0)
    #expect(try await run("--policy", "nowhere.yaml").errors.contains("XQ0001"))
    let empty = try Folder()
    #expect(try await run("--policy-dir", empty.url.path).errors.contains("XQ0001"))
    try empty.write(rules, to: "rules.yaml")
    #expect(try await run("--policy-dir", empty.url.path).status == 0)

    // A part of a checkout is no way around it.
    let whole = try Folder()
    try FileManager.default.createDirectory(
      atPath: whole.url.path + "/.git", withIntermediateDirectories: false)
    try FileManager.default.copyItem(
      atPath: folder.url.path + "/campaigns", toPath: whole.url.path + "/marketing")
    try FileManager.default.createDirectory(
      atPath: whole.url.path + "/part/campaigns", withIntermediateDirectories: true)
    try whole.write(SmallCampaign.yaml(links: 1), to: "part/campaigns/a.yaml")
    try whole.write(rules, to: "rules.yaml")
    let inPart = try await Tool.start(
      ["validate", "--untrusted", "--policy", "../rules.yaml"],
      in: whole.url.appendingPathComponent("part"), environment: [:]
    ).end()
    #expect(inPart.status == 1 && inPart.errors.contains("XQ5022"))
  }
}
