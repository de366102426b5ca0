import FlyingFox
import FlyingSocks
import Foundation
import Sandbox
import Testing

/// The key's secret is shown and kept nowhere.
///
/// ``World`` looks for it in the streams of all runs and in all files that are left.
@Suite struct SecretTests {
  @Test func `the secret is in no output and no file, whatever happens`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 150))) { world in
      try await world.run("plan", "--out", "cards.plan", "--json-into", "cards.json")
      await world.sandbox.setFaults(
        FaultPlan([
          FaultRule(.html502(.after), on: .bulkCreate), FaultRule(.reset(.before), on: .list),
        ]))
      try await world.run("apply", "cards.plan", "--verify", "--verbose")
      try await world.run("apply", "--auto-approve", "--report", "always", "--json")
      for path in world.folder.files(below: "reports") {
        try await world.run("show", path, "--verbose")
      }
      // A key in a file stays in that file.
      try world.folder.write(World.key + "\n", to: "key")
      let run = try await world.run(
        "apply", "--api-key-file", "key", environment: ["XQR_API_KEY": ""])
      #expect(run.status == 0)
      try world.folder.remove("key")
    }
  }

  @Test func `the secret is in no error of a key that isn't taken`() async throws {
    let known = SandboxKey("xqr_pk_00000000." + String(repeating: "k", count: 64))
    let folder = try Folder.campaign(SmallCampaign.yaml(links: 3))
    try await World.with(folder, SandboxConfiguration(keys: [known])) { world in
      for command in ["plan", "apply"] {
        let refused = try await world.run(command)
        #expect(refused.status == 3)
        #expect(refused.errors.contains("INVALID_API_KEY"))
      }
      let odd = [
        "Bearer \(World.key)", "\(World.secret)", " \(World.key)\u{7}", "xqr_pk_\(World.secret)",
        "xqr_pk_0e2e0e2e.\(World.secret).x", "xqr_pk_0e2e0e2e \(World.secret)",
      ]
      for key in odd {
        let refused = try await world.run("plan", environment: ["XQR_API_KEY": key])
        #expect(refused.status == 3, "\(refused.everything)")
      }
    }
  }

  @Test func `the secret is in no error of a service that can't be reached`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 3))) { world in
      // Nobody listens on port 1; that of a sandbox that was stopped may be another one's at once.
      let unreachable = try await world.run(
        "plan", environment: ["XQR_BASE_URL": "http://127.0.0.1:1/api/v1"])
      #expect(unreachable.status == 1)
      #expect(unreachable.errors.contains("XQ3020"))
      for address in ["https://\(World.key)@127.0.0.1:1/", "http://example.com", "nonsense"] {
        let run = try await world.run("plan", environment: ["XQR_BASE_URL": address])
        #expect(run.status == 1)
      }
    }
  }

  /// What answers every request with the request.
  private struct Echo: HTTPHandler {
    let status: Int
    let type: String

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
      let sent = request.headers.map { "\($0.key.rawValue): \($0.value)" }.joined(separator: "\n")
      let key = request.headers[HTTPHeader("Authorization")] ?? ""
      let body =
        type == "text/html"
        ? "<html><pre>\(sent)</pre></html>"
        : #"{"error":{"code":"\#(key)","message":"\#(key)"},"meta":{"request_id":"\#(key)"}}"#
      return HTTPResponse(
        statusCode: HTTPStatusCode(status, phrase: "Echo"),
        headers: [
          HTTPHeader("Content-Type"): type, HTTPHeader("X-Request-Id"): key,
        ], body: Data(body.utf8))
    }
  }

  @Test(arguments: [400, 401, 403, 404, 429, 500, 502], ["text/html", "application/json"])
  func `the secret is in no error that a service echoes`(
    status: Int, type: String
  ) async throws {
    let echo = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: 0), handler: Echo(status: status, type: type))
    let serving = Task { try await echo.run() }
    try await echo.waitUntilListening(timeout: 60)
    guard case .ip4(_, let port)? = await echo.listeningAddress else {
      Issue.record("the echo doesn't listen")
      return
    }
    try await World.with(.campaign(SmallCampaign.yaml(links: 3))) { world in
      let address = ["XQR_BASE_URL": "http://127.0.0.1:\(port)"]
      let run = try await world.run("plan", "--diagnostics", "json", environment: address)
      #expect(run.status != 0)
    }
    await echo.stop()
    serving.cancel()
  }
}
