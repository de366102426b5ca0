import Foundation
import Testing

@testable import Destinations

/// Inquiries at servers of this machine that behave badly.
@Suite(.serialized) struct InquiryTests {
  private static func ask(
    _ urls: [String], reads: Bool = false, milliseconds: Int = 2_000, allowsPrivate: Bool = true
  ) async -> [DestinationAnswer] {
    let settings = Inquiry.Settings(
      userAgent: "checker", milliseconds: milliseconds, allowsPrivate: allowsPrivate,
      certificateFile: nil)
    return await Inquiry(settings).ask(
      urls.map { .init(url: $0, readsLanguage: reads) }, progress: { _ in })
  }

  private static func kinds(_ answer: DestinationAnswer) -> [DestinationFinding.Kind] {
    answer.findings(shortHost: "xqr.co").map(\.kind).filter { $0 != .http }
  }

  @Test func `a page is asked once with HEAD and nothing of ours but a User-Agent`() async throws {
    let server = try HostileServer { _ in .status(200) }
    let answer = try #require(await Self.ask([server.url("/a?b=1")]).first)
    #expect(answer.isAlive && answer.isPrivate)
    #expect(Self.kinds(answer) == [])
    let request = try #require(server.requests.first)
    #expect(server.requests.count == 1)
    #expect(
      request.head == "HEAD /a?b=1 HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n"
        + "User-Agent: checker\r\nAccept: */*\r\n\r\n")
  }

  @Test(arguments: [403, 404, 405, 501, 500])
  func `a page that refuses HEAD is asked with GET`(status: Int) async throws {
    let server = try HostileServer { $0.method == "HEAD" ? .status(status) : .status(200) }
    let answer = try #require(await Self.ask([server.url("/")]).first)
    #expect(answer.isAlive)
    #expect(server.requests.map(\.method) == ["HEAD", "GET"])
  }

  @Test(arguments: [404, 410, 500, 503])
  func `a page that refuses GET too is dead`(status: Int) async throws {
    let server = try HostileServer { _ in .status(status) }
    let answer = try #require(await Self.ask([server.url("/")]).first)
    #expect(answer.status == status)
    #expect(Self.kinds(answer) == [.dead])
  }

  @Test func `no content is an answer, also where the language is wanted`() async throws {
    let server = try HostileServer { _ in .status(204) }
    let answer = try #require(await Self.ask([server.url("/")], reads: true).first)
    #expect(answer.isAlive)
    #expect(server.requests.count == 1)
  }

  @Test func `a connection that is closed at once is dead after a second look`() async throws {
    let server = try HostileServer { _ in [] }
    let answer = try #require(await Self.ask([server.url("/")]).first)
    #expect(Self.kinds(answer) == [.dead])
    #expect(server.requests.map(\.method).contains("GET"))
  }

  @Test func `endless redirects end after ten`() async throws {
    let server = try HostileServer { request in
      .redirect("/\((Int(request.path.dropFirst()) ?? 0) + 1)")
    }
    let answer = try #require(await Self.ask([server.url("/0")]).first)
    #expect(answer.end == .loop)
    #expect(server.requests.count == 11)
    #expect(answer.hops.count == 11)
  }

  @Test func `a redirect to where visitors were is a loop`() async throws {
    let server = try HostileServer { .redirect($0.path == "/a" ? "/b" : "/a") }
    let answer = try #require(await Self.ask([server.url("/a")]).first)
    #expect(Self.kinds(answer) == [.loop])
    #expect(server.requests.count == 2)
  }

  @Test(arguments: ["file:///etc/passwd", "javascript:alert(1)", "gopher://127.0.0.1/", "ftp://x/"])
  func `a redirect to anything but a web page isn't followed`(location: String) async throws {
    let server = try HostileServer { _ in .redirect(location) }
    let answer = try #require(await Self.ask([server.url("/")]).first)
    #expect(answer.end == .strayRedirect(location))
    #expect(Self.kinds(answer) == [.dead])
  }

  @Test func `controls in a Location lead nowhere`() async throws {
    let server = try HostileServer { _ in .redirect("http://example.com/\u{1B}[31m\u{7}") }
    let answer = try #require(await Self.ask([server.url("/")]).first)
    #expect(answer.end == .strayRedirect("http://example.com/\u{1B}[31m\u{7}"))
  }

  @Test(arguments: [
    "http://127.0.0.1:1/", "http://localhost:1/", "http://[::1]:1/", "http://0.0.0.0:1/",
    "http://2130706433:1/", "http://0x7f.1:1/", "http://[::ffff:127.0.0.1]:1/",
    "http://169.254.169.254/latest", "http://10.0.0.1/", "http://[fd00::1]/",
  ])
  func `private addresses aren't asked, however they are written`(url: String) async throws {
    let answer = try #require(await Self.ask([url], allowsPrivate: false).first)
    #expect(answer.end == .privateAddress)
  }

  @Test func `a server of this machine hears nothing without the flag`() async throws {
    let server = try HostileServer { _ in .status(200) }
    let answer = try #require(await Self.ask([server.url("/")], allowsPrivate: false).first)
    #expect(answer.end == .privateAddress)
    #expect(server.requests.isEmpty)
  }

  @Test func `user and password of a redirect are sent to nobody`() async throws {
    let server = try HostileServer { request in
      request.path == "/"
        ? .redirect("http://me:secret@127.0.0.1:\(request.port)/in") : .status(200)
    }
    let answer = try #require(await Self.ask([server.url("/")]).first)
    #expect(answer.isAlive)
    #expect(!server.requests.map(\.head).joined().contains("Authorization"))
    #expect(!answer.hops.map(\.url).joined().contains("secret"))
  }

  @Test func `a body without end is read for 64 KiB`() async throws {
    let server = try HostileServer { request in
      request.method == "HEAD"
        ? .status(200)
        : [
          .send("HTTP/1.1 200 OK\r\n\r\n<html LANG = 'DE-ch'>"),
          .forever(String(repeating: "x", count: 10_000), every: 0),
        ]
    }
    let answer = try #require(await Self.ask([server.url("/")], reads: true).first)
    #expect(answer.isAlive)
    #expect(answer.language == "de-ch")
    #expect(answer.milliseconds < 1_000)
  }

  @Test func `a body that drips ends with the time, and the page is alive`() async throws {
    let server = try HostileServer { request in
      request.method == "HEAD"
        ? .status(200) : [.send("HTTP/1.1 200 OK\r\n\r\n<html lang=fr>"), .forever("x", every: 50)]
    }
    let answer = try #require(
      await Self.ask([server.url("/")], reads: true, milliseconds: 500).first)
    #expect(answer.isAlive)
    #expect(answer.language == "fr")
  }

  @Test func `a head that drips is no answer in time`() async throws {
    let server = try HostileServer { _ in [.send("HTTP/1.1 200 OK\r\n"), .forever("X", every: 50)] }
    let answer = try #require(await Self.ask([server.url("/")], milliseconds: 400).first)
    #expect(Self.kinds(answer) == [.dead])
  }

  @Test func `headers without end are no answer`() async throws {
    let server = try HostileServer { _ in
      [
        .send("HTTP/1.1 200 OK\r\n"),
        .forever("X-A: \(String(repeating: "x", count: 900))\r\n", every: 0),
      ]
    }
    let answer = try #require(await Self.ask([server.url("/")]).first)
    #expect(Self.kinds(answer) == [.dead])
  }

  @Test func `what claims to be compressed isn't unpacked`() async throws {
    let server = try HostileServer { _ in
      .status(200, "Content-Encoding: gzip", body: String(repeating: "\u{1F}\u{8B}", count: 9_000))
    }
    let answer = try #require(await Self.ask([server.url("/")], reads: true).first)
    #expect(answer.isAlive)
    #expect(answer.language == nil)
  }

  @Test func `a redirect that drops parameters names them, and the host that it leads to`()
    async throws
  {
    let server = try HostileServer { request in
      request.path.hasPrefix("/in")
        ? .redirect("http://localhost:\(request.port)/out?b=2") : .status(200)
    }
    let answer = try #require(await Self.ask([server.url("/in?a=1&b=2&utm_source=qr")]).first)
    let findings = answer.findings(shortHost: "xqr.co")
    #expect(findings.contains(.lostQuery(["a", "utm_source"])))
    #expect(findings.contains(.otherHost("localhost")))
    #expect(findings.contains(.staging("localhost")))
    #expect(answer.hops.map(\.status) == [302, 200])
  }

  @Test func `one server gets two requests at a time, and others aren't kept waiting`() async throws
  {
    let under = Gauge()
    let slow = try HostileServer { _ in
      under.enter()
      usleep(60_000)
      under.leave()
      return .status(200)
    }
    let other = try HostileServer { _ in .status(200) }
    let urls = (0..<12).map { slow.url("/\($0)") } + [other.url("/")]
    let answers = await Self.ask(urls)
    #expect(answers.allSatisfy { $0.isAlive })
    #expect(answers.map { $0.hops[0].url } == urls)
    #expect(under.most == 2)
  }

  @Test func `all servers together get sixteen requests at a time`() async throws {
    let under = Gauge()
    let servers = try (0..<24).map { _ in
      try HostileServer { _ in
        under.enter()
        usleep(80_000)
        under.leave()
        return .status(200)
      }
    }
    let answers = await Self.ask(servers.map { $0.url("/") })
    #expect(answers.allSatisfy { $0.isAlive })
    #expect(under.most <= 16)
  }

  @Test func `a certificate that nobody signed is told from a dead page`() async throws {
    let server = try TLSServer()
    defer { server.stop() }
    let answer = try #require(await Self.ask(["https://127.0.0.1:\(server.port)/"]).first)
    #expect(Self.kinds(answer) == [.tls])
  }
}

extension HostileServer.Request {
  /// The server's own.
  var port: String {
    String(head.firstMatch(of: /Host: [^:\r]*:(\d+)/)?.1 ?? "0")
  }
}
