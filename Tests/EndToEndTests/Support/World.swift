import Foundation
import Sandbox
import Testing

/// A repository, a sandbox on a port of its own, and a key whose secret is looked for everywhere.
///
/// Every run's streams, and at the end every file, are searched for the secret.
final class World: Sendable {
  let folder: Folder
  let sandbox: SandboxServer
  let address: String

  static let secret = String(repeating: "TheSecretOfTheKey-", count: 4).prefix(64)
  static let key = "xqr_pk_0e2e0e2e.\(secret)"
  static let otherKey = "xqr_pk_1e2e0e2e.\(secret)"

  private init(_ folder: Folder, _ sandbox: SandboxServer, port: UInt16) {
    self.folder = folder
    self.sandbox = sandbox
    address = "http://127.0.0.1:\(port)/api/v1"
  }

  /// The same service, seen from another folder.
  func from(_ folder: Folder) -> World { World(folder, sandbox, address) }

  private init(_ folder: Folder, _ sandbox: SandboxServer, _ address: String) {
    self.folder = folder
    self.sandbox = sandbox
    self.address = address
  }

  /// Runs `body` in a new world.
  static func with(
    _ folder: Folder, _ configuration: SandboxConfiguration = SandboxConfiguration(),
    _ body: (World) async throws -> Void
  ) async throws {
    try await Turnstile.sandboxes.pass {
      let sandbox = SandboxServer(configuration)
      let world = World(folder, sandbox, port: try await sandbox.start())
      do {
        try await body(world)
      } catch {
        await sandbox.stop()
        throw error
      }
      await sandbox.stop()
    }
    #expect(try folder.holds(String(secret)) == [], "files with the key's secret")
  }

  /// The whole environment of the tool; nothing is inherited.
  var environment: [String: String] {
    ["PATH": "/usr/bin:/bin", "XQR_API_KEY": World.key, "XQR_BASE_URL": address]
  }

  func start(
    _ arguments: [String], environment more: [String: String] = [:]
  ) throws -> RunningTool {
    let all = environment.merging(more) { $1 }.filter { !$0.value.isEmpty }
    return try Tool.start(arguments, in: folder.url, environment: all)
  }

  /// Runs the tool to its end; an empty value takes a variable out of the environment.
  @discardableResult
  func run(
    _ arguments: String..., environment more: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Tool.Run {
    let run = try await start(arguments, environment: more).end()
    #expect(!run.everything.contains(World.secret), sourceLocation: sourceLocation)
    return run
  }

  /// `apply --auto-approve`, with the exit code that it has to have.
  @discardableResult
  func apply(
    _ arguments: String..., exits status: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Tool.Run {
    let run = try await start(["apply", "--auto-approve"] + arguments).end()
    #expect(run.status == status, "\(run.everything)", sourceLocation: sourceLocation)
    #expect(!run.everything.contains(World.secret), sourceLocation: sourceLocation)
    return run
  }

  /// What the service was asked since the last look, by the tool or anybody.
  func calls(since mark: Int = 0) async -> [AccessEntry] {
    Array(await sandbox.log.dropFirst(mark))
  }

  func writes(since mark: Int = 0) async -> [AccessEntry] {
    await calls(since: mark).filter { $0.method != "GET" }
  }

  /// The place in the log from which on the next look begins.
  var mark: Int { get async { await sandbox.log.count } }

  func links() async throws -> [SandboxLink] { try await sandbox.links() }

  /// Waits until nothing arrives any more: what a killed run had under way comes late.
  func quieten() async throws {
    var last = (calls: -1, links: -1)
    while true {
      let now = (calls: await mark, links: try await links().count)
      if now == last { return }
      last = now
      try await Task.sleep(for: .milliseconds(400))
    }
  }
}

extension [AccessEntry] {
  /// Calls by the kinds that plans and reports count them in.
  var byKind: [String: Int] {
    Dictionary(grouping: self, by: \.kind).mapValues(\.count)
  }
}

extension AccessEntry {
  var kind: String {
    let path = target.prefix { $0 != "?" }
    switch (method, path.hasSuffix("/usage"), path.hasSuffix("/status")) {
    case ("GET", true, _): return "usage"
    case ("GET", _, _): return "list"
    case ("POST", _, _): return "create"
    case ("PATCH", _, true): return "status"
    case ("PATCH", _, false): return "update"
    case ("DELETE", _, _): return "delete"
    default: return method
    }
  }
}
