import Foundation

@testable import Sandbox

/// Runs a sandbox for the time of `body`.
func withSandbox<Result: Sendable>(
  _ configuration: SandboxConfiguration = SandboxConfiguration(),
  _ body: (SandboxServer, WireClient) async throws -> Result
) async throws -> Result {
  let server = SandboxServer(configuration)
  let client = WireClient(port: try await server.start())
  do {
    let result = try await body(server, client)
    await server.stop()
    return result
  } catch {
    await server.stop()
    throw error
  }
}

/// Runs `body` against a sandbox with the limits of `enterprise` and other readings.
func withReadings(
  _ change: (inout SandboxReadings) -> Void, faults: FaultPlan = .none,
  body: (WireClient) async throws -> Void
) async throws {
  var readings = SandboxReadings()
  change(&readings)
  let configuration = SandboxConfiguration(
    limits: .enterprise, readings: readings, faults: faults)
  try await withSandbox(configuration) { try await body($1) }
}

/// Runs `body` with the path of a file that does not exist yet, in a folder of its own.
func withTemporaryFile<Result: Sendable>(
  _ body: (String) async throws -> Result
) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("sandbox-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder.appendingPathComponent("deep/sandbox.db").path)
}

extension WireClient {
  /// Creates links with these codes in one bulk call, each leading to `https://shop.example/<code>`.
  @discardableResult
  func bulk(_ codes: [String], labels: [String] = []) async throws -> WireAnswer {
    let items = codes.map { code in
      """
      {"url":"https://shop.example/\(code)","custom_slug":"\(code)",\
      "labels":\(JSONWriter.text(of: labels))}
      """
    }
    return try await post("/api/v1/links/bulk", "{\"links\":[\(items.joined(separator: ","))]}")
  }

  func id(of code: String) async throws -> String {
    let answer = try await get("/_sandbox/links")
    let links = answer.json["links"]?.array ?? []
    return links.first { $0["short_code"]?.string == code }?["id"]?.string ?? "none"
  }
}

extension JSON {
  /// The short codes of an array of links.
  var codes: [String] { (array ?? []).compactMap { $0["short_code"]?.string } }
}
