import Testing

@testable import Sandbox

@Suite struct RedirectTests {
  @Test func `leads to the destination without a key and counts the scan`() async throws {
    try await withSandbox { server, client in
      try await client.bulk(["one"])
      let visitor = WireClient(port: client.port, key: nil)
      for method in ["GET", "GET", "HEAD"] {
        let answer = try await visitor.answer(method, "/one?utm=1")
        #expect(answer.status == 302)
        #expect(answer.headers["location"] == "https://shop.example/one")
      }
      let link = try #require(try await server.links().first)
      #expect(link.scanCount == 2)
      #expect(link.lastScanAt != nil)
      #expect(try await visitor.get("/two").status == 404)
      let head = try await visitor.answer("HEAD", "/two")
      #expect(head.status == 404 && head.body.isEmpty)
    }
  }

  @Test func `a disabled and an expired link are 410 and count nothing`() async throws {
    try await withSandbox { server, client in
      let past = #"{"url":"https://a.example","custom_slug":"past","expires_at":"2020-01-01"}"#
      let future = #"{"url":"https://a.example","custom_slug":"next","expires_at":"2920-01-01"}"#
      _ = try await client.post("/api/v1/links", past)
      _ = try await client.post("/api/v1/links", future)
      try await client.bulk(["off"])
      let id = try await client.id(of: "off")
      _ = try await client.patch("/api/v1/links/\(id)", #"{"enabled":false}"#)
      for (code, status) in [("past", 410), ("next", 302), ("off", 410)] {
        #expect(try await client.get("/\(code)").status == status)
      }
      #expect(try await server.links().map(\.scanCount) == [0, 1, 0])
    }
  }

  @Test func `follows the first rule without conditions`() async throws {
    try await withSandbox { _, client in
      let rules =
        #"[{"destination":"https://de.example","priority":1,"conditions":{"countries":["DE"]}},"#
        + #"{"destination":"https://late.example","priority":3},"#
        + #"{"destination":"https://all.example","priority":2,"conditions":{}}]"#
      _ = try await client.post(
        "/api/v1/links",
        #"{"url":"https://a.example","custom_slug":"one","routing_rules":\#(rules)}"#)
      #expect(try await client.get("/one").headers["location"] == "https://all.example")
    }
  }
}
