import Glibc
import Links
import Testing

@testable import XQRService

@Suite struct TransportTests {
  let any = PageRequest(label: nil, offset: 0)

  @Test func `sends the key, the version and JSON`() async throws {
    let (server, service) = try exchange(.answer(201, "{\"data\":\(wholeLink)}"))
    #expect(await service.create(draft).value?.count == 1)
    let received = try #require(server.received.first)
    #expect(received.line == "POST /api/v1/links HTTP/1.1")
    #expect(received.header("Authorization") == "Bearer \(keyText)")
    #expect(received.header("User-Agent") == "xqr-campaign/1.2.3")
    #expect(received.header("Content-Type") == "application/json")
    #expect(received.header("Accept-Encoding")?.contains("gzip") == true)
    #expect(received.header("Expect") == nil)
  }

  @Test func `keeps one connection for calls behind each other`() async throws {
    let (server, service) = try exchange(.answer(200, emptyPage))
    for _ in 0..<5 { #expect(await service.page(any).value?.total == 0) }
    _ = await service.delete("a")
    #expect(server.received.count == 6)
    #expect(server.connections == 1)
  }

  @Test func `carries many calls over few connections, each with its own answer`() async throws {
    let server = ScriptedServer { received in
      let offset = received.line.split(separator: "offset=")[1].prefix { $0 != " " }
      return .answer(200, #"{"data":[{"id":"link-\#(offset)"}]}"#)
    }
    let service = try client(server.url) { $0.concurrency = 4 }
    await withTaskGroup(of: (Int, String?).self) { group in
      for offset in 0..<100 {
        group.addTask {
          let page = await service.page(PageRequest(label: nil, offset: offset)).value
          return (offset, page?.links[0].id)
        }
      }
      for await (offset, id) in group { #expect(id == "link-\(offset)") }
    }
    #expect(server.received.count == 100)
    #expect(server.connections <= 4)
  }

  @Test func `a refused connection is not sent`() async throws {
    let port = ScriptedServer { _ in [] }.port
    let service = try client("http://127.0.0.1:\(port)")
    #expect(await service.create([draft]).notSentReason?.isEmpty == false)
  }

  @Test func `an unknown host is not sent`() async throws {
    let service = try client("https://no-such-host.invalid")
    #expect(await service.create([draft]).notSentReason?.isEmpty == false)
  }

  @Test func `a failed TLS handshake is not sent`() async throws {
    let server = ScriptedServer { _ in [.text("this is no TLS\r\n\r\n")] }
    let service = try client("https://127.0.0.1:\(server.port)")
    async let reply = service.create([draft])
    // The greeting of TLS holds no blank line, so the server never answers; closing ends it.
    while server.connections == 0 { await Task.yield() }
    server.closeConnections()
    #expect(await reply.notSentReason?.isEmpty == false)
    #expect(server.received.isEmpty)
  }

  @Test func `a connection that is lost after the request is uncertain`() async throws {
    for end in [ScriptedServer.Step.close, .reset] {
      let (server, service) = try exchange([end])
      guard case .connectionLost? = await service.create([draft]).uncertainty else {
        Issue.record("not lost")
        return
      }
      #expect(server.received.count == 1)
    }
  }

  @Test func `a write is never sent twice, not even on a kept connection that dies`() async throws {
    for end in [ScriptedServer.Step.close, .reset] {
      let server = ScriptedServer { received in
        received.line.hasPrefix("GET") ? .answer(200, emptyPage) : [end]
      }
      let service = try client(server.url)
      _ = await service.page(any)
      let reply = await service.create([draft])
      guard case .connectionLost? = reply.uncertainty else {
        Issue.record("\(reply)")
        return
      }
      #expect(server.received.map { $0.line.prefix(4) } == ["GET ", "POST"])
      #expect(server.incomplete == 0)
    }
  }

  @Test func `silence is a time-out after sending`() async throws {
    let (_, service) = try exchange([.hang]) { $0.timeout = .milliseconds(200) }
    #expect(await service.create([draft]).uncertainty == .timedOut)
  }

  @Test func `a time-out in the middle of a body is one too`() async throws {
    let steps: [ScriptedServer.Step] = [
      .text("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":"), .hang,
    ]
    let (_, service) = try exchange(steps) { $0.timeout = .milliseconds(300) }
    let reply = await service.page(any)
    #expect(reply.uncertainty == .timedOut)
    #expect(reply.head?.status == 200)
  }

  @Test func `cancelling ends a call that hangs and drops its connection`() async throws {
    let (server, service) = try exchange([.hang])
    let task = Task { await service.create([draft]) }
    while server.received.isEmpty { await Task.yield() }
    task.cancel()
    #expect(await task.value.uncertainty == .connectionLost("cancelled"))
    while server.openConnections > 0 { await Task.yield() }
  }

  @Test func `a call that is cancelled before its turn is not sent`() async throws {
    let (server, service) = try exchange([.hang]) { $0.concurrency = 1 }
    let first = Task { await service.create([draft]) }
    while server.received.isEmpty { await Task.yield() }
    let second = Task { await service.delete("x") }
    second.cancel()
    first.cancel()
    #expect(await second.value.notSentReason == "cancelled")
    _ = await first.value
    #expect(server.received.count == 1)
  }

  @Test func `redirects are refused and not followed`() async throws {
    let other = ScriptedServer { _ in .answer(200, emptyPage) }
    for status in [301, 302, 307, 308] {
      let (_, service) = try exchange(
        .answer(status, "", ["Location: \(other.url)/api/v1/links"]))
      let refusal = await service.page(any).refusal
      #expect(refusal?.kind == .unexpected)
      #expect(refusal?.status == status)
    }
    #expect(other.connections == 0)
  }

  @Test func `a proxy is never asked for calls to this machine`() async {
    // In a process of its own: the environment belongs to all tests.
    await #expect(processExitsWith: .success) {
      let proxy = ScriptedServer { _ in .answer(200, emptyPage) }
      setenv("http_proxy", proxy.url, 1)
      let (server, service) = try exchange(.answer(200, emptyPage))
      #expect(await service.page(PageRequest(label: nil, offset: 0)).value != nil)
      #expect(server.received.count == 1)
      #expect(proxy.connections == 0)
    }
  }

  @Test func `traces calls without the key`() async throws {
    let traces = Traces()
    let (_, service) = try exchange(.answer(200, emptyPage)) { settings in
      settings.trace = { traces.add($0) }
    }
    _ = await service.page(PageRequest(label: "a b", offset: 0, limit: 5))
    let trace = try #require(traces.all.first)
    #expect(trace.method == "GET")
    #expect(trace.path == "/links?limit=5&offset=0&label=a%20b")
    #expect(trace.status == 200)
    #expect(trace.duration > .zero)
    #expect(trace.sent == nil && trace.fault == nil)
    #expect(trace.received?.hasPrefix("{") == true)
  }

  @Test func `traces no part of the key, wherever a body is cut`() async throws {
    let secret = String(repeating: "k", count: 60) + "Wxyz"
    let limit = Service.Trace.bodyLimit * 16
    for start in [0, limit - 70, limit - 30, limit - 1] {
      let body = String(repeating: " ", count: start) + secret + " end of the body"
      let traces = Traces()
      let server = ScriptedServer { _ in .answer(500, body) }
      var settings = Service.Settings()
      settings.trace = { traces.add($0) }
      let service = try Service(
        baseURL: server.url, key: APIKey("xqr_pk_00000000." + secret), settings: settings)
      _ = await service.page(PageRequest(label: nil, offset: 0))
      let received = traces.all.first?.received ?? ""
      #expect(!received.contains("kkkk"), "\(start): \(received)")
    }
  }
}
