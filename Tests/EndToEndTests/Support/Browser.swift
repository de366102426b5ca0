import Foundation
import Testing

/// Chromium without a window, driven as a person would: clicks, keys, and a look at what is shown.
///
/// Spoken to by WebDriver through Debian's `chromium-driver`.
final class Browser: Sendable {
  private static let driver = "/usr/bin/chromedriver"

  static let isInstalled = FileManager.default.isExecutableFile(atPath: driver)

  private let port: UInt16
  private let session: String

  private init(_ port: UInt16, session: String) {
    self.port = port
    self.session = session
  }

  /// Runs `body` with a browser of its own.
  static func with(_ body: (Browser) async throws -> Void) async throws {
    let home = try Folder()
    let (driver, port) = try await listening(in: home)
    do {
      try await with(port, body)
    } catch {
      await end(driver)
      throw error
    }
    await end(driver)
  }

  /// A driver and its port: the one that it finds free for IPv6 may be taken for IPv4, and then it
  /// gives up.
  private static func listening(in home: Folder) async throws -> (RunningTool, UInt16) {
    for _ in 1...5 {
      let driver = try RunningTool(
        ["--port=0"], of: Browser.driver, in: home.url,
        environment: ["PATH": "/usr/bin:/bin", "HOME": home.url.path])
      while driver.isRunning {
        let match = driver.output.firstMatch(of: /successfully on port ([0-9]+)/)
        if let port = match.flatMap({ UInt16($0.1) }) { return (driver, port) }
        try await Task.sleep(for: .milliseconds(5))
      }
      try #require(driver.output.contains("port not available"), "\(driver.output)")
    }
    throw NoPort()
  }

  private struct NoPort: Error {}

  /// A driver that is left behind would hold its browser.
  private static func end(_ driver: RunningTool) async {
    driver.send(SIGTERM)
    _ = await driver.end()
  }

  private static func with(
    _ port: UInt16, _ body: (Browser) async throws -> Void
  ) async throws {
    let arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
      "--window-size=1280,900",
    ]
    let started = try await send(
      "POST", port, "/session",
      [
        "capabilities": [
          "alwaysMatch": [
            "goog:chromeOptions": ["args": arguments], "goog:loggingPrefs": ["browser": "ALL"],
          ]
        ]
      ])
    let id = try #require((started as? [String: Any])?["sessionId"] as? String)
    let browser = Browser(port, session: "/session/" + id)
    do {
      try await body(browser)
    } catch {
      _ = try? await send("DELETE", port, browser.session)
      throw error
    }
    _ = try await send("DELETE", port, browser.session)
  }

  struct Refused: Error {
    let answer: String
  }

  private static func send(
    _ method: String, _ port: UInt16, _ path: String, _ body: [String: Any] = [:]
  ) async throws -> Any {
    let data = method == "POST" ? try JSONSerialization.data(withJSONObject: body) : Data()
    let answer = try await PlainHTTP.send(method, port: port, path, data)
    guard answer.status == 200 else {
      throw Refused(answer: String(decoding: answer.body.prefix(500), as: UTF8.self))
    }
    let object = try JSONSerialization.jsonObject(with: answer.body) as? [String: Any]
    return object?["value"] ?? NSNull()
  }

  @discardableResult
  private func post(_ path: String, _ body: [String: Any] = [:]) async throws -> Any {
    try await Browser.send("POST", port, session + path, body)
  }

  func open(_ file: URL) async throws { try await post("/url", ["url": file.absoluteString]) }

  /// What a script in the page says, as text.
  func value(_ script: String) async throws -> String {
    let value = try await post(
      "/execute/sync", ["script": "return String(\(script))", "args": [Any]()])
    return try #require(value as? String)
  }

  /// Waits until a script in the page says so.
  func wait(
    for script: String, toBe expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    var last = ""
    for _ in 0..<600 {
      last = try await value(script)
      if last == expected { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("\(script) is still '\(last)', not '\(expected)'", sourceLocation: sourceLocation)
  }

  private func element(_ selector: String) async throws -> String {
    let found = try await post("/element", ["using": "css selector", "value": selector])
    let name = try #require((found as? [String: Any])?.values.first as? String)
    return "/element/\(name)"
  }

  /// Clicks on what a CSS selector finds first, where it is and can be seen.
  func click(_ selector: String) async throws {
    try await post(try await element(selector) + "/click")
  }

  /// Types into what a CSS selector finds first.
  func type(_ text: String, into selector: String) async throws {
    try await post(try await element(selector) + "/value", ["text": text])
  }

  /// A picture of an element.
  func picture(of selector: String) async throws -> Data {
    let path = session + (try await element(selector)) + "/screenshot"
    let text = try #require(try await Browser.send("GET", port, path) as? String)
    return try #require(Data(base64Encoded: text))
  }

  /// The page as a PDF.
  func printed() async throws -> Data {
    let text = try #require(try await post("/print", ["background": true]) as? String)
    return try #require(Data(base64Encoded: text))
  }

  /// A command of Chromium's own protocol.
  func command(_ name: String, _ parameters: [String: Any]) async throws {
    try await post("/goog/cdp/execute", ["cmd": name, "params": parameters])
  }

  /// What the page complained about since the last look: errors, and what its policy stopped.
  func complaints() async throws -> [String] {
    let entries = try await post("/se/log", ["type": "browser"]) as? [[String: Any]] ?? []
    return entries.compactMap { $0["message"] as? String }
  }
}
