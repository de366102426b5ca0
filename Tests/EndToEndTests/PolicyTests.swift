import Sandbox
import Testing

/// Rules of campaigns and projects, and what refuses a run for them.
@Suite struct PolicyTests {
  private static func folder(_ more: String, project: String? = nil) throws -> Folder {
    let folder = try Folder.campaign(
      """
      campaign: cards
      inputs: {medium: {default: qr}}
      data: {rows: {csv: rows.csv, key: id}}
      links:
        - id: card
          for_each: {line: '${{ data.rows }}'}
          key: card-${{ line.id }}
          url: https://www.example.com/cards
          utm: {medium: '${{ line.medium }}'}
          custom_slug: ${{ key }}
      \(more)

      """)
    let rows = (1...20).map { "\($0 + 100),\($0 == 7 || $0 == 9 ? "Social" : "qr")\n" }
    try folder.write("id,medium\n" + rows.joined(), to: "campaigns/rows.csv")
    if let project { try folder.write(project, to: "campaigns/project.yaml") }
    return folder
  }

  private static func medium(_ severity: String) -> String {
    """
    policy:
      - id: medium
        severity: \(severity)
        check: ${{ link.utm.medium in ["qr", "email"] }}
        message: utm medium ${{ link.utm.medium }} isn't on the list
    """
  }

  @Test func `a mandatory rule refuses every command with exit 5, and nothing is written`()
    async throws
  {
    try await World.with(Self.folder(Self.medium("mandatory"))) { world in
      for command in ["validate", "render"] {
        let run = try await world.run(command)
        #expect(run.status == 5)
        #expect(run.errors.contains("error[XQ2202]: a mandatory rule isn't kept"))
        #expect(run.errors.contains("campaigns/small.yaml:14:15"))
        #expect(run.errors.contains("rule 'medium': utm medium Social isn't on the list"))
        #expect(run.errors.contains(#"value: link.utm.medium = "Social""#))
        #expect(run.errors.contains("same error in 1 more row: card-109 (rows.csv:10)"))
      }
      #expect(await world.calls().isEmpty)
      let plan = try await world.run("plan", "--out", "cards.plan")
      #expect(plan.status == 5)
      #expect(plan.output.contains("2 of 20 links: rule 'medium': utm medium Social"))
      #expect(plan.output.contains("row = campaigns/rows.csv:8"))
      #expect(plan.output.contains("This plan is refused"))
      #expect(!plan.errors.contains("XQ2202"))
      let saved = try world.folder.read("cards.plan")
      #expect(saved.contains(#""severity":"error","rule":"medium","refuses":true"#))
      for arguments in [["apply", "--auto-approve"], ["apply", "cards.plan"]] {
        #expect(try await world.start(arguments).end().status == 5)
      }
      #expect(await world.writes().isEmpty)
      let annotated = try await world.run("plan", "--diagnostics", "github")
      #expect(annotated.errors.contains("::error file=campaigns/small.yaml,line=14,col=15"))
      let json = try await world.run("validate", "--json")
      #expect(json.output.contains(#""valid":false"#))
    }
  }

  @Test func `an advisory rule warns and lets the run through`() async throws {
    try await World.with(Self.folder(Self.medium("advisory"))) { world in
      let check = try await world.run("validate")
      #expect(check.status == 0 && check.errors.contains("warning[XQ2201]"))
      #expect(check.output.contains("20 links, 1 rule isn't kept"))
      let applied = try await world.apply()
      #expect(applied.output.contains("warning[XQ2201]"))
      #expect(try await world.links().count == 20)
    }
  }

  @Test func `a rule about the plan sees what would be done`() async throws {
    let rule =
      "policy: [{id: size, scope: plan, severity: mandatory, check: '${{ plan.creates < 20 }}', "
      + "message: '${{ plan.creates }} at once'}]"
    try await World.with(Self.folder(rule)) { world in
      #expect(try await world.run("validate").status == 0)
      let plan = try await world.run("plan")
      #expect(plan.status == 5 && plan.output.contains("rule 'size': 20 at once"))
      #expect(plan.output.contains("value: plan.creates = 20"))
      #expect(!plan.errors.contains("XQ2202"))
      let annotated = try await world.run("plan", "--diagnostics", "github")
      #expect(annotated.errors.contains("::error file=campaigns/small.yaml,line=11,"))
      try world.folder.replace("< 20", by: "<= 20", in: "campaigns/small.yaml")
      try await world.apply()
      #expect(try await world.run("plan").status == 0)
    }
  }

  @Test func `a rule that fails refuses the plan`() async throws {
    let rule =
      "policy: [{id: a, scope: plan, severity: advisory, check: '${{ 1 / plan.updates > 0 }}'}]"
    try await World.with(Self.folder(rule)) { world in
      let plan = try await world.run("plan")
      #expect(plan.status == 5 && plan.output.contains("XQ1208"))
    }
  }

  @Test func `the tests of a campaign are run by validate`() async throws {
    let tests = """
      tests:
        - {count: 20}
        - {key: card-101, expect: {custom_slug: card-102}}
        - {var: {medium: x}, count: 20}
      """
    try await World.with(Self.folder(tests)) { world in
      let run = try await world.run("validate", "--diagnostics", "short")
      #expect(run.status == 1)
      #expect(
        run.errors.hasPrefix(
          "campaigns/small.yaml:13:43: error: a test of the campaign fails: 'custom_slug' of link 'card-101' is "
            + "'card-101', not 'card-102' [XQ2211]\n"))
      #expect(try await world.run("plan").status == 0)
    }
  }

  @Test func `a project has the last word but for flags, and messages name its lines`()
    async throws
  {
    let project = """
      owner_prefix: team-
      guards:
        updates: 1
      """
    try await World.with(Self.folder("", project: project)) { world in
      try await world.apply()
      #expect(try await world.links().allSatisfy { $0.labels == ["team-cards"] })
      try await world.run("plan", "--out", "none.plan")
      try world.folder.replace("com/cards", by: "com/new", in: "campaigns/small.yaml")
      let refused = try await world.run("plan", "--out", "new.plan")
      #expect(refused.status == 5)
      #expect(refused.output.contains("more than the limit of 1 (campaigns/project.yaml:3)"))
      #expect(try await world.run("plan", "--max-updates", "20").status == 0)
      let twin = ["XQR_CAMPAIGN_MAX_UPDATES": "20"]
      #expect(try await world.run("plan", environment: twin).status == 0)

      try world.folder.replace(
        "updates: 1", by: "disabled: [updates]", in: "campaigns/project.yaml")
      let stale = try await world.run("apply", "new.plan")
      #expect(stale.status == 11 && stale.errors.contains("campaigns/project.yaml (changed)"))
      try await world.apply()

      try world.folder.write("allowed_hosts: ['*.example.org']\n", to: "campaigns/project.yaml")
      let hosts = try await world.run("plan")
      #expect(
        hosts.status == 5 && hosts.output.contains("20 of 20 links: 'www.example.com' is not"))
      try world.folder.write("service: {base_url: 'x'}\nguard: {}\n", to: "campaigns/project.yaml")
      let broken = try await world.run("plan")
      #expect(broken.status == 1 && broken.errors.contains("Did you mean 'guards'?"))
      try world.folder.write(
        "service: {base_url: '\(world.address)'}\n", to: "campaigns/project.yaml")
      #expect(try await world.run("plan", environment: ["XQR_BASE_URL": ""]).status == 0)
    }
  }

  @Test func `a plan tells which hosts data has chosen`() async throws {
    try await World.with(.copy(of: "trade-fairs")) { world in
      let plan = try await world.run("plan", "--out", "fairs.plan")
      #expect(plan.output.contains("note[XQ2021]: data chooses hosts"))
      #expect(try world.folder.read("fairs.plan").contains(#""values":["hosts = "#))
    }
  }

  @Test func `init writes a project file that says nothing yet`() async throws {
    try await World.with(Folder()) { world in
      #expect(try await world.run("init").status == 0)
      #expect(try await world.run("validate").status == 0)
      let text = try world.folder.read("campaigns/project.yaml")
      let fields = text.split(separator: "\n").compactMap { line in
        line.wholeMatch(of: /# ([^A-Z].*)/).map { String($0.1) }
      }
      #expect(fields.contains("guards:"))
      let sample = fields.joined(separator: "\n") + "\n"
      try world.folder.write(sample, to: "campaigns/project.yaml")
      let run = try await world.run("validate")
      #expect(run.status == 0, "\(run.everything)")
    }
  }
}
