import Testing

@testable import Sandbox

@Suite struct ReadingTests {
  private func withReadings(
    _ change: (inout SandboxReadings) -> Void, body: (WireClient) async throws -> Void
  ) async throws {
    var readings = SandboxReadings()
    change(&readings)
    try await withSandbox(SandboxConfiguration(limits: .enterprise, readings: readings)) {
      try await body($1)
    }
  }

  @Test(arguments: [
    (SandboxReadings.RateLimit.layers, ["limit", "remaining", "burst_limit", "burst_remaining"]),
    (.window, ["limit", "remaining", "reset"]), (.resetTime, ["remaining", "reset_at"]),
  ])
  func `meta.rate_limit has three shapes`(
    shape: SandboxReadings.RateLimit, names: [String]
  ) async throws {
    try await withReadings({ $0.rateLimit = shape }) { client in
      let answer = try await client.get("/api/v1/workspace")
      #expect(answer.json["meta"]?["rate_limit"]?.members?.map(\.name) == names)
      #expect(answer.headers["x-ratelimit-limit"] == "100000")
    }
  }

  @Test func `an error may be bare`() async throws {
    try await withReadings({ $0.errorForm = .bare }) { client in
      let answer = try await client.get("/api/v1/links/nobody")
      #expect(answer.status == 404)
      #expect(answer.code == "not_found")
      #expect(answer.json["error"]?["status"] == nil)
      #expect(answer.json["meta"]?["request_id"] != nil)
    }
  }

  @Test(arguments: [
    (SandboxReadings.BulkError.error, ["index", "error", "message"], "conflict"),
    (.code, ["index", "code", "message"], "SLUG_TAKEN"),
    (.placeless, ["error", "message"], "conflict"),
  ])
  func `a bulk error has three shapes`(
    shape: SandboxReadings.BulkError, names: [String], code: String
  ) async throws {
    try await withReadings({ $0.bulkError = shape }) { client in
      let item = try await client.bulk(["one", "one"]).data["errors"]?.array?.first
      #expect(item?.members?.map(\.name) == names)
      #expect((item?["error"] ?? item?["code"])?.string == code)
    }
  }

  @Test func `a bulk create may answer 200`() async throws {
    try await withReadings({ $0.bulkCreateStatus = 200 }) { client in
      let answer = try await client.bulk(["one"])
      #expect(answer.status == 200)
    }
  }
}
