import FlyingFox
import FlyingSocks
import Foundation
import Sandbox
import Testing

/// Files and addresses that are something else than what they are taken for.
@Suite struct WrongFileTests {
  private static let small = SmallCampaign.yaml(links: 3)

  @Test func `a saved plan is applied alone, and is no campaign file`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      try await world.run("plan", "--out", "plan.json")
      let mark = await world.mark
      for files in [["plan.json", "campaigns/small.yaml"], ["campaigns/small.yaml", "plan.json"]] {
        let run = try await world.start(["apply", "--auto-approve"] + files).end()
        #expect(run.status == 64)
        #expect(
          run.errors
            == "xqr-campaign: 'plan.json' is a saved plan, which is applied alone: it knows "
            + "its campaign. Run 'xqr-campaign apply plan.json'.\n")
      }
      for command in ["validate", "render", "plan"] {
        let run = try await world.run(command, "plan.json")
        #expect(run.status == 64)
        #expect(
          run.errors == "xqr-campaign: 'plan.json' is a saved plan, not a campaign file: "
            + "'xqr-campaign show plan.json' prints it, 'xqr-campaign apply plan.json' carries it "
            + "out.\n")
      }
      #expect(await world.calls(since: mark).isEmpty)
    }
  }

  @Test func `a report is no campaign file`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      try await world.apply()
      let report = try #require(world.folder.files(below: "reports").first)
      for command in ["validate", "plan", "apply"] {
        let run = try await world.run(command, report)
        #expect(run.status == 64)
        #expect(
          run.errors == "xqr-campaign: '\(report)' is an apply report, not a campaign file: "
            + "'xqr-campaign show \(report)' prints it.\n")
      }
    }
  }

  @Test(arguments: ["validate", "render", "plan", "apply"])
  func `a file that can't be read is named with the way to one that can`(
    command: String
  ) async throws {
    try await World.with(.campaign(Self.small)) { world in
      for (path, reason, help) in [
        (
          "campaigns/smal.yaml", "no such file or directory", "Did you mean 'campaigns/small.yaml'?"
        ),
        ("campaigns", "is a directory", "without a name every campaign below 'campaigns/'"),
      ] {
        let run = try await world.run(command, path)
        #expect(run.status == 1)
        #expect(run.errors.contains("error[XQ0001]: file can't be read\n  '\(path)': \(reason)\n"))
        #expect(run.errors.contains(help), "\(run.errors)")
      }
      #expect(await world.calls().isEmpty)
    }
  }

  @Test func `a campaign named '.yml' is not passed over in silence`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      try world.folder.write(
        Self.small.replacing("campaign: cards", with: "campaign: others"),
        to: "campaigns/other.yml")
      let both = try await world.run("validate")
      #expect(both.status == 0)
      #expect(
        both.errors.contains("'campaigns/other.yml' is passed over")
          && both.errors.contains("'campaigns/other.yaml'"), "\(both.errors)")
      try world.folder.remove("campaigns/small.yaml")
      let alone = try await world.run("plan")
      #expect(alone.status == 1)
      #expect(alone.errors.contains("'campaigns/other.yaml'"), "\(alone.errors)")
      // Named it is what it is.
      #expect(try await world.run("validate", "campaigns/other.yml").errors.isEmpty)
    }
  }

  @Test(arguments: [String.Encoding.utf16, .utf16LittleEndian])
  func `a campaign in UTF-16 is not passed over in silence`(encoding: String.Encoding) async throws
  {
    try await World.with(.campaign(Self.small)) { world in
      let file = world.folder.url.appendingPathComponent("campaigns/wide.yaml")
      try #require(Self.small.data(using: encoding)).write(to: file)
      let run = try await world.run("plan")
      #expect(run.status == 1 && run.errors.contains("XQ0102"), "\(run.everything)")
      #expect(run.errors.contains("campaigns/wide.yaml:1:"))
      #expect(run.errors.contains("UTF-8"))
      #expect(await world.calls().isEmpty)
    }
  }

  /// Something else than the API at an address.
  enum Answer: CaseIterable { case redirect, page, missing, json }

  @Test(arguments: Answer.allCases)
  func `an address where no API answers is said to be the likely mistake`(
    answer: Answer
  ) async throws {
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled,
      handler: ClosureHTTPHandler { _ in
        let page = Data("<!doctype html><html><title>Welcome</title></html>".utf8)
        let html: HTTPHeaders = [.contentType: "text/html"]
        return switch answer {
        case .redirect:
          HTTPResponse(
            statusCode: .found, headers: HTTPHeaders([.location: "https://login.example/"]))
        case .page: HTTPResponse(statusCode: .ok, headers: html, body: page)
        case .missing: HTTPResponse(statusCode: .notFound, headers: html, body: page)
        case .json: HTTPResponse(statusCode: .ok, body: Data("{\"hello\":1}".utf8))
        }
      })
    let task = Task { try await server.run() }
    try await server.waitUntilListening(timeout: 60)
    guard case .ip4(_, let port)? = await server.listeningAddress else {
      Issue.record("no port")
      return
    }
    let folder = try Folder.campaign(Self.small)
    let run = try await Tool.start(
      ["plan", "--rate", "off"], in: folder.url,
      environment: [
        "XQR_API_KEY": World.key, "XQR_BASE_URL": "http://127.0.0.1:\(port)/app",
      ]
    ).end()
    task.cancel()
    await server.stop()
    #expect(run.status == 1)
    #expect(run.errors.contains("http://127.0.0.1:\(port)/app"), "\(run.errors)")
    #expect(run.errors.contains("check XQR_BASE_URL"), "\(run.errors)")
    #expect(run.errors.contains("/api/v1"), "\(run.errors)")
    if answer == .redirect { #expect(run.errors.contains("redirect")) }
  }
}
