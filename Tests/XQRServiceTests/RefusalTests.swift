import Links
import Testing

@testable import XQRService

@Suite struct RefusalTests {
  private func reply(
    _ status: Int, _ body: String, _ headers: [String] = []
  ) async throws -> Reply<LinkPage> {
    let (_, service) = try exchange(.answer(status, body, headers))
    return await service.page(PageRequest(label: nil, offset: 0))
  }

  @Test(arguments: [
    (400, "BAD_REQUEST", Refusal.Kind.badRequest), (422, "", .badRequest),
    (401, "INVALID_API_KEY", .authentication), (401, "INSUFFICIENT_SCOPE", .authentication),
    (403, "INSUFFICIENT_SCOPE", .scope), (403, "SOMETHING_NEW", .scope),
    (403, "FEATURE_NOT_AVAILABLE", .feature), (403, "feature_not_available", .feature),
    (403, "Plan_Limit_Exceeded", .planLimit), (404, "not_found", .notFound),
    (409, "SLUG_TAKEN", .conflict), (409, "", .conflict), (410, "gone", .unexpected),
    (402, "PLAN_LIMIT_EXCEEDED", .unexpected), (418, "", .unexpected),
    (429, "BURST_LIMIT_EXCEEDED", .burst), (429, "rate_limit_exceeded", .quota), (429, "", .burst),
  ])
  func `the status decides, then the code in any case`(
    status: Int, code: String, kind: Refusal.Kind
  ) async throws {
    let refusal = try await reply(
      status, #"{"error":{"code":"\#(code)","message":"m","status":500}}"#
    ).refusal
    #expect(refusal == Refusal(kind: kind, status: status, code: code, message: "m"))
  }

  @Test func `reads both forms of an error, and the odd third`() async throws {
    let bodies = [
      #"{"error":{"code":"X","message":"no","status":404},"meta":{"request_id":"req_1"}}"#,
      #"{"error":{"code":"X","message":"no"},"meta":{"request_id":"req_1"}}"#,
      #"{"error":"X","message":"no","meta":{"request_id":"req_1"}}"#,
    ]
    for body in bodies {
      let reply = try await reply(404, body)
      #expect(reply.refusal == Refusal(kind: .notFound, status: 404, code: "X", message: "no"))
      #expect(reply.head?.requestID == "req_1")
    }
  }

  @Test func `no quota left makes a 429 without a code one of the month`() async throws {
    let headers = ["X-RateLimit-Remaining: 0"]
    #expect(try await reply(429, "", headers).refusal?.kind == .quota)
    let burst = #"{"error":{"code":"BURST_LIMIT_EXCEEDED"}}"#
    #expect(try await reply(429, burst, headers).refusal?.kind == .burst)
  }

  @Test func `a body that is no JSON is shown as a message`() async throws {
    let refusal = try await reply(403, "<h1>Blocked</h1>\n\n by \u{1B}[31mproxy").refusal
    #expect(refusal?.kind == .scope)
    #expect(refusal?.code == "")
    #expect(refusal?.message == "<h1>Blocked</h1> by \\u{1B}[31mproxy")
  }

  @Test func `a refusal counts even when its body is cut`() async throws {
    let (_, service) = try exchange([
      .text("HTTP/1.1 401 No\r\nContent-Length: 99\r\n\r\n{\"error\""), .close,
    ])
    #expect(await service.usage().refusal?.kind == .authentication)
  }

  @Test(arguments: [500, 502, 503, 504, 599])
  func `a server error is uncertain, with an excerpt`(status: Int) async throws {
    let page = "<html>\r\n<body>Bad\u{0}Gateway" + String(repeating: "x", count: 1000)
    let reply = try await reply(status, page, ["Retry-After: 7"])
    guard case .serverError(status, let excerpt)? = reply.uncertainty else {
      Issue.record("\(reply)")
      return
    }
    #expect(excerpt.hasPrefix(#"<html> <body>Bad\u{0}Gatewayxxx"#))
    #expect(excerpt.hasSuffix("x…"))
    #expect(excerpt.count < 230)
    #expect(reply.head?.retryAfter == .seconds(7))
  }

  @Test func `reads every header that counts, in any case`() async throws {
    let head = try await reply(
      200, emptyPage,
      [
        "x-request-id: req_9", "DATE: Sun, 06 Nov 1994 08:49:37 GMT", "X-RateLimit-Limit: 1000",
        "X-RateLimit-Remaining:  999 ", "X-RateLimit-Burst-Limit: 10",
        "X-RateLimit-Burst-Remaining: 9", "X-RateLimit-Reset: 1767225600",
      ]
    ).head
    #expect(head?.status == 200)
    #expect(head?.requestID == "req_9")
    #expect(head?.date == Instant("1994-11-06T08:49:37Z"))
    #expect(head?.limits.monthly == 1000)
    #expect(head?.limits.monthlyRemaining == 999)
    #expect(head?.limits.burst == 10)
    #expect(head?.limits.burstRemaining == 9)
    #expect(head?.retryAfter == nil)
  }

  @Test(arguments: [
    #"{"limit":600,"remaining":0,"reset":1704067200}"#,
    #"{"limit":1000,"remaining":0,"burst_limit":10,"burst_remaining":0}"#,
    #"{"remaining":0,"reset_at":"2026-01-01T00:00:00Z"}"#, "null", "7",
  ])
  func `no shape of the body's limits counts`(limits: String) async throws {
    let body = #"{"data":[],"meta":{"request_id":"req_2","rate_limit":\#(limits)}}"#
    let reply = try await reply(200, body)
    #expect(reply.value?.links.count == 0)
    #expect(reply.value?.total == nil)
    #expect(reply.head?.limits == TrafficLimits())
    #expect(reply.head?.requestID == "req_2")
  }

  @Test(arguments: [
    ("3", 3), ("0", 0), ("Sun, 06 Nov 1994 08:50:07 GMT", 30), ("Sun, 06 Nov 1994 08:00:00 GMT", 0),
    ("99999999999999", 31_622_400),
  ])
  func `waits by seconds or until a date on the service's clock`(
    text: String, seconds: Int
  ) async throws {
    let headers = ["Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: \(text)"]
    #expect(try await reply(429, "", headers).head?.retryAfter == .seconds(seconds))
  }

  @Test(arguments: ["soon", "-1", "1.5", ""])
  func `ignores headers that make no sense`(text: String) async throws {
    let head = try await reply(
      429, "", ["Retry-After: \(text)", "Date: \(text)", "X-RateLimit-Burst-Limit: \(text)"]
    ).head
    #expect(head?.retryAfter == nil)
    #expect(head?.date == nil)
    #expect(head?.limits.burst == nil)
  }
}
