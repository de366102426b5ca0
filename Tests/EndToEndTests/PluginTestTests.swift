import Foundation
import Glibc
import Testing

/// `plugin test`, with the plugins that `plugin new` writes.
@Suite struct PluginTestTests {
  private func run(
    _ folder: Folder, _ words: String..., environment: [String: String] = [:]
  ) async throws -> (status: Int32, output: String, errors: String) {
    let run = try await Tool.start(["plugin"] + words, in: folder.url, environment: environment)
      .end()
    return (run.status, run.output, run.errors)
  }

  @Test(arguments: [("--exec", "11 kept, 0 broken"), ("--lua", "7 kept, 0 broken")])
  func `a new plugin keeps the protocol`(kind: String, summary: String) async throws {
    let folder = try Folder.campaign("campaign: small\n")
    #expect(try await run(folder, "new", kind, "crm").status == 0)
    let test = try await run(folder, "test", "campaigns/plugins/crm")
    #expect(test.status == 0 && test.errors.isEmpty, "\(test)")
    #expect(test.output.hasPrefix("Plugin crm 0.1.0\n\nok "))
    #expect(test.output.hasSuffix("\n\(summary)\n"))
  }

  @Test func `what isn't kept is named, and the run fails`() async throws {
    let folder = try Folder.campaign("campaign: small\n")
    _ = try await run(folder, "new", "--exec", "crm")
    try folder.write(
      #"{"point":"function","name":"place","item":{"args":["Bern"]},"expect":"Bern"}"#,
      to: "campaigns/plugins/crm/tests.jsonl")
    let test = try await run(folder, "test", "campaigns/plugins/crm")
    #expect(test.status == 1)
    #expect(test.output.contains(#"case 1: function 'place': gave "bern", and not "Bern""#))
    #expect(test.output.hasSuffix("\n9 kept, 1 broken\n"))
  }

  @Test func `what can't be tested is said`() async throws {
    let folder = try Folder.campaign("campaign: small\n")
    _ = try await run(folder, "new", "--exec", "crm")
    let path = "campaigns/plugins/crm"
    let refused = try await run(folder, "test", path, environment: ["XQR_UNTRUSTED": "1"])
    #expect(refused.status == 1)
    #expect(
      refused.errors == "xqr-campaign: '\(path)': is a program, and '--untrusted' runs none\n")
    let list = try await run(folder, "test", path, "--config", "[]")
    #expect(list.errors == "xqr-campaign: '\(path)': '--config' is not a JSON object\n")
    try folder.write("{}\n", to: path + "/tests.jsonl")
    let cases = try await run(folder, "test", path)
    #expect(cases.errors == "xqr-campaign: '\(path)': tests.jsonl:1: has no 'point'\n")
    try folder.write("naem: crm\n", to: path + "/plugin.yaml")
    let manifest = try await run(folder, "test", path)
    #expect(manifest.status == 1 && manifest.errors.contains("Did you mean 'name'?"))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal takes a program along that ignores everything`(signal: Int32) async throws {
    let folder = try Folder.campaign("campaign: small\n")
    _ = try await run(folder, "new", "--exec", "crm")
    let note = folder.url.appending(path: "group").path
    try folder.write(
      """
      #!/bin/sh
      trap '' TERM INT
      echo $$ > '\(note)'
      while :; do sleep 60; done
      """, to: "campaigns/plugins/crm/main.py")
    let test = try Tool.start(
      ["plugin", "test", "campaigns/plugins/crm"], in: folder.url, environment: [:])
    try await test.wait { FileManager.default.contents(atPath: note)?.last == 0x0A }
    test.send(signal)
    let ended = await test.end()
    #expect(ended.status == 130 && ended.output.isEmpty, "\(ended.everything)")
    #expect(ended.errors == "xqr-campaign: interrupted\n")
    let text = try String(contentsOfFile: note, encoding: .utf8)
    let group = try #require(Int32(text.dropLast()))
    let deadline = ContinuousClock.now + .seconds(5)
    while isAlive(group), ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(!isAlive(group))
  }

  /// Whether the process runs; one that nobody has reaped doesn't.
  private func isAlive(_ id: Int32) -> Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8) else {
      return false
    }
    return !text.contains(") Z ")
  }
}
