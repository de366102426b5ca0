import Testing

@testable import Sandbox

@Suite struct LinkEndpointTests {
  @Test func `creates a link and answers with the whole object`() async throws {
    try await withSandbox { _, client in
      let rules =
        #"[{"destination":"https://shop.example/de","priority":1,"#
        + #""conditions":{"countries":["DE"],"percentage":12.50}}]"#
      let answer = try await client.post(
        "/api/v1/links",
        #"{"url":"https://shop.example/a?x=\u00fc&y=\"1\"","custom_slug":"spring-a","#
          + #""labels":["spring","flyer"],"routing_rules":"# + rules
          + #","expires_at":"2027-02-01T01:59:59.5+02:00","note":1}"#)
      #expect(answer.status == 201)
      #expect(answer.headers["content-type"] == "application/json")
      #expect(answer.headers["date"]?.hasSuffix(" GMT") == true)
      let id = try #require(answer.data["id"]?.string)
      #expect(id.count == 36 && id == id.lowercased())
      #expect(answer.data["short_url"] == .string("https://xqr.co/spring-a"))
      #expect(answer.data["short_code"] == .string("spring-a"))
      #expect(answer.data["destination"] == .string("https://shop.example/a?x=ü&y=\"1\""))
      #expect(answer.data["enabled"] == .bool(true))
      #expect(answer.data["labels"]?.strings == ["spring", "flyer"])
      #expect(answer.data["routing_rules"].map(JSONWriter.text(of:)) == rules)
      #expect(answer.data["scan_count"] == .number("0"))
      #expect(answer.data["last_scan_at"] == .null)
      #expect(answer.data["expires_at"] == .string("2027-01-31T23:59:59Z"))
      #expect(answer.data["created_at"] == answer.data["updated_at"])
      let requestID = try #require(answer.json["meta"]?["request_id"]?.string)
      #expect(requestID.hasPrefix("req_") && answer.headers["x-request-id"] == requestID)

      let read = try await client.get("/api/v1/links/\(id)")
      #expect(read.status == 200)
      #expect(read.data == answer.data)
    }
  }

  @Test func `generates seven letters and digits where no code is given`() async throws {
    try await withSandbox { _, client in
      let body = #"{"url":"https://shop.example","custom_slug":null,"expires_at":null}"#
      let first = try await client.post("/api/v1/links", body)
      let second = try await client.post("/api/v1/links", body)
      let codes = [first, second].compactMap { $0.data["short_code"]?.string }
      #expect(codes.allSatisfy { $0.count == 7 && $0.utf8.allSatisfy(isSlugByte) })
      #expect(Set(codes).count == 2)
    }
  }

  @Test(arguments: [
    (#"{"custom_slug":"abc"}"#, "url is missing"),
    (#"{"url":"ftp://shop.example"}"#, "url is not an http or https URL"),
    (#"{"url":"https:///path"}"#, "url is not an http or https URL"),
    (#"{"url":"https://a.example","custom_slug":"ab"}"#, "custom_slug"),
    (#"{"url":"https://a.example","custom_slug":"a_b"}"#, "custom_slug"),
    (#"{"url":"https://a.example","labels":[1]}"#, "labels"),
    (
      #"{"url":"https://a.example","labels":["1","2","3","4","5","6","7","8","9","10","11"]}"#,
      "labels"
    ),
    (#"{"url":"https://a.example","expires_at":"2027-02-29"}"#, "expires_at"),
    (#"{"url":"https://a.example","routing_rules":[{}]}"#, "no destination"),
    (#"["#, "not JSON at byte 1"),
    (#"[]"#, "not an object"),
  ])
  func `refuses a bad link with 400`(body: String, reason: String) async throws {
    try await withSandbox { server, client in
      let answer = try await client.post("/api/v1/links", body)
      #expect(answer.status == 400)
      #expect(answer.code == "INVALID_REQUEST")
      #expect(answer.json["error"]?["status"] == .number("400"))
      #expect(answer.json["error"]?["message"]?.string?.contains(reason) == true)
      #expect(try await server.links().isEmpty)
    }
  }

  @Test func `refuses a taken and a reserved code, and tells case apart`() async throws {
    try await withSandbox { _, client in
      for (slug, status) in [("Sale", 201), ("Sale", 409), ("sale", 201), ("api", 409)] {
        let answer = try await client.post(
          "/api/v1/links", #"{"url":"https://a.example","custom_slug":"\#(slug)"}"#)
        #expect(answer.status == status)
        #expect(status == 201 || answer.code == "SLUG_TAKEN")
      }
    }
  }

  @Test func `a patch replaces what it names and nothing else`() async throws {
    try await withSandbox { _, client in
      try await client.bulk(["one"], labels: ["old", "both"])
      let id = try await client.id(of: "one")
      let answer = try await client.patch(
        "/api/v1/links/\(id)",
        #"{"labels":["both","new"],"url":"http://b.example/","expires_at":"2027-01-01","#
          + #""custom_slug":"two"}"#)
      #expect(answer.status == 200)
      #expect(answer.data["labels"]?.strings == ["both", "new"])
      #expect(answer.data["destination"] == .string("http://b.example/"))
      #expect(answer.data["expires_at"] == .null)
      #expect(answer.data["short_code"] == .string("one"))
      #expect(answer.data["enabled"] == .bool(true))
      for (label, total) in [("old", 0), ("both", 1), ("new", 1)] {
        let list = try await client.get("/api/v1/links?label=\(label)")
        #expect(list.json["meta"]?["total"]?.integer == total)
      }
      let cleared = try await client.patch(
        "/api/v1/links/\(id)", #"{"labels":[],"enabled":false}"#)
      #expect(cleared.data["labels"]?.strings == [])
      #expect(cleared.data["enabled"] == .bool(false))
      #expect(try await client.patch("/api/v1/links/\(id)", #"{"enabled":1}"#).status == 400)
      #expect(try await client.patch("/api/v1/links/nobody", "{}").status == 404)
    }
  }

  @Test func `a deleted link is gone and its code free`() async throws {
    try await withSandbox { server, client in
      try await client.bulk(["one"], labels: ["x"])
      let id = try await client.id(of: "one")
      let answer = try await client.delete("/api/v1/links/\(id)")
      #expect(answer.status == 204 && answer.body.isEmpty)
      #expect(try await client.delete("/api/v1/links/\(id)").status == 404)
      let gone = try await client.get("/api/v1/links/\(id)")
      #expect(gone.status == 404 && gone.code == "NOT_FOUND")
      #expect(try await client.get("/api/v1/links?label=x").data == .array([]))
      #expect(try await client.bulk(["one"]).data["errors"] == .array([]))
      #expect(try await server.links().map(\.shortCode) == ["one"])
    }
  }
}
