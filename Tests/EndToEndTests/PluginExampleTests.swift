import FlyingFox
import FlyingSocks
import Foundation
import Sandbox
import Testing

/// The example repository with plugins of every kind, as somebody runs it from a fresh clone.
@Suite struct PluginExampleTests {
  /// A loopback page and room: what `events` reads and `chat` posts to.
  private final class Outside: Sendable {
    let server: HTTPServer
    let posts = Posts()

    actor Posts {
      private(set) var texts: [String] = []
      func add(_ text: String) { texts.append(text) }
    }

    init(page: String) async throws {
      server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0))
      await server.appendRoute("GET /events") { _ in
        HTTPResponse(statusCode: .ok, body: Data(page.utf8))
      }
      await server.appendRoute("POST /room") { [posts] request in
        await posts.add(String(decoding: try await request.bodyData, as: UTF8.self))
        return HTTPResponse(statusCode: .ok)
      }
    }

    static func with(page: String, _ body: (Outside, String) async throws -> Void) async throws {
      let outside = try await Outside(page: page)
      let task = Task { try await outside.server.run() }
      defer { task.cancel() }
      try await outside.server.waitUntilListening(timeout: 60)
      guard case .ip4(_, let port)? = await outside.server.listeningAddress else {
        Issue.record("nobody listens")
        return
      }
      try await body(outside, "http://127.0.0.1:\(port)")
      await outside.server.stop()
    }
  }

  private static func folder() throws -> Folder {
    let folder = try Folder()
    try FileManager.default.removeItem(at: folder.url)
    try FileManager.default.copyItem(
      at: Folder.package.appendingPathComponent("campaigns/with-plugins"), to: folder.url)
    return folder
  }

  /// The environment of CI that trusts the lock file as it was reviewed.
  private static func trust(_ world: World) async throws -> [String: String] {
    let refused = try await world.run("validate")
    let digest = try #require(refused.errors.firstMatch(of: /XQR_TRUST_LOCK=(sha256:[0-9a-f]+)/))
    return ["XQR_TRUST_LOCK": String(digest.1)]
  }

  @Test func `every plugin passes its own tests`() async throws {
    try await World.with(Self.folder()) { world in
      for plugin in ["chat", "crm", "events", "house"] {
        let run = try await world.run("plugin", "test", "campaigns/plugins/\(plugin)")
        #expect(run.status == 0, "\(run.everything)")
      }
    }
  }

  @Test func `nothing runs before somebody trusts it, and Lua needs no trust`() async throws {
    try await World.with(Self.folder()) { world in
      let run = try await world.run("plan")
      #expect(run.status == 1)
      let refused = run.errors.matches(of: /'(\w+)' is a program/).map { String($0.1) }
      #expect(Set(refused) == ["crm", "events"])
      let untrusted = try await world.run("validate", "--untrusted")
      #expect(untrusted.status == 1)
      #expect(untrusted.errors.contains("XQ5022"))
      #expect(await world.calls().isEmpty)
    }
  }

  @Test func `rows, names, links and rules come from plugins, and a saved plan asks none again`()
    async throws
  {
    try await World.with(Self.folder()) { world in
      let trust = try await Self.trust(world)
      let plan = ["plan", "--now", "2026-11-26T08:00:00Z", "--out"]
      for file in ["one.plan", "two.plan"] {
        let run = try await world.start(plan + [file], environment: trust).end()
        #expect(run.status == 0, "\(run.everything)")
      }
      func facts(_ file: String) throws -> String {
        String(try world.folder.read(file).prefix { _ in true }.split(separator: "\n\"made\":")[0])
      }
      #expect(try facts("one.plan") == facts("two.plan"))
      #expect(try facts("one.plan").contains(#""plugin":"crm","point":"data_source""#))

      // Without trust, without the database and without Python an apply of the plan does the same.
      let apply = try await world.run("apply", "one.plan")
      #expect(apply.status == 0, "\(apply.everything)")
      let links = try await world.links().sorted { $0.destination < $1.destination }
      #expect(links.count == 6)
      #expect(
        links.first?.destination
          == "https://www.example.com/partners/bad-ragaz/am?utm_source=partner&utm_medium=print&utm_campaign=autumn-2026"
      )
      #expect(links.allSatisfy { $0.labels.contains("print") && $0.labels.contains("partner") })
      let again = try await world.run("plan", "--detailed-exitcode", environment: trust)
      #expect(again.status == 0, "\(again.everything)")
    }
  }

  @Test func `a page of events is asked, and a room is told of plans and applies`() async throws {
    let page = #"{"sessions":[{"code":"noon","topic":"Lunch","open":true}]}"#
    try await World.with(Self.folder()) { world in
      try await Outside.with(page: page) { outside, address in
        var environment = try await Self.trust(world)
        environment["EVENTS_URL"] = address + "/events"
        environment["CHAT_WEBHOOK"] = address + "/room"
        let file = "campaigns/partners.yaml"
        try world.folder.replace("count: 6", by: "count: 3", in: file)
        let plan = try await world.run("plan", environment: environment)
        #expect(plan.status == 0, "\(plan.everything)")
        #expect(plan.output.contains("3 to create"))
        #expect(plan.errors.contains("plugin 'chat': told the room: partners planned: create:3"))
        let apply = try await world.run("apply", "--auto-approve", environment: environment)
        #expect(apply.status == 0, "\(apply.everything)")
        #expect(
          await outside.posts.texts == [
            #"{"text":"partners planned: create:3"}"#, #"{"text":"partners applied: created:3"}"#,
          ])
      }
    }
  }

  @Test func `a page that is down refuses the plan at the plugin's name, with its way out`()
    async throws
  {
    try await World.with(Self.folder()) { world in
      var environment = try await Self.trust(world)
      environment["EVENTS_URL"] = "http://127.0.0.1:1/events"
      let run = try await world.run("plan", environment: environment)
      #expect(run.status == 1)
      #expect(run.errors.contains("error[XQ5102]: a plugin refuses a value"))
      #expect(run.errors.contains("campaigns/partners.yaml:7:22"))
      #expect(run.errors.contains("EVENTS_URL says where it is."))
      #expect(await world.calls().isEmpty)
    }
  }

  @Test func `a house rule in Lua refuses codes that are too wide`() async throws {
    try await World.with(Self.folder()) { world in
      let trust = try await Self.trust(world)
      try world.folder.replace(
        "${{ short_id(key, 8) }}", by: "partner-of-the-season-${{ key }}",
        in: "campaigns/partners.yaml")
      let run = try await world.run("plan", environment: trust)
      #expect(run.status == 5, "\(run.everything)")
      #expect(run.output.contains("rule 'print-width': too wide for a business card"))
      #expect(run.output.contains("characters (width)"))
    }
  }

  @Test func `a plugin that was changed after it was locked runs nowhere`() async throws {
    try await World.with(Self.folder()) { world in
      let trust = try await Self.trust(world)
      try await #require(
        world.run("plan", "--out", "one.plan", environment: trust).status == 0)
      let script = "campaigns/plugins/house/main.lua"
      try world.folder.replace("widest = 24", by: "widest = 99", in: script)
      let plan = try await world.run("plan", environment: trust)
      #expect(plan.status == 1)
      #expect(plan.errors.contains("error[XQ5011]"))
      #expect(plan.errors.contains("main.lua changed"))
      let apply = try await world.run("apply", "one.plan", environment: trust)
      #expect(apply.status != 0)
      #expect(await world.writes().isEmpty)
    }
  }
}
