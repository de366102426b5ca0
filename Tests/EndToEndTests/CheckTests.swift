import FlyingFox
import FlyingSocks
import Foundation
import Testing

/// `check` against pages of this machine.
@Suite struct CheckTests {
  private static func campaign(_ port: UInt16, _ more: String = "") -> String {
    """
    campaign: pages
    links:
      - id: page
        for_each: {lang: [de, fr], place: [good, gone]}
        key: ${{ place }}-${{ lang }}
        url: http://127.0.0.1:\(port)/${{ place }}#${{ lang }}
        custom_slug: ${{ key }}
        routing_rules:
          - {destination: 'http://127.0.0.1:\(port)/moved', priority: 1,
             conditions: {device_types: [mobile]}}
    \(more)
    """
  }

  /// Serves `/good` in German, `/moved` to it, and nothing else.
  private static func withPages(
    _ body: (UInt16, PageLog) async throws -> Void
  ) async throws {
    let log = PageLog()
    let pages = ClosureHTTPHandler { request in
      await log.note("\(request.method.rawValue) \(request.path)", request.headers[.authorization])
      switch request.path {
      case "/good": return HTTPResponse(statusCode: .ok, body: Data("<html lang=de>".utf8))
      case "/moved", "/lost":
        return HTTPResponse(statusCode: .found, headers: HTTPHeaders([.location: "/good"]))
      case "/loop":
        return HTTPResponse(statusCode: .found, headers: HTTPHeaders([.location: "/loop"]))
      case "/slow":
        try await Task.sleep(for: .milliseconds(3_200))
        return HTTPResponse(statusCode: .ok)
      default: return HTTPResponse(statusCode: .notFound)
      }
    }
    let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0), handler: pages)
    let task = Task { try await server.run() }
    defer { task.cancel() }
    try await server.waitUntilListening()
    guard case .ip4(_, let port)? = await server.listeningAddress else {
      Issue.record("no address")
      return
    }
    try await body(port, log)
  }

  private static func run(_ folder: Folder, _ arguments: String...) async throws -> Tool.Run {
    try await Tool.start(
      ["check"] + arguments, in: folder.url,
      environment: ["PATH": "/usr/bin:/bin", "XQR_API_KEY": World.key]
    ).end()
  }

  @Test func `each page is asked once, without a key, and every finding names its links`()
    async throws
  {
    try await Self.withPages { port, log in
      let folder = try Folder.campaign(Self.campaign(port))
      let run = try await Self.run(folder, "--allow-private")
      #expect(run.status == 4, "\(run.everything)")
      #expect(run.errors.contains("error[XQ4201]: destination is dead"))
      #expect(run.errors.contains("links = gone-de, gone-fr"))
      #expect(run.errors.contains("warning[XQ4211]: page has another language"))
      #expect(run.output.contains("/moved (302) → http://127.0.0.1:\(port)/good (200)"))
      #expect(run.output.contains("3 destinations: 0 sound, 3 with findings"))
      let asked = await log.lines
      #expect(asked.count { $0 == "HEAD /good" } == 2)
      #expect(asked.count { $0 == "GET /gone" } == 1)
      #expect(await log.keys.isEmpty)
    }
  }

  @Test func `what is odd about a way has its own code, and none hides another`() async throws {
    try await Self.withPages { port, _ in
      let folder = try Folder.campaign(
        """
        campaign: ways
        vars: {here: 'http://127.0.0.1:\(port)'}
        links:
          - {id: loop, url: '${{ vars.here }}/loop'}
          - {id: slow, url: '${{ vars.here }}/slow'}
          - {id: lost, url: '${{ vars.here }}/lost?utm_source=x'}
          - {id: other, url: 'http://localhost:\(port)/moved'}

        """)
      let run = try await Self.run(folder, "--allow-private", "--diagnostics", "short")
      #expect(run.status == 4, "\(run.everything)")
      let lines = run.errors.split(separator: "\n")
      for (code, words) in [
        ("XQ4202", "loop"), ("XQ4210", "slow"), ("XQ4208", "utm_source"), ("XQ4205", "localhost"),
        ("XQ4206", "http://"),
      ] {
        #expect(
          lines.contains { $0.contains(code) && $0.contains(words) }, "\(code): \(run.errors)")
      }
      #expect(!run.errors.contains("XQ4207"), "a host that is left is no other one")
    }
  }

  @Test func `a server that speaks no TLS can't be trusted`() async throws {
    try await Self.withPages { port, _ in
      let folder = try Folder.campaign(
        """
        campaign: ways
        links:
          - {id: secure, url: 'https://127.0.0.1:\(port)/'}

        """)
      let run = try await Self.run(folder, "--allow-private")
      #expect(run.status == 4, "\(run.everything)")
      #expect(run.errors.contains("error[XQ4203]: connection can't be trusted"))
    }
  }

  @Test func `sound pages aren't asked again for a day, and dead ones are`() async throws {
    try await Self.withPages { port, log in
      let folder = try Folder.campaign(Self.campaign(port))
      _ = try await Self.run(folder, "--allow-private")
      let file = folder.url.appendingPathComponent(".xqr-campaign/check.json").path
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
      #expect(mode as? Int == 0o600)
      await log.clear()
      let again = try await Self.run(folder, "--allow-private")
      #expect(again.output.contains("2 of them known from an earlier run"))
      #expect(await log.lines.allSatisfy { $0.hasSuffix("/gone") })
      await log.clear()
      _ = try await Self.run(folder, "--allow-private", "--refresh")
      #expect(await log.lines.contains("HEAD /good"))
    }
  }

  @Test func `nothing of this machine is asked without the flag`() async throws {
    try await Self.withPages { port, log in
      let folder = try Folder.campaign(Self.campaign(port))
      let run = try await Self.run(folder)
      #expect(run.status == 4)
      #expect(run.errors.contains("error[XQ4204]"))
      #expect(await log.lines.isEmpty)
      let untrusted = try await Self.run(folder, "--untrusted", "--allow-private")
      #expect(untrusted.status == 3)
      #expect(await log.lines.isEmpty)
    }
  }

  @Test func `what the project forbids on paper ends with 5`() async throws {
    try await Self.withPages { port, _ in
      let folder = try Folder.campaign(Self.campaign(port))
      try folder.write("check: {mandatory: [dead]}\n", to: "campaigns/project.yaml")
      let run = try await Self.run(folder, "--allow-private")
      #expect(run.status == 5)
      #expect(run.errors.contains("mandatory by = campaigns/project.yaml:1"))
      try folder.write(Self.campaign(port, "qr: {medium: screen}\n"), to: "campaigns/small.yaml")
      #expect(try await Self.run(folder, "--allow-private").status == 4)
    }
  }

  @Test func `the answer for machines has every destination, and its page every member`()
    async throws
  {
    try await Self.withPages { port, _ in
      let folder = try Folder.campaign(Self.campaign(port))
      let run = try await Self.run(folder, "--allow-private", "--json", "--target", "lang=de")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      #expect(object["kind"] as? String == "xqr-campaign.check")
      var table = try FieldTable(page: "Check")
      table.take(try JSONTree(run.output))
      #expect(table.faults.sorted() == [])
      #expect(table.unmet == [])
      let destinations = try #require(object["destinations"] as? [[String: Any]])
      #expect(destinations.map { $0["links"] as? Int } == [1, 2, 1])
      #expect(destinations.map { $0["alive"] as? Bool } == [true, true, false])
    }
  }
}

/// What a server was asked.
actor PageLog {
  private(set) var lines: [String] = []
  private(set) var keys: [String] = []

  func note(_ line: String, _ key: String?) {
    lines.append(line)
    if let key { keys.append(key) }
  }

  func clear() { lines = [] }
}
