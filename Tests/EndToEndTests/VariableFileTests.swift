import Foundation
import Sandbox
import Testing

/// `--var-file`, in every command that takes campaigns.
@Suite struct VariableFileTests {
  private static let campaign = """
    campaign: cards
    inputs: {season: {type: string}, copies: {type: int, default: 1}}
    links:
      - id: card
        key: card-${{ inputs.season }}-${{ inputs.copies }}
        url: https://www.example.com/
        custom_slug: ${{ key }}

    """

  private func slugs(_ world: World, _ arguments: String..., environment: [String: String] = [:])
    async throws -> String
  {
    let run = try await world.start(
      ["render", "--format", "csv"] + arguments, environment: environment
    ).end()
    #expect(run.status == 0, "\(run.everything)")
    return run.output.split(separator: "\n").last?.split(separator: ",").first.map { String($0) }
      ?? ""
  }

  @Test func `flags win over files, later files over earlier, files over the environment`()
    async throws
  {
    try await World.with(.campaign(Self.campaign)) { world in
      try world.folder.write("season: file\ncopies: 2\n", to: "a.yaml")
      try world.folder.write("{\"copies\": 3}", to: "b.json")
      let environment = ["XQR_CAMPAIGN_VAR_season": "env", "XQR_CAMPAIGN_VAR_copies": "9"]
      #expect(try await slugs(world, environment: environment) == "card-env-9")
      #expect(
        try await slugs(world, "--var-file", "a.yaml", environment: environment) == "card-file-2")
      #expect(
        try await slugs(
          world, "--var-file", "a.yaml", "--var-file", "b.json", "--var", "season=flag",
          environment: environment) == "card-flag-3")
      #expect(
        try await slugs(world, "--var-file", "b.json", "--var-file", "a.yaml") == "card-file-2")
      let check = try await world.run("validate", "--var-file", "a.yaml")
      #expect(check.status == 0)
    }
  }

  @Test func `a fault is told in the file`() async throws {
    try await World.with(.campaign(Self.campaign)) { world in
      try world.folder.write("season: x\ncopies: two\nseson: y\n", to: "a.yaml")
      let run = try await world.run("validate", "--diagnostics", "short", "--var-file", "a.yaml")
      #expect(run.status == 1)
      #expect(run.errors.contains("a.yaml:2:9"), "\(run.errors)")
      #expect(run.errors.contains("a.yaml:3:1"), "\(run.errors)")
      try world.folder.write("{\"season\": [}", to: "b.json")
      let both = try await world.run(
        "plan", "--diagnostics", "short", "--var-file", "b.json", "--var-file", "nowhere.yaml")
      #expect(both.status == 1)
      #expect(both.errors.contains("b.json:1:13"), "\(both.errors)")
      #expect(both.errors.contains("'--var-file nowhere.yaml': no such file"), "\(both.errors)")
      #expect(await world.calls().isEmpty)
    }
  }

  @Test func `a saved plan is bound to the values, not to the file`() async throws {
    try await World.with(.campaign(Self.campaign)) { world in
      try world.folder.write("season: x\n", to: "a.yaml")
      let over = try await world.run("plan", "--var-file", "a.yaml", "--out", "a.yaml")
      #expect(over.status == 64 && over.errors.contains("nothing was written"), "\(over.errors)")
      try await world.run("plan", "--var-file", "a.yaml", "--out", "x.plan")
      try world.folder.write("season: y\n", to: "a.yaml")
      let stale = try await world.apply("x.plan", "--var-file", "a.yaml", exits: 11)
      #expect(stale.errors.contains("season (changed)"), "\(stale.errors)")
      try world.folder.remove("a.yaml")
      try await world.apply("x.plan")
      #expect(try await world.links().map(\.shortCode) == ["card-x-1"])
    }
  }
}
