import Foundation
import Testing

@testable import Sandbox

@Suite struct LimitTests {
  @Test func `an unlimited sandbox names no limits`() async throws {
    try await withSandbox { _, client in
      let answer = try await client.get("/api/v1/workspace/usage")
      #expect(!answer.headers.keys.contains { $0.hasPrefix("x-ratelimit") })
      #expect(answer.json["meta"]?["rate_limit"] == nil)
      #expect(answer.data["limits"]?["api_calls_per_month"] == .null)
      #expect(answer.data["limits"]?["links_per_month"] == .null)
      #expect(answer.data["features"]?["bulk_ops"] == .bool(true))
    }
  }

  @Test func `the burst is refused with Retry-After and comes back`() async throws {
    let limits = SandboxLimits(plan: "test", burst: 2, callsPerMonth: nil, linksPerMonth: nil)
    try await withSandbox(SandboxConfiguration(limits: limits)) { _, client in
      let request = client.request("GET", "/api/v1/workspace")
      let last = client.request("GET", "/api/v1/workspace", close: true)
      let wire = try await client.exchange([String](repeating: request, count: 39) + [last])
      let text = String(decoding: wire, as: UTF8.self)
      #expect(text.components(separatedBy: "HTTP/1.1 ").count == 41)
      #expect(text.contains("\"BURST_LIMIT_EXCEEDED\""))
      #expect(text.contains("Retry-After: 1\r\n"))
      #expect(text.contains("X-RateLimit-Burst-Limit: 2\r\n"))
      #expect(text.contains("X-RateLimit-Burst-Remaining: 0\r\n"))
      try await Task.sleep(for: .milliseconds(600))
      #expect(try await client.get("/api/v1/workspace").status == 200)
    }
  }

  @Test func `the quota counts every attempt and goes on over a restart`() async throws {
    try await withTemporaryFile { path in
      let limits = SandboxLimits(plan: "test", burst: 90, callsPerMonth: 4, linksPerMonth: 7)
      let configuration = SandboxConfiguration(storage: .file(path: path), limits: limits)
      try await withSandbox(configuration) { _, client in
        let first = try await client.get("/api/v1/links/nobody")
        #expect(first.status == 404)
        #expect(first.headers["x-ratelimit-limit"] == "4")
        #expect(first.headers["x-ratelimit-remaining"] == "3")
        let usage = try await client.get("/api/v1/workspace/usage")
        let meta = usage.json["meta"]?["rate_limit"]
        #expect(meta?["limit"]?.integer == 4)
        #expect(meta?["remaining"]?.integer == 2)
        #expect(meta?["burst_limit"]?.integer == 90)
        #expect(meta?["burst_remaining"]?.integer != nil)
        #expect(usage.data["usage"]?["api_calls_this_month"]?.integer == 2)
        #expect(usage.data["limits"]?["api_calls_per_month"]?.integer == 4)
        #expect(usage.data["limits"]?["links_per_month"]?.integer == 7)
      }
      try await withSandbox(configuration) { _, client in
        #expect(try await client.get("/api/v1/workspace").status == 200)
        #expect(try await client.get("/api/v1/workspace").status == 200)
        for _ in 1...2 {
          let refused = try await client.get("/api/v1/workspace")
          #expect(refused.status == 429)
          #expect(refused.code == "RATE_LIMIT_EXCEEDED")
          #expect(refused.headers["retry-after"] == nil)
          #expect(refused.headers["x-ratelimit-remaining"] == "0")
        }
      }
    }
  }

  @Test func `links past the month's number are refused one by one`() async throws {
    let limits = SandboxLimits(plan: "test", burst: nil, callsPerMonth: nil, linksPerMonth: 3)
    try await withSandbox(SandboxConfiguration(limits: limits)) { server, client in
      try await client.bulk(["one"])
      let answer = try await client.bulk(["two", "one", "three", "four", "five"])
      #expect(answer.status == 201)
      #expect((answer.data["created"] ?? .null).codes == ["two", "three"])
      let errors = answer.data["errors"]?.array ?? []
      #expect(errors.map { $0["index"]?.integer } == [1, 3, 4])
      #expect(
        errors.map { $0["error"]?.string } == [
          "conflict", "PLAN_LIMIT_EXCEEDED", "PLAN_LIMIT_EXCEEDED",
        ])
      let single = try await client.post("/api/v1/links", #"{"url":"https://a.example"}"#)
      #expect(single.status == 403)
      #expect(single.code == "PLAN_LIMIT_EXCEEDED")
      let usage = try await client.get("/api/v1/workspace/usage").data["usage"]
      #expect(usage?["links_created_this_month"]?.integer == 3)
      #expect(usage?["total_links"]?.integer == 3)
      // A deleted link was still created this month.
      _ = try await client.delete("/api/v1/links/\(client.id(of: "one"))")
      #expect(try await client.bulk(["six"]).data["created"] == .array([]))
      #expect(try await server.links().map(\.shortCode) == ["two", "three"])
    }
  }

  @Test func `a plan may lack bulk operations and rules`() async throws {
    var limits = SandboxLimits.unlimited
    limits.bulkOperations = false
    limits.routingRules = false
    try await withSandbox(SandboxConfiguration(limits: limits)) { _, client in
      let bulk = try await client.bulk(["one"])
      #expect(bulk.status == 403 && bulk.code == "FEATURE_NOT_AVAILABLE")
      let rules = #""routing_rules":[{"destination":"https://b.example"}]"#
      let body = #"{"url":"https://a.example","custom_slug":"one",\#(rules)}"#
      let single = try await client.post("/api/v1/links", body)
      #expect(single.status == 403 && single.code == "FEATURE_NOT_AVAILABLE")
      let features = try await client.get("/api/v1/workspace/usage").data["features"]
      #expect(features?["bulk_ops"] == .bool(false))
      #expect(features?["routing_rules"] == .bool(false))
    }
  }

  @Test func `the presets are the documented plans`() {
    let presets = ["pro", "business", "enterprise"].compactMap(SandboxLimits.preset)
    #expect(presets.map(\.burst) == [10, 50, 200])
    #expect(presets.map(\.callsPerMonth) == [1_000, 25_000, 100_000])
    #expect(SandboxLimits.preset("free") == nil)
  }
}
