import Testing

@testable import Sandbox

@Suite struct AccessTests {
  private static func key(_ digit: Character, scopes: Set<String>, _ state: SandboxKey.State)
    -> SandboxKey
  {
    let text = "xqr_pk_0000000\(digit)." + String(repeating: "A-_9", count: 16)
    return SandboxKey(text, scopes: scopes, state: state)
  }

  @Test func `takes any well-formed key where none is named`() async throws {
    try await withSandbox { _, client in
      #expect(try await client.get("/api/v1/workspace").status == 200)
      let secret = String(repeating: "k", count: 64)
      for key in [
        nil, "", "xqr_pk_0a1b2c3d", "xqr_pk_0a1b2c3g.\(secret)", "xqr_pk_0a1b2c3d.\(secret)k",
        "Bearer xqr_pk_0a1b2c3d.\(secret)", "xqr_pk_0a1b2c3d.\(secret.dropLast())!",
      ] {
        let answer = try await WireClient(port: client.port, key: key).get("/api/v1/workspace")
        #expect(answer.status == 401)
        #expect(answer.code == "INVALID_API_KEY")
      }
    }
  }

  @Test func `tells unknown, revoked and expired keys apart`() async throws {
    let keys = [
      Self.key("1", scopes: ["*"], .active), Self.key("2", scopes: ["*"], .revoked),
      Self.key("3", scopes: ["*"], .expired),
    ]
    try await withSandbox(SandboxConfiguration(keys: keys)) { _, client in
      let wanted: [(String, Int, String?)] = [
        (keys[0].text, 200, nil), (keys[1].text, 401, "REVOKED_API_KEY"),
        (keys[2].text, 401, "EXPIRED_API_KEY"), (WireClient.key, 401, "INVALID_API_KEY"),
      ]
      for (key, status, code) in wanted {
        let answer = try await WireClient(port: client.port, key: key).get("/api/v1/links")
        #expect(answer.status == status)
        #expect(answer.code == code)
      }
    }
  }

  @Test func `every endpoint asks for its own scope`() async throws {
    let calls: [(String, String, String)] = [
      ("GET", "links", "links:read"), ("GET", "links/x", "links:read"),
      ("POST", "links", "links:write"), ("PATCH", "links/x", "links:write"),
      ("DELETE", "links/x", "links:write"), ("POST", "links/bulk", "links:write"),
      ("PATCH", "links/bulk/status", "links:write"), ("GET", "workspace", "workspace:read"),
      ("GET", "workspace/usage", "workspace:read"),
    ]
    let scopes = ["links:read", "links:write", "workspace:read"]
    let keys = zip("123", scopes).map { Self.key($0, scopes: [$1], .active) }
    try await withSandbox(SandboxConfiguration(keys: keys)) { _, client in
      for (method, path, needed) in calls {
        for (key, scope) in zip(keys, scopes) {
          let answer = try await WireClient(port: client.port, key: key.text)
            .answer(method, "/api/v1/\(path)")
          #expect((answer.status == 403) == (scope != needed), "\(method) \(path) \(scope)")
          #expect((answer.code == "INSUFFICIENT_SCOPE") == (scope != needed))
        }
      }
    }
  }

  @Test func `an unknown path or method is 404`() async throws {
    try await withSandbox { _, client in
      for (method, path) in [
        ("GET", "/api/v1/nothing"), ("PUT", "/api/v1/links"), ("GET", "/api/v1/links/a/b"),
        ("GET", "/api/v2/links"), ("POST", "/code"), ("GET", "/_sandbox/other"), ("GET", "/"),
      ] {
        let answer = try await client.answer(method, path)
        #expect(answer.status == 404, "\(method) \(path)")
      }
    }
  }
}
