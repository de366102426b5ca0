import Sandbox
import Testing

/// The tool in front of somebody.
@Suite struct TerminalTests {
  private static let small = SmallCampaign.yaml(links: 3)

  private func apply(
    _ world: World, answering answer: String, _ more: [String: String] = [:],
    _ flags: String...
  ) async throws -> (status: Int32, shown: String) {
    try await Screen().run(
      ["apply"] + flags, in: world.folder.url,
      environment: world.environment.merging(more) { $1 }.merging(["TERM": "xterm"]) { a, _ in a },
      answering: answer)
  }

  @Test(arguments: ["no", "y", "", "YES", "yes please"])
  func `only 'yes' is a yes`(answer: String) async throws {
    try await World.with(.campaign(Self.small)) { world in
      let run = try await apply(world, answering: answer)
      #expect(run.status == 1)
      #expect(run.shown.contains("Nothing was changed."))
      #expect(await world.writes().isEmpty)
    }
  }

  @Test func `a yes applies what was shown`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      let run = try await apply(world, answering: "yes")
      #expect(run.status == 0, "\(run.shown)")
      #expect(run.shown.contains("Plan:") && run.shown.contains("3 created"))
      #expect(try await world.links().count == 3)
      #expect(!run.shown.contains(World.secret))
    }
  }

  @Test func `colours are for screens, and can be switched off`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      #expect(try await apply(world, answering: "no").shown.contains("\u{1B}["))
      for plain in [["NO_COLOR": "1"], ["TERM": "dumb"], ["XQR_CAMPAIGN_NO_COLOR": "1"]] {
        let run = try await apply(world, answering: "no", plain)
        #expect(!run.shown.contains("\u{1B}"), "\(plain)")
      }
      #expect(try await !apply(world, answering: "no", [:], "--no-color").shown.contains("\u{1B}"))
    }
  }

  @Test func `nobody is asked with '--no-input'`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      let run = try await apply(world, answering: "yes", [:], "--no-input")
      #expect(run.status == 1)
      #expect(run.shown.contains("'--auto-approve'"))
      #expect(await world.writes().isEmpty)
    }
  }
}
