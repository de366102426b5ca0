import Testing

@testable import Sandbox

/// What answers look like around the links.
@Suite struct ReadingTests {
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
    try await withReadings({ $0.bulkStatus = .ok }) { client in
      let answer = try await client.bulk(["one"])
      #expect(answer.status == 200)
    }
  }

  @Test func `the headers may be others, or none`() async throws {
    try await withReadings({ $0.headers = .window }) { client in
      let answer = try await client.get("/api/v1/workspace")
      #expect(answer.headers["x-ratelimit-limit"] == "600")
      #expect(answer.headers["x-ratelimit-reset"] != nil)
      #expect(answer.headers["x-ratelimit-burst-limit"] == nil)
    }
    try await withReadings({ $0.headers = .none }) { client in
      let answer = try await client.get("/api/v1/workspace")
      #expect(answer.headers.keys.filter { $0.hasPrefix("x-ratelimit") }.isEmpty)
    }
  }

  @Test func `a burst says how long to wait in seconds, as a date, or not at all`() async throws {
    let always = FaultPlan([FaultRule(.burst429, on: .list, .every(1))])
    for (reading, shape) in [
      (SandboxReadings.RetryAfter.seconds, #/1/#), (.date, #/\w{3}, \d\d \w{3} \d{4} .* GMT/#),
    ] {
      try await withReadings({ $0.retryAfter = reading }, faults: always) { client in
        let text = try #require(try await client.get("/api/v1/links").headers["retry-after"])
        #expect(try shape.wholeMatch(in: text) != nil)
      }
    }
    try await withReadings({ $0.retryAfter = .none }, faults: always) { client in
      let answer = try await client.get("/api/v1/links")
      #expect(answer.status == 429)
      #expect(answer.headers["retry-after"] == nil)
    }
  }

  @Test func `usage may tell another quota than the headers`() async throws {
    try await withReadings({ $0.usageQuota = .larger }) { client in
      let answer = try await client.get("/api/v1/workspace/usage")
      #expect(answer.data["limits"]?["api_calls_per_month"]?.integer == 5_000_000)
      #expect(answer.headers["x-ratelimit-limit"] == "100000")
    }
  }

  @Test func `an account may lack bulk calls`() async throws {
    try await withReadings({ $0.bulkOperations = .off }) { client in
      #expect(try await client.bulk(["one"]).code == "FEATURE_NOT_AVAILABLE")
      let usage = try await client.get("/api/v1/workspace/usage")
      #expect(usage.data["features"]?["bulk_ops"]?.bool == false)
    }
  }

  @Test func `a bulk create whose every item failed may be a 409 with the two arrays`()
    async throws
  {
    try await withReadings({ $0.bulkAllFailed = .refused }) { client in
      #expect(try await client.bulk(["one"]).status == 201)
      #expect(try await client.bulk(["one", "two"]).status == 201)
      let answer = try await client.bulk(["one", "two"])
      #expect(answer.status == 409)
      #expect(answer.data["errors"]?.array?.count == 2)
      #expect(answer.json["error"] == nil)
    }
  }

  @Test func `created links may come in another order, or with three fields`() async throws {
    try await withReadings({
      $0.createdOrder = .reversed
      $0.createdFields = .trimmed
    }) { client in
      let created = try await client.bulk(["one", "two"]).data["created"]
      #expect(created?.codes == ["two", "one"])
      let names = created?.array?.first?.members?.map(\.name)
      #expect(names == ["id", "short_code", "destination"])
    }
  }

  @Test func `the month's links may end a whole bulk create`() async throws {
    var readings = SandboxReadings()
    readings.linkLimit = .whole
    let limits = SandboxLimits(plan: "small", burst: nil, callsPerMonth: nil, linksPerMonth: 3)
    let configuration = SandboxConfiguration(limits: limits, readings: readings)
    try await withSandbox(configuration) { server, client in
      #expect(try await client.bulk(["one", "two"]).status == 201)
      let answer = try await client.bulk(["three", "four"])
      #expect(answer.status == 403)
      #expect(answer.code == "PLAN_LIMIT_EXCEEDED")
      #expect(try await server.links().count == 2)
      #expect(try await client.bulk(["three"]).status == 201)
    }
  }

  @Test func `a bulk status may count only what it changed`() async throws {
    try await withReadings({ $0.updated = .changed }) { client in
      try await client.bulk(["one", "two"])
      let (one, two) = (try await client.id(of: "one"), try await client.id(of: "two"))
      func set(_ ids: [String]) async throws -> Int? {
        let body = #"{"ids":\#(JSONWriter.text(of: ids)),"enabled":false}"#
        return try await client.patch("/api/v1/links/bulk/status", body).data["updated"]?.integer
      }
      #expect(try await set([one]) == 1)
      #expect(try await set([one, two]) == 1)
    }
  }

  @Test func `every other reading of a list may find one link too many`() async throws {
    try await withReadings({ $0.listing = .moving }) { client in
      try await client.bulk(["one", "two"])
      func total() async throws -> Int? {
        try await client.get("/api/v1/links").json["meta"]?["total"]?.integer
      }
      #expect(try await total() == 3)
      #expect(try await total() == 2)
      #expect(try await total() == 3)
    }
  }

  @Test(arguments: [
    ("colour=blue", "'colour=blue' names no reading; there are rate-limit, headers, "),
    ("slug-case=blue", "'slug-case=blue' is not slug-case=exact|ignored|lowered"),
    ("slug-case", "'slug-case' is not slug-case=exact|ignored|lowered"),
  ])
  func `a reading that there isn't is refused with those that there are`(
    text: String, message: String
  ) {
    let error = #expect(throws: ReadingError.self) {
      try SandboxReadings(choosing: ["ids=opaque", text])
    }
    #expect(error?.description.hasPrefix(message) == true)
  }

  @Test func `every value of every switch chooses another reading`() throws {
    for known in ReadingSwitch.all {
      let chosen = try known.values.map { try SandboxReadings(choosing: ["\(known.name)=\($0)"]) }
      #expect(chosen.first == SandboxReadings(), "\(known.name)")
      #expect(Set(chosen).count == known.values.count, "\(known.name)")
    }
    let switches = Mirror(reflecting: SandboxReadings()).children.count
    #expect(ReadingSwitch.all.count == switches)
    let both = try SandboxReadings(choosing: ["slug-case=lowered,ids=opaque", "slug-case=ignored"])
    #expect(both.slugCase == .ignored && both.ids == .opaque)
  }
}
