import Foundation
import Sandbox
import Testing

/// Values of `sensitive_query` are sent and stored, and shown to nobody.
@Suite struct SensitiveQueryTests {
  private static let project = "sensitive_query: [token, sig]\n"

  /// Two links have nothing else in common than the parameter, so that a view shows patterns.
  private static let yaml = """
    campaign: previews
    data: {cards: {csv: cards.csv, key: id}}
    links:
      - id: card
        for_each: {card: '${{ data.cards }}'}
        key: card-${{ card.id }}
        url: https://www.example.com/${{ card.path }}/cards
        query: {token: '${{ card.token }}'}
        custom_slug: ${{ key }}
        labels: [card]
        routing_rules: [{destination: 'https://m.example.com/?x=1&sig=S3CRETsig', priority: 1}]
    policy:
      - id: test-token
        severity: advisory
        check: ${{ link.query.token.startsWith("test") || link.url.contains("test") }}
        message: '${{ link.query.token }} of ${{ link.url }} is no test'

    """

  private static func cards(_ count: Int, generation: Int) -> String {
    "id,path,token\n"
      + (10..<10 + count).map { "\($0),p\($0 % 7)-\(generation),S3CRET-\(generation)-\($0)\n" }
      .joined()
  }

  private static func folder(cards count: Int) throws -> Folder {
    let folder = try Folder.campaign(yaml)
    try folder.write(project, to: "campaigns/project.yaml")
    try folder.write(cards(count, generation: 1), to: "campaigns/cards.csv")
    return folder
  }

  private static func hides(
    _ run: Tool.Run, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(!run.everything.contains("S3CRET"), sourceLocation: sourceLocation)
    #expect(run.everything.contains("***"), sourceLocation: sourceLocation)
  }

  @Test(arguments: [3, 60]) func `no view shows a value`(count: Int) async throws {
    let folder = try Self.folder(cards: count)
    try await World.with(folder) { world in
      for arguments in [
        ["plan"], ["plan", "--verbose"], ["plan", "--json"], ["plan", "--diagnostics", "json"],
        ["plan", "--diagnostics", "github"], ["plan", "--diagnostics", "short"], ["render"],
        ["render", "--format", "csv"], ["render", "--format", "json"], ["validate"],
        ["plan", "--out", "first.plan", "--json-into", "first.json"], ["show", "first.plan"],
        ["show", "first.plan", "--verbose"], ["show", "first.plan", "--json"],
        ["show", "first.plan", "--format", "markdown"], ["show", "first.plan", "--format", "csv"],
        ["show", "first.plan", "--format", "html"],
      ] {
        let run = try await world.start(arguments).end()
        #expect(run.status == 0, "\(arguments) \(run.everything)")
        Self.hides(run)
      }
      #expect(try folder.read("first.plan").contains("S3CRET-1-10"))
      #expect(try folder.mode(of: "first.plan") == 0o600)
      #expect(!(try folder.read("first.json").contains("S3CRET")))
      try await world.apply("first.plan")
      #expect(try await world.links().contains { $0.destination.hasSuffix("?token=S3CRET-1-10") })

      try folder.write(Self.cards(count, generation: 2), to: "campaigns/cards.csv")
      try await world.patch("card-11", #"{"url":"https://elsewhere.example/?token=S3CRET-live"}"#)
      let all = ["--max-updates", "100%", "--disable-guards", "outside"]
      for arguments in [
        ["plan"], ["plan"] + all, ["plan", "--verbose"] + all,
        ["plan", "--out", "second.plan"] + all, ["show", "second.plan", "--format", "markdown"],
        ["apply", "--auto-approve", "--verify", "--verbose"] + all,
      ] {
        Self.hides(try await world.start(arguments).end())
      }
      let report = try #require(folder.files(below: "reports").last)
      #expect(try folder.read(report).contains("S3CRET-2-10"))
      #expect(try folder.mode(of: report) == 0o600)
      for format in ["text", "markdown", "csv", "json", "html"] {
        let run = try await world.run("show", report, "--format", format, "--verbose")
        #expect(!run.everything.contains("S3CRET"))
      }
      let codes = try await world.run("qr", "--out", "codes", "--format", "svg")
      #expect(codes.status == 0 && !codes.everything.contains("S3CRET"))
      for path in folder.files(below: "codes") {
        #expect(!(try folder.read(path).contains("S3CRET")), "\(path)")
      }
      let status = try await world.run("status", "--json")
      #expect(!status.everything.contains("S3CRET"))
    }
  }

  @Test func `a plan that was printed is refused, and the saved one is applied`() async throws {
    try await World.with(Self.folder(cards: 3)) { world in
      let printed = try await world.run("plan", "--json", "--out", "saved.plan").output
      try world.folder.write(printed, to: "printed.plan")
      let refused = try await world.run("apply", "printed.plan")
      #expect(refused.status == 1 && refused.errors.contains("XQ4003"), "\(refused.errors)")
      #expect(refused.errors.contains("'plan --out FILE'"))
      try await world.apply("saved.plan")
    }
  }

  @Test func `a file that is shown elsewhere knows what to hide`() async throws {
    try await World.with(Self.folder(cards: 3)) { world in
      try await world.run("plan", "--out", "saved.plan")
      try await world.apply("saved.plan")
      let elsewhere = world.from(try Folder())
      let report = try #require(world.folder.files(below: "reports").last)
      for path in ["saved.plan", report] {
        try elsewhere.folder.write(try world.folder.read(path), to: "file")
        let run = try await elsewhere.run("show", "file", "--format", "csv")
        #expect(run.status == 0)
        Self.hides(run)
      }
    }
  }

  @Test func `a finding shows the outcomes of a check, and no text of a secret`() async throws {
    try await World.with(Self.folder(cards: 3)) { world in
      let errors = try await world.run("validate").errors
      #expect(errors.contains(#"link.query.token.startsWith("test") = false"#), "\(errors)")
      #expect(errors.contains(#"link.query.token = "***********""#), "\(errors)")
      #expect(
        errors.contains("*********** of https://www.example.com/p3-1/cards?token=***********"))
    }
  }
}
