import Links
import Testing

@testable import XQRService

@Suite struct WritingTests {
  private func bulk(_ status: Int, _ body: String) async throws -> Reply<BulkAnswer> {
    let (_, service) = try exchange(.answer(status, body))
    return await service.create([draft, draft])
  }

  @Test func `sends drafts by the names of requests`() async throws {
    let (server, service) = try exchange(.answer(201, #"{"data":{"created":[],"errors":[]}}"#))
    var conditions = RoutingRule.Conditions()
    conditions.countries = ["DE"]
    conditions.deviceTypes = [.mobile]
    conditions.hours = RoutingRule.Hours(start: 20, end: 6)
    conditions.percentage = 50
    conditions.expiresAt = Instant(seconds: 0)
    let rule = RoutingRule(destination: "https://d.example", priority: 1, conditions: conditions)
    let plain = RoutingRule(destination: "https://e.example", priority: 2)
    let full = LinkDraft(
      destination: "https://shop.example/\"ü", slug: "s-1", labels: ["a", "b"],
      rules: RuleSet([rule, plain]), expiresAt: Instant(seconds: 1_801_439_999))
    let bare = LinkDraft(destination: "https://shop.example/b", slug: nil, labels: [])
    _ = await service.create([full, bare])
    #expect(server.received.first?.line == "POST /api/v1/links/bulk HTTP/1.1")
    #expect(
      server.received.first?.body
        == #"""
        {"links":[{"url":"https://shop.example/\"ü","custom_slug":"s-1","labels":["a","b"],
        "routing_rules":[{"destination":"https://d.example","priority":1,
        "conditions":{"countries":["DE"],"country_mode":"include","device_types":["mobile"],
        "hours":{"start":20,"end":6},"percentage":50,"expires_at":"1970-01-01T00:00:00Z"}},
        {"destination":"https://e.example","priority":2,"conditions":{}}],
        "expires_at":"2027-01-31T23:59:59Z"},{"url":"https://shop.example/b"}]}
        """#.replacing("\n", with: ""))
  }

  @Test func `a patch holds what changes and nothing else`() async throws {
    let (server, service) = try exchange(.answer(200, "{\"data\":\(wholeLink)}"))
    var patch = LinkPatch()
    _ = await service.update("a/b c", patch)
    patch.destination = "https://n.example"
    patch.labels = []
    patch.isEnabled = false
    patch.rules = RuleSet.none
    let reply = await service.update("..", patch)
    #expect(reply.value?[0].slug == "spring-a")
    #expect(
      server.received.map(\.line) == [
        "PATCH /api/v1/links/a%2Fb%20c HTTP/1.1", "PATCH /api/v1/links/%2E%2E HTTP/1.1",
      ])
    #expect(
      server.received.map(\.body) == [
        "{}",
        #"{"url":"https://n.example","labels":[],"enabled":false,"routing_rules":[]}"#,
      ])
  }

  @Test func `sets many links at once and answers how many`() async throws {
    let (server, service) = try exchange(.answer(200, #"{"data":{"updated":3}}"#))
    #expect(await service.setEnabled(["a", "b"], false).value == 3)
    #expect(server.received.first?.line == "PATCH /api/v1/links/bulk/status HTTP/1.1")
    #expect(server.received.first?.body == #"{"ids":["a","b"],"enabled":false}"#)
    let (_, silent) = try exchange(.answer(200, #"{"data":{}}"#))
    #expect(await silent.setEnabled(["a"], true).uncertainty != nil)
  }

  @Test(arguments: [200, 202, 204, 404])
  func `a deleted link and a link that is gone are done`(status: Int) async throws {
    let (server, service) = try exchange(
      status == 204 ? [.text("HTTP/1.1 204 No\r\n\r\n")] : .answer(status, "<gone>"))
    let reply = await service.delete("a")
    #expect(reply.value != nil)
    #expect(reply.head?.status == status)
    #expect(server.received.first?.line == "DELETE /api/v1/links/a HTTP/1.1")
  }

  @Test func `a delete can be refused, uncertain and not sent`() async throws {
    let (_, forbidding) = try exchange(.answer(403, ""))
    #expect(await forbidding.delete("a").refusal?.kind == .scope)
    let (_, broken) = try exchange(.answer(500, "oops"))
    #expect(await broken.delete("a").uncertainty == .serverError(status: 500, excerpt: "oops"))
    let (_, lost) = try exchange([.close])
    guard case .connectionLost? = await lost.delete("a").uncertainty else {
      Issue.record("not lost")
      return
    }
  }

  @Test(arguments: [200, 201, 207, 400, 409, 422])
  func `a bulk answer is read under any status that it comes with`(status: Int) async throws {
    let answer = try await bulk(
      status,
      #"""
      {"data":{"created":[{"id":"i","short_code":"c","destination":"d"}],
      "errors":[{"index":1,"error":"conflict","message":"slug taken"}]}}
      """#
    ).value
    #expect(answer?.created.count == 1)
    #expect(answer?.created[0].slug == "c")
    #expect(answer?.created[0].isEnabled == true)
    #expect(
      answer?.errors == [
        BulkAnswer.ItemError(index: 1, isConflict: true, code: "conflict", message: "slug taken")
      ])
  }

  @Test func `a 4xx with an error fails the whole bulk call`() async throws {
    let both = #"{"error":{"code":"PLAN_LIMIT_EXCEEDED"},"data":{"errors":[]}}"#
    #expect(try await bulk(403, both).refusal?.kind == .planLimit)
    #expect(try await bulk(400, "{}").refusal?.kind == .badRequest)
    #expect(try await bulk(500, #"{"data":{"errors":[]}}"#).uncertainty != nil)
  }

  @Test func `accepts every form of an item's error`() async throws {
    let answer = try await bulk(
      200,
      #"""
      {"data":{"errors":[{"index":0,"code":"SLUG_TAKEN"},{"error":"invalid","message":"m"},
      {"index":2,"error":"x"},{"index":-1,"status":409},{"index":"1","error":{"code":"Conflict",
      "message":"n"}},"odd",{"index":1.0}]}}
      """#
    ).value
    let errors = try #require(answer).errors
    #expect(answer?.created.count == 0)
    #expect(errors.map(\.index) == [0, nil, nil, nil, nil, nil, nil])
    #expect(errors.map(\.isConflict) == [true, false, false, true, true, false, false])
    #expect(errors.map(\.code) == ["SLUG_TAKEN", "invalid", "x", "", "Conflict", "odd", ""])
    #expect(errors.map(\.message) == ["", "m", "", "", "n", "", ""])
  }

  @Test(arguments: [#"{"data":{}}"#, #"{"data":[]}"#, #"{"data":{"created":7,"errors":[]}}"#])
  func `a bulk answer without its lists is unreadable`(body: String) async throws {
    guard case .unreadable? = try await bulk(201, body).uncertainty else {
      Issue.record("read")
      return
    }
  }

  @Test func `a single create needs a link in its answer`() async throws {
    let (_, service) = try exchange(.answer(201, #"{"data":{"short_code":"x"}}"#))
    #expect(await service.create(draft).uncertainty != nil)
    let (_, taken) = try exchange(.answer(409, #"{"error":{"code":"SLUG_TAKEN","message":"t"}}"#))
    #expect(await taken.create(draft).refusal?.kind == .conflict)
  }
}
