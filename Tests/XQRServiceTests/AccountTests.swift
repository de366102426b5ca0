import Links
import Testing

@testable import XQRService

@Suite struct AccountTests {
  private func usage(_ data: String) async throws -> Usage? {
    let (_, service) = try exchange(.answer(200, "{\"data\":\(data)}"))
    return await service.usage().value
  }

  @Test func `reads what an account has used and may use`() async throws {
    let read = try await usage(
      #"""
      {"plan":"pro","usage":{"links_created_this_month":12,"api_calls_this_month":340,
      "total_links":512,"storage_mb":1.0},"limits":{"links_per_month":5000,
      "api_calls_per_month":1000},"features":{"routing_rules":false,"bulk_ops":false}}
      """#)
    var expected = Usage()
    expected.plan = "pro"
    expected.totalLinks = 512
    expected.callsUsed = 340
    expected.callsLimit = 1000
    expected.linksCreated = 12
    expected.linksLimit = 5000
    expected.hasBulk = false
    expected.hasRoutingRules = false
    #expect(read == expected)
  }

  @Test(arguments: ["null", "-1", "18446744073709551615", "\"unlimited\""])
  func `every way to say unlimited is no limit`(limit: String) async throws {
    let read = try await usage(#"{"limits":{"links_per_month":\#(limit)}}"#)
    #expect(read == Usage())
  }

  @Test func `usage that is refused says so`() async throws {
    for (status, kind) in [(403, Refusal.Kind.scope), (404, .notFound)] {
      let (_, service) = try exchange(.answer(status, ""))
      #expect(await service.usage().refusal?.kind == kind)
    }
  }

  @Test func `a workspace needs an id`() async throws {
    let (server, service) = try exchange(.answer(200, #"{"data":{"id":"ws_1","name":"N"}}"#))
    #expect(await service.workspace().value == Workspace(id: "ws_1", name: "N"))
    #expect(server.received.first?.line == "GET /api/v1/workspace HTTP/1.1")
    let (_, odd) = try exchange(.answer(200, #"{"data":{"name":"N"}}"#))
    #expect(await odd.workspace().uncertainty != nil)
  }
}
