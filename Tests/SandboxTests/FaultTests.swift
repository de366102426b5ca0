import Testing

@testable import Sandbox

@Suite struct FaultTests {
  private func withFaults(
    _ rules: FaultRule..., body: (SandboxServer, WireClient) async throws -> Void
  ) async throws {
    try await withSandbox(SandboxConfiguration(faults: FaultPlan(rules)), body)
  }

  @Test func `burst429 refuses the nth call and does nothing`() async throws {
    try await withFaults(FaultRule(.burst429, on: .bulkCreate, .nth(2))) { server, client in
      #expect(try await client.bulk(["one"]).status == 201)
      let refused = try await client.bulk(["two"])
      #expect(refused.status == 429)
      #expect(refused.code == "BURST_LIMIT_EXCEEDED")
      #expect(refused.headers["retry-after"] == "1")
      #expect(try await server.links().map(\.shortCode) == ["one"])
      #expect(try await client.bulk(["two"]).status == 201)
    }
  }

  @Test func `quota429 goes on for its calls on every endpoint`() async throws {
    try await withFaults(FaultRule(.quota429(calls: 3), on: .create)) { _, client in
      let body = #"{"url":"https://a.example"}"#
      let refused = [
        try await client.post("/api/v1/links", body), try await client.get("/api/v1/workspace"),
        try await client.get("/api/v1/links"),
      ]
      #expect(refused.map(\.code) == [String](repeating: "RATE_LIMIT_EXCEEDED", count: 3))
      #expect(refused.allSatisfy { $0.status == 429 && $0.headers["retry-after"] == nil })
      #expect(try await client.post("/api/v1/links", body).status == 201)
    }
  }

  @Test func `quota429 without a number lasts until the faults are replaced`() async throws {
    try await withFaults(FaultRule(.quota429(calls: nil), on: .list)) { server, client in
      for _ in 1...4 { #expect(try await client.get("/api/v1/links").status == 429) }
      #expect(try await client.get("/api/v1/workspace").status == 429)
      await server.setFaults(.none)
      let healthy = try await client.get("/api/v1/links")
      #expect(healthy.status == 200)
    }
  }

  @Test(arguments: [Fault.Moment.before, .after])
  func `a server error strikes before or after the commit`(moment: Fault.Moment) async throws {
    try await withFaults(
      FaultRule(.status500(moment), on: .bulkCreate),
      FaultRule(.html502(moment), on: .create)
    ) { server, client in
      let failed = try await client.bulk(["one"])
      #expect(failed.status == 500)
      #expect(failed.code == "INTERNAL_ERROR")
      let proxied = try await client.post(
        "/api/v1/links", #"{"url":"https://a.example","custom_slug":"two"}"#)
      #expect(proxied.status == 502)
      #expect(proxied.headers["content-type"] == "text/html")
      #expect(proxied.text.hasPrefix("<html>"))
      let stored = try await server.links().map(\.shortCode)
      #expect(stored == (moment == .before ? [] : ["one", "two"]))
    }
  }

  @Test(arguments: [Fault.Moment.before, .after])
  func `reset closes the connection with no byte`(moment: Fault.Moment) async throws {
    try await withFaults(FaultRule(.reset(moment), on: .bulkCreate)) { server, client in
      let body = #"{"links":[{"url":"https://a.example","custom_slug":"one"}]}"#
      // Kept alive by the client, closed by the server.
      let wire = try await client.exchange([client.request("POST", "/api/v1/links/bulk", body)])
      #expect(wire.isEmpty)
      #expect(try await server.links().count == (moment == .before ? 0 : 1))
      #expect(try await client.get("/api/v1/links").status == 200)
      #expect(await server.log.map(\.status) == [nil, 200])
    }
  }

  @Test func `truncate sends half of the body it announced`() async throws {
    try await withFaults(FaultRule(.truncate, on: .bulkCreate)) { server, client in
      let body = #"{"links":[{"url":"https://a.example","custom_slug":"one"}]}"#
      let wire = try await client.exchange([client.request("POST", "/api/v1/links/bulk", body)])
      let answer = try #require(WireAnswer(wire))
      #expect(answer.status == 201)
      #expect(!answer.isWhole)
      #expect(answer.text.hasPrefix(#"{"data":{"created":[{"id":"#))
      #expect(try await server.links().count == 1)
    }
  }

  @Test func `kill answers nobody until the faults are replaced`() async throws {
    try await withFaults(FaultRule(.kill(.after), on: .bulkCreate)) { server, client in
      await #expect(throws: WireClient.NoAnswer.self) { try await client.bulk(["one"]) }
      await #expect(throws: WireClient.NoAnswer.self) { try await client.get("/api/v1/links") }
      await #expect(throws: WireClient.NoAnswer.self) { try await client.get("/one") }
      #expect(try await server.links().count == 1)
      await server.setFaults(.none)
      let healthy = try await client.get("/api/v1/links")
      #expect(healthy.status == 200)
    }
  }

  @Test func `hang answers late and right`() async throws {
    try await withFaults(
      FaultRule(.hang(milliseconds: 500, .after), on: .bulkCreate)
    ) { server, client in
      let started = ContinuousClock.now
      async let answer = client.bulk(["one"])
      while try await server.links().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
      #expect(await server.log.map(\.status) == [nil])
      #expect(try await answer.status == 201)
      #expect(ContinuousClock.now - started >= .milliseconds(500))
    }
  }

  @Test func `shuffle, trim and missing spoil the bulk answer only`() async throws {
    try await withFaults(
      FaultRule(.shuffle, on: .bulkCreate, .nth(1)), FaultRule(.trim, on: .bulkCreate, .nth(2)),
      FaultRule(.missing, on: .bulkCreate, .nth(3))
    ) { server, client in
      let shuffled = try await client.bulk(["a-1", "a-2", "a-3"])
      #expect((shuffled.data["created"] ?? .null).codes == ["a-3", "a-2", "a-1"])
      let trimmed = try await client.bulk(["b-1"])
      let item = trimmed.data["created"]?.array?.first
      #expect(item?.members?.map(\.name) == ["id", "short_code", "destination"])
      let missing = try await client.bulk(["c-1", "a-1", "c-2"])
      #expect((missing.data["created"] ?? .null).codes == ["c-2"])
      #expect(missing.data["errors"]?.array?.map { $0["index"]?.integer } == [1])
      #expect(
        try await server.links().map(\.shortCode) == ["a-1", "a-2", "a-3", "b-1", "c-1", "c-2"])
    }
  }

  @Test func `wrongSlug stores the first asked code under another`() async throws {
    try await withFaults(
      FaultRule(.wrongSlug, on: .bulkCreate), FaultRule(.wrongSlug, on: .create)
    ) { server, client in
      let bulk = (try await client.bulk(["one", "two"]).data["created"] ?? .null).codes
      #expect(bulk.count == 2 && bulk[0] != "one" && bulk[1] == "two")
      let body = #"{"url":"https://a.example","custom_slug":"three"}"#
      let single = try await client.post("/api/v1/links", body)
      #expect(single.status == 201)
      let code = try #require(single.data["short_code"]?.string)
      #expect(code != "three")
      #expect(try await server.links().map(\.shortCode) == bulk + [code])
    }
  }

  @Test func `movingList shifts one page and its total`() async throws {
    try await withFaults(FaultRule(.movingList, on: .list, .nth(2))) { _, client in
      try await client.bulk(["a-1", "a-2", "a-3", "a-4"])
      let pages = [
        try await client.get("/api/v1/links?limit=2"),
        try await client.get("/api/v1/links?limit=2&offset=2"),
        try await client.get("/api/v1/links?limit=2&offset=2"),
      ]
      #expect(pages.map { $0.json["meta"]?["total"]?.integer } == [4, 5, 4])
      #expect(pages.map { $0.json["meta"]?["offset"]?.integer } == [0, 2, 2])
      #expect(pages.map(\.data.codes) == [["a-4", "a-3"], ["a-3", "a-2"], ["a-2", "a-1"]])
    }
  }

  @Test func `laggingList lacks the newest links, whatever the page`() async throws {
    try await withFaults(FaultRule(.laggingList(links: 2), on: .list, .every(1), times: 3)) {
      _, client in
      try await client.bulk(["a-1", "a-2", "a-3"])
      let pages = [
        try await client.get("/api/v1/links?limit=2"),
        try await client.get("/api/v1/links?limit=2&offset=1"),
        try await client.get("/api/v1/links?limit=2"),
        try await client.get("/api/v1/links?limit=2"),
      ]
      #expect(pages.map { $0.json["meta"]?["total"]?.integer } == [1, 1, 1, 3])
      #expect(pages.map(\.data.codes) == [["a-1"], [], ["a-1"], ["a-3", "a-2"]])
    }
  }

  @Test func `late closes the connection, and the links come all the same`() async throws {
    try await withFaults(FaultRule(.late(milliseconds: 150), on: .bulkCreate)) { server, client in
      await #expect(throws: (any Error).self) { try await client.bulk(["a-1"]) }
      #expect(try await server.links().isEmpty)
      let deadline = ContinuousClock.now + .seconds(20)
      while try await server.links().isEmpty, ContinuousClock.now < deadline {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(try await server.links().map(\.shortCode) == ["a-1"])
    }
  }

  @Test func `doubled shows a link twice that is made once`() async throws {
    try await withFaults(FaultRule(.doubled, on: .bulkCreate)) { server, client in
      let answer = try await client.bulk(["a-1", "a-2"])
      #expect((answer.data["created"] ?? .null).codes == ["a-1", "a-2", "a-1"])
      #expect(try await server.links().count == 2)
    }
  }

  @Test func `jitter is another wait each time, and the same again under the same seed`() {
    func waits(_ seed: UInt64) -> [Fault] {
      let rule = FaultRule(.jitter(milliseconds: 1_000), on: nil, .every(1))
      let board = FaultBoard(FaultPlan([rule], seed: seed))
      return (0..<20).compactMap { _ in board.next(.list) }
    }
    let times = waits(3).compactMap { fault -> Int? in
      guard case .hang(let milliseconds, .after) = fault else { return nil }
      return milliseconds
    }
    #expect(times.count == 20 && Set(times).count > 10)
    #expect(times.allSatisfy { (0..<1_000).contains($0) })
    #expect(waits(3) == waits(3) && waits(3) != waits(4))
  }

  @Test func `every kth and a number of times`() async throws {
    try await withFaults(
      FaultRule(.status500(.before), on: nil, .every(2), times: 2)
    ) { _, client in
      var statuses: [Int] = []
      for _ in 1...7 { statuses.append(try await client.get("/api/v1/workspace").status) }
      #expect(statuses == [200, 500, 200, 500, 200, 200, 200])
    }
  }

  @Test func `chance strikes the same calls under the same seed`() {
    func struck(_ seed: UInt64) -> [Bool] {
      let rule = FaultRule(.trim, on: .list, .chance(0.25))
      let board = FaultBoard(FaultPlan([rule], seed: seed))
      return (0..<400).map { _ in board.next(.list) != nil }
    }
    #expect(struck(7) == struck(7))
    #expect(struck(7) != struck(8))
    #expect((60...140).contains(struck(7).count { $0 }))
  }
}
