import Foundation
import Testing

@testable import Sandbox

@Suite struct ServerTests {
  @Test func `keeps links, order and workspace over a restart`() async throws {
    try await withTemporaryFile { path in
      let configuration = SandboxConfiguration(storage: .file(path: path))
      let (workspace, links) = try await withSandbox(configuration) { server, client in
        try await client.bulk(["one", "two"], labels: ["x"])
        _ = try await client.get("/one")
        return (try await client.get("/api/v1/workspace").data, try await server.links())
      }
      let id = try #require(workspace["id"]?.string)
      #expect(id.hasPrefix("ws_") && id.count == 19)
      try await withSandbox(configuration) { server, client in
        #expect(try await client.get("/api/v1/workspace").data == workspace)
        #expect(try await server.links() == links)
        #expect(try await client.get("/api/v1/links?label=x").data.codes == ["two", "one"])
        let usage = try await client.get("/api/v1/workspace/usage").data["usage"]
        #expect(usage?["api_calls_this_month"]?.integer == 5)
      }
    }
  }

  @Test func `two servers can share one file`() async throws {
    try await withTemporaryFile { path in
      let configuration = SandboxConfiguration(storage: .file(path: path))
      try await withSandbox(configuration) { _, first in
        try await withSandbox(configuration) { _, second in
          #expect(try await second.get("/api/v1/links").data.codes == [])
          try await first.bulk(["one"])
          #expect(try await second.get("/api/v1/links").data.codes == ["one"])
          let clash = try await second.bulk(["one"])
          #expect(clash.data["errors"]?.array?.count == 1)
        }
      }
    }
  }

  @Test func `starts again after a stop, on a port that was asked for`() async throws {
    let server = SandboxServer()
    let port = try await server.start()
    await server.stop()
    let again = SandboxServer(SandboxConfiguration(port: port))
    #expect(try await again.start() == port)
    let other = SandboxServer(SandboxConfiguration(port: port))
    await #expect(throws: SandboxError.port(port, code: EADDRINUSE)) { try await other.start() }
    #expect(try await WireClient(port: port).get("/api/v1/links").status == 200)
    await again.stop()
    #expect(try await again.start() == port)
    await again.stop()
  }

  @Test func `refuses a file that is no sandbox's`() async throws {
    try await withTemporaryFile { path in
      let file = URL(fileURLWithPath: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("this is a text file, not a database".utf8).write(to: file)
      let server = SandboxServer(SandboxConfiguration(storage: .file(path: path)))
      let error = await #expect(throws: SandboxError.self) { try await server.start() }
      guard case .store(path, _) = error else {
        Issue.record("unexpected \(String(describing: error))")
        return
      }
    }
  }

  @Test func `a stop waits for no answer that hangs`() async throws {
    let rule = FaultRule(.hang(milliseconds: 3_600_000, .before), on: .list)
    let server = SandboxServer(SandboxConfiguration(faults: FaultPlan([rule])))
    let client = WireClient(port: try await server.start())
    async let hanging = client.exchange([client.request("GET", "/api/v1/links")])
    while await server.log.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    await server.stop()
    #expect(try await hanging.isEmpty)
    await #expect(throws: (any Error).self) { try await client.get("/api/v1/links") }
  }

  @Test func `answers several requests over one connection`() async throws {
    try await withSandbox { _, client in
      let wire = try await client.exchange([
        client.request("POST", "/api/v1/links", #"{"url":"https://a.example"}"#),
        client.request("GET", "/api/v1/links"),
        client.request("GET", "/api/v1/workspace", close: true),
      ])
      let text = String(decoding: wire, as: UTF8.self)
      #expect(text.components(separatedBy: "HTTP/1.1 20").count == 4)
      #expect(text.contains("\"total\":1"))
    }
  }

  @Test func `serves connections in parallel and loses nothing`() async throws {
    try await withTemporaryFile { path in
      let storage = SandboxConfiguration.Storage.file(path: path)
      try await withSandbox(SandboxConfiguration(storage: storage)) { server, client in
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
          for batch in 0..<8 {
            group.addTask { try await client.bulk((0..<50).map { "b\(batch)-\($0)" }).status }
            group.addTask { try await client.get("/api/v1/links?limit=200").status }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(
          statuses.sorted() == [200, 200, 200, 200, 200, 200, 200, 200]
            + [201, 201, 201, 201, 201, 201, 201, 201])
        #expect(try await server.links().count == 400)
      }
    }
  }

  @Test func `the log proves what was asked`() async throws {
    try await withSandbox { server, client in
      _ = try await client.get("/api/v1/links?limit=5&label=a%20b")
      _ = try await client.get("/_sandbox/log")
      _ = try await client.get("/api/v1/nothing")
      _ = try await client.bulk(["one"])
      _ = try await client.get("/one")
      let log = await server.log
      #expect(
        log == [
          AccessEntry(method: "GET", target: "/api/v1/links?limit=5&label=a%20b", status: 200),
          AccessEntry(method: "GET", target: "/api/v1/nothing", status: 404),
          AccessEntry(method: "POST", target: "/api/v1/links/bulk", status: 201),
          AccessEntry(method: "GET", target: "/one", status: 302),
        ])
      let remote = try await client.get("/_sandbox/log").json["log"]?.array ?? []
      #expect(remote.map { $0["target"]?.string } == log.map(\.target))
      #expect(remote.map { $0["status"]?.integer } == log.map(\.status))
    }
  }

  @Test func `another process can read the links and set faults without a key`() async throws {
    try await withSandbox { server, client in
      try await client.bulk(["one", "two"])
      let outside = WireClient(port: client.port, key: nil)
      let links = try await outside.get("/_sandbox/links").json["links"] ?? .null
      #expect(links.codes == ["one", "two"])
      let plan = #"{"rules":[{"kind":"status500","endpoint":"list"}]}"#
      #expect(try await outside.post("/_sandbox/faults", plan).status == 200)
      #expect(try await client.get("/api/v1/links").status == 500)
      let bad = try await outside.post("/_sandbox/faults", #"{"rules":[{"kind":"x"}]}"#)
      #expect(bad.status == 400)
      #expect(bad.json["error"]?["message"] == .string("rules[0]: unknown kind 'x'"))
      #expect(await server.log.map(\.status) == [201, 500])
    }
  }

  @Test func `short URLs carry the configured prefix`() async throws {
    let configuration = SandboxConfiguration(shortURLPrefix: "http://127.0.0.1:9/")
    try await withSandbox(configuration) { _, client in
      try await client.bulk(["one"])
      let link = try await client.get("/api/v1/links").data.array?.first
      #expect(link?["short_url"] == .string("http://127.0.0.1:9/one"))
    }
  }
}
