import Testing

@testable import Sandbox

@Suite struct ListingTests {
  @Test func `pages follow newest first with one order for links of one call`() async throws {
    try await withSandbox { _, client in
      let codes = (100..<350).map { "code-\($0)" }
      for start in stride(from: 0, to: codes.count, by: 100) {
        try await client.bulk(Array(codes[start..<min(start + 100, codes.count)]))
      }
      var listed: [String] = []
      for offset in [0, 120, 240] {
        let page = try await client.get("/api/v1/links?limit=120&offset=\(offset)")
        #expect(page.status == 200)
        #expect(page.json["meta"]?["total"]?.integer == 250)
        #expect(page.json["meta"]?["limit"]?.integer == 120)
        #expect(page.json["meta"]?["offset"]?.integer == offset)
        listed += page.data.codes
      }
      #expect(listed == codes.reversed())
      #expect(try await client.get("/api/v1/links").data.codes == Array(listed.prefix(50)))
      #expect(try await client.get("/api/v1/links?offset=250").data == .array([]))
      #expect(try await client.get("/api/v1/links?limit=200").data.codes.count == 200)
    }
  }

  @Test func `filters by exact label and by state`() async throws {
    try await withSandbox { _, client in
      try await client.bulk(["a-1", "a-2", "a-3"], labels: ["x", "campaign-a b+c", "x"])
      try await client.bulk(["b-1"], labels: ["X"])
      let id = try await client.id(of: "a-2")
      _ = try await client.patch("/api/v1/links/\(id)", #"{"enabled":false}"#)
      for (query, codes) in [
        ("label=x", ["a-3", "a-2", "a-1"]), ("label=X", ["b-1"]), ("label=", []),
        ("label=campaign-a%20b%2Bc", ["a-3", "a-2", "a-1"]), ("enabled=false", ["a-2"]),
        ("label=x&enabled=true", ["a-3", "a-1"]), ("enabled=true&limit=2", ["b-1", "a-3"]),
        ("label=x&enabled=true&limit=1&offset=1", ["a-1"]),
      ] {
        #expect(try await client.get("/api/v1/links?\(query)").data.codes == codes, "\(query)")
      }
    }
  }

  @Test func `a listing sees every change at once`() async throws {
    try await withSandbox { _, client in
      func codes() async throws -> [String] {
        try await client.get("/api/v1/links?label=x").data.codes
      }
      #expect(try await codes() == [])
      try await client.bulk(["one", "two"], labels: ["x"])
      #expect(try await codes() == ["two", "one"])
      _ = try await client.delete("/api/v1/links/\(client.id(of: "one"))")
      #expect(try await codes() == ["two"])
      _ = try await client.patch("/api/v1/links/\(client.id(of: "two"))", #"{"labels":[]}"#)
      #expect(try await codes() == [])
    }
  }

  @Test(arguments: ["limit=0", "limit=201", "limit=x", "offset=-1", "enabled=yes"])
  func `refuses a parameter out of range`(query: String) async throws {
    try await withSandbox { _, client in
      let answer = try await client.get("/api/v1/links?\(query)")
      #expect(answer.status == 400)
    }
  }
}
