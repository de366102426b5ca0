import Testing

@testable import Sandbox

/// How links are kept and written back.
@Suite struct LinkReadingTests {
  private static let url = "HTTPS://Shop.Example:443/%7ea%2fb?utm_source=q&a=%c3%a4#top"

  private func create(_ client: WireClient, _ more: String) async throws -> JSON {
    let answer = try await client.post("/api/v1/links", #"{"url":"\#(Self.url)"\#(more)}"#)
    #expect(answer.status == 201, "\(answer.text)")
    return answer.data
  }

  @Test func `labels may be found in any case, or be kept in lower case`() async throws {
    let list = "/api/v1/links?label=summer"
    for reading in SandboxReadings.LabelCase.allCases {
      try await withReadings({ $0.labelCase = reading }) { client in
        let link = try await create(client, #","labels":["Summer","B"]"#)
        let isLowered = reading == .lowered
        #expect(link["labels"]?.strings == (isLowered ? ["summer", "b"] : ["Summer", "B"]))
        let found = try await client.get(list)
        #expect(found.data.array?.count == (reading == .exact ? 0 : 1))
        #expect(found.json["meta"]?["total"]?.integer == (reading == .exact ? 0 : 1))
        let off = try await client.get(list + "&enabled=false")
        #expect(off.data.array?.isEmpty == true)
        let id = try #require(link["id"]?.string)
        let patched = try await client.patch("/api/v1/links/\(id)", #"{"labels":["C"]}"#)
        #expect(patched.data["labels"]?.strings == (isLowered ? ["c"] : ["C"]))
      }
    }
  }

  @Test func `slugs that differ in case may clash, or be kept in lower case`() async throws {
    for reading in SandboxReadings.SlugCase.allCases {
      try await withReadings({ $0.slugCase = reading }) { client in
        let first = try await client.bulk(["Sale"]).data["created"]?.codes
        #expect(first == (reading == .lowered ? ["sale"] : ["Sale"]))
        let second = try await client.bulk(["SALE"]).data["created"]?.codes
        #expect(second == (reading == .exact ? ["SALE"] : []))
        #expect(try await client.get("/sAlE").status == (reading == .exact ? 404 : 302))
      }
    }
  }

  @Test func `a generated code may have six characters`() async throws {
    for reading in SandboxReadings.CodeLength.allCases {
      try await withReadings({ $0.codeLength = reading }) { client in
        let link = try await create(client, "")
        #expect(link["short_code"]?.string?.count == reading.count)
      }
    }
  }

  @Test func `an id may need escapes in a path`() async throws {
    try await withReadings({ $0.ids = .opaque }) { client in
      let id = try #require(try await create(client, "")["id"]?.string)
      #expect(id.contains("/") && id.hasSuffix("?"))
      let path = id.replacing("/", with: "%2F").replacing("?", with: "%3F")
      #expect(try await client.get("/api/v1/links/\(path)").data["id"]?.string == id)
      #expect(try await client.delete("/api/v1/links/\(path)").status == 204)
    }
  }

  @Test(arguments: [
    (SandboxReadings.URLs.sent, url),
    (.normalised, "https://shop.example/~a%2Fb?utm_source=q&a=%C3%A4#top"),
    (.rewritten, "https://shop.example/~a%2Fb?a=%C3%A4&utm_source=q"),
  ])
  func `a URL may be written back in another spelling, and as another one`(
    reading: SandboxReadings.URLs, expected: String
  ) async throws {
    try await withReadings({ $0.urls = reading }) { client in
      let rule = #"{"destination":"\#(Self.url)","conditions":{}}"#
      let link = try await create(client, #","routing_rules":[\#(rule)]"#)
      #expect(link["destination"]?.string == expected)
      #expect(link["routing_rules"]?.array?.first?["destination"]?.string == expected)
      #expect(try await client.get("/_sandbox/links").text.contains(Self.url))
    }
    #expect(WrittenURL("http://A.example:80").normalised == "http://a.example/")
    #expect(WrittenURL("http://a.example:8080/%+1%4").normalised == "http://a.example:8080/%+1%4")
  }

  @Test(arguments: [
    (SandboxReadings.Times.seconds, "2030-12-31T22:00:00Z"),
    (.fractions, "2030-12-31T22:00:00.250Z"), (.offsets, "2031-01-01T00:00:00+02:00"),
  ])
  func `a time may have a fraction or an offset`(
    reading: SandboxReadings.Times, expected: String
  ) async throws {
    try await withReadings({ $0.times = reading }) { client in
      let time = "2030-12-31T22:00:00Z"
      let link = try await create(
        client,
        #"""
        ,"expires_at":"\#(time)","routing_rules":[
        {"destination":"https://a.example/","conditions":{"expires_at":"\#(time)"}}]
        """#)
      #expect(link["expires_at"]?.string == expected)
      let rule = link["routing_rules"]?.array?.first
      #expect(rule?["conditions"]?["expires_at"]?.string == expected)
      #expect(link["created_at"]?.string?.suffix(5) != (reading == .seconds ? ".250Z" : ""))
      #expect(link["last_scan_at"] == .null)
    }
  }

  @Test func `rules may come back whole, sorted and with more members`() async throws {
    try await withReadings({ $0.rules = .full }) { client in
      let link = try await create(
        client,
        #"""
        ,"routing_rules":[
        {"destination":"https://b.example/","priority":2,"conditions":{"hours":{"start":1,"end":2}}},
        {"destination":"https://a.example/","priority":1}]
        """#)
      let rules = try #require(link["routing_rules"]?.array)
      #expect(
        rules.map { $0["destination"]?.string } == ["https://a.example/", "https://b.example/"])
      #expect(rules.allSatisfy { $0["id"] != nil && $0["conditions"]?.members?.count == 6 })
      #expect(rules[0]["conditions"]?["hours"] == .null)
      #expect(rules[0]["conditions"]?["percentage"]?.integer == 100)
      #expect(rules[1]["conditions"]?["hours"]?["end"]?.integer == 2)
    }
  }
}
