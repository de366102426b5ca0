import Foundation
import Glibc
import Sandbox
import Testing

/// Sandboxes that can't be started.
@Suite struct SandboxStartTests {
  private func start(_ folder: Folder, _ arguments: String...) async throws -> Tool.Run {
    try await Tool.start(
      arguments, in: folder.url, environment: ["PATH": "/usr/bin:/bin"]
    ).end()
  }

  /// Exit 1, one diagnostic with its code, a way out, and no words of a library.
  private func expectRefused(
    _ run: Tool.Run, _ said: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let errors = run.errors
    #expect(run.status == 1 && run.output.isEmpty, "\(run.output)", sourceLocation: sourceLocation)
    #expect(
      errors.hasPrefix("error[XQ3012]: the sandbox can't be started\n")
        && errors.contains("  = help: "), "\(errors)", sourceLocation: sourceLocation)
    for text in said { #expect(errors.contains(text), "\(errors)", sourceLocation: sourceLocation) }
    for word in ["NSCocoa", "SQLite error", "SELECT", "SocketError", "(path:"] {
      #expect(!errors.contains(word), "\(errors)", sourceLocation: sourceLocation)
    }
  }

  @Test func `a port that is taken is named, with the way to a free one`() async throws {
    let other = SandboxServer()
    let port = try await other.start()
    let folder = try Folder()
    expectRefused(
      try await start(folder, "sandbox", "--port", "\(port)"),
      "port \(port): address already in use", "'--port 0'")
    await other.stop()
  }

  @Test(arguments: [
    ("{\"rules\":[\n", "faults.json:2:1", "this isn't JSON"),
    (
      "{\"rules\":[\n  {\"kind\":\"trim\"},\n  {\"nth\":1, \"kind\":\"shufle\"}]}",
      "faults.json:3:13", "Did you mean 'shuffle'?"
    ),
    ("{\"rules\":[\n  {\"kind\":\"trim\", \"nht\":2}]}", "faults.json:2:19", "'nht'"),
    (
      "{\"rules\":[{\"kind\":\"hang\",\n\"milliseconds\":\"x\"}]}", "faults.json:2:1",
      "milliseconds"
    ),
    ("{\"rules\":[\n {\"kind\":\"hang\"}]}", "faults.json:2:2", "hang needs milliseconds"),
    (
      "{\"rules\":[{\"kind\":\"trim\",\"endpoint\":\"bulk-create\"}]}", "faults.json:1:26",
      "Did you mean 'bulk_create'?"
    ),
    ("{\"rulez\":[]}", "faults.json:1:2", "'rulez'"), ("[]", "faults.json:1:1", "not an object"),
  ])
  func `a mistake in a faults file is shown where it stands`(
    json: String, place: String, said: String
  ) async throws {
    let folder = try Folder.campaign(SmallCampaign.yaml(links: 1))
    try folder.write(json, to: "faults.json")
    for arguments in [["sandbox", "--faults"], ["plan", "--sandbox", "--sandbox-faults"]] {
      let run = try await Tool.start(
        arguments + ["faults.json"], in: folder.url, environment: [:]
      ).end()
      expectRefused(run, " --> \(place)\n", said)
    }
  }

  @Test func `a faults file that can't be read is named with the reason`() async throws {
    let folder = try Folder()
    for (path, reason) in [
      ("nowhere.json", "no such file or directory"), ("campaigns", "is a directory"),
    ] {
      expectRefused(try await start(folder, "sandbox", "--faults", path), "'\(path)': \(reason)")
    }
  }

  @Test func `a store that can't be opened is named with the reason`() async throws {
    let folder = try Folder()
    try folder.write("no database, but more than a header's hundred bytes", to: "text.db")
    try folder.write("", to: "file")
    for (path, reason) in [
      ("campaigns", "is a directory"), ("file/x.db", "not a directory"),
      ("/proc/x/y.db", "no such file or directory"), ("text.db", "file is not a database"),
    ] {
      let run = try await start(folder, "sandbox", "--store", path)
      expectRefused(run, "\(path)': \(reason)", "'--store'")
    }
    try folder.write("", to: ".xqr-campaign")
    try folder.write(SmallCampaign.yaml(links: 1), to: "campaigns/small.yaml")
    expectRefused(
      try await start(folder, "plan", "--sandbox"), "/.xqr-campaign/sandbox.db': not a directory")
  }

  @Test func `a store that a sandbox serves isn't served by a second one`() async throws {
    let folder = try Folder.campaign(SmallCampaign.yaml(links: 3))
    let first = try Tool.start(
      ["sandbox"], in: folder.url, environment: ["PATH": "/usr/bin:/bin"])
    try await first.wait { first.output.hasSuffix("\n") }
    let address = try #require(first.output.firstMatch(of: /SANDBOX on (http\S+)/)).1
    expectRefused(
      try await start(folder, "sandbox"), "sandbox.db': process \(first.processID) serves it",
      "XQR_BASE_URL=\(address)", "'--store'")
    // Commands with a sandbox of their own share the store, as they do among each other.
    let applied = try await start(folder, "apply", "--auto-approve", "--sandbox")
    #expect(applied.status == 0, "\(applied.everything)")
    first.send(SIGKILL)
    _ = await first.end()
    // What a kill leaves is no lock.
    let again = try Tool.start(
      ["sandbox"], in: folder.url, environment: ["PATH": "/usr/bin:/bin"])
    try await again.wait { again.output.hasSuffix("\n") }
    again.send(SIGTERM)
    let ended = await again.end()
    #expect(ended.status == 0 && ended.errors.isEmpty)
  }

  @Test func `somebody else's database is left as it is`() async throws {
    let folder = try Folder()
    let path = folder.url.appendingPathComponent("other.db").path
    let made = try await RunningTool(
      ["-c", "import sqlite3; sqlite3.connect('\(path)').execute('CREATE TABLE books (x)')"],
      of: "/usr/bin/python3", in: folder.url, environment: [:]
    ).end()
    try #require(made.status == 0, "\(made.errors)")
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let run = try await start(folder, "sandbox", "--store", "other.db")
    expectRefused(run, "other.db': a database of something else", "'--store'")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }
}
