import Testing

@testable import Sandbox

@Suite struct BulkTests {
  @Test func `tries each item on its own`() async throws {
    try await withSandbox { server, client in
      try await client.bulk(["taken"])
      let answer = try await client.post(
        "/api/v1/links/bulk",
        """
        {"links":[{"url":"https://a.example/1","custom_slug":"taken"},
          {"url":"https://a.example/2","custom_slug":"twice"},
          {"url":"mailto:x"},
          {"url":"https://a.example/3","custom_slug":"twice"},
          {"url":"https://a.example/4"}, 5]}
        """)
      #expect(answer.status == 201)
      let destinations = answer.data["created"]?.array?.map { $0["destination"]?.string }
      #expect(destinations == ["https://a.example/2", "https://a.example/4"])
      let errors = answer.data["errors"]?.array ?? []
      #expect(errors.map { $0["index"]?.integer } == [0, 2, 3, 5])
      #expect(errors.map { $0["error"]?.string } == ["conflict", "invalid", "conflict", "invalid"])
      #expect(errors[0]["message"] == .string("slug 'taken' is taken"))
      #expect(try await server.links().count == 3)
    }
  }

  @Test(arguments: [0, 101])
  func `refuses a bulk create out of size whole`(count: Int) async throws {
    try await withSandbox { server, client in
      let answer = try await client.bulk((0..<count).map { "code-\($0)" })
      #expect(answer.status == 400)
      #expect(try await server.links().isEmpty)
      #expect(try await client.post("/api/v1/links/bulk", "{}").status == 400)
    }
  }

  @Test func `bulk status counts every known id once`() async throws {
    try await withSandbox { server, client in
      try await client.bulk(["one", "two", "three"])
      let one = try await client.id(of: "one")
      let two = try await client.id(of: "two")
      let body = #"{"ids":["\#(one)","\#(two)","\#(one)","nobody"],"enabled":false}"#
      for _ in 1...2 {
        let answer = try await client.patch("/api/v1/links/bulk/status", body)
        #expect(answer.status == 200)
        #expect(answer.data == .object([.init(name: "updated", value: .number("2"))]))
      }
      #expect(try await server.links().map(\.enabled) == [false, false, true])
    }
  }

  @Test(arguments: [
    #"{"ids":[],"enabled":true}"#, #"{"ids":["a"]}"#, #"{"ids":["a"],"enabled":"no"}"#,
    #"{"enabled":true}"#,
  ])
  func `refuses a malformed bulk status`(body: String) async throws {
    try await withSandbox { _, client in
      let answer = try await client.patch("/api/v1/links/bulk/status", body)
      #expect(answer.status == 400)
    }
  }

  @Test func `takes 200 ids and not 201`() async throws {
    try await withSandbox { _, client in
      for (count, status) in [(200, 200), (201, 400)] {
        let ids = JSONWriter.text(of: (0..<count).map { "id-\($0)" })
        let answer = try await client.patch(
          "/api/v1/links/bulk/status", #"{"ids":\#(ids),"enabled":true}"#)
        #expect(answer.status == status)
      }
    }
  }
}
