import Diagnostics
import Links
import Testing

@testable import Planning

/// Plugins in the lock file, beside frozen codes.
@Suite struct LockedPluginTests {
  private static func plugin(
    _ name: String = "crm", version: String = "1.0", env: [String] = [],
    files: [LockedPlugin.File] = [file("main.py"), file("plugin.yaml")]
  ) -> LockedPlugin {
    LockedPlugin(
      name: name, version: version, protocolVersion: 1, runtime: "exec",
      net: ["crm.example.com:443"], read: [], env: env, digest: "sha256:00", files: files)
  }

  private static func file(
    _ path: String, isExecutable: Bool = false, digest: String = "aa"
  ) -> LockedPlugin.File {
    LockedPlugin.File(path: path, isExecutable: isExecutable, digest: digest)
  }

  private func read(_ text: String) throws(DiagnosticList) -> Lock {
    var files = SourceFiles()
    let id = files.add(path: "xqr.lock", bytes: Array(text.utf8))
    return try LockFile.read(Array(text.utf8), id)
  }

  @Test func `plugins and codes come back as they were written`() throws {
    let code = FrozenCode(
      campaign: "c", key: "k", slug: "s", since: .init(seconds: 1_780_000_000))
    let lock = try Lock([code]).with([Self.plugin("crm"), Self.plugin("chat", env: ["TOKEN"])])
    let text = String(decoding: LockFile.bytes(lock), as: UTF8.self)
    #expect(text.hasPrefix("{\"format_version\":\"1.1\""))
    #expect(text.split(separator: "\n").count == 2 + 2 * 3)
    let again = try read(text)
    #expect(again == lock)
    #expect(again.plugins.map(\.name) == ["chat", "crm"])
  }

  @Test func `freezing more codes and renaming keys leaves plugins alone`() throws {
    let code = FrozenCode(campaign: "c", key: "k", slug: "s", since: .init(seconds: 0))
    let lock = Lock().with([Self.plugin()])
    let more = try lock.adding([code]).renaming(["k": "l"], of: "c")
    #expect(more.plugins == [Self.plugin()] && more.codes.map(\.key) == ["l"])
  }

  @Test func `a lock of version 1.0 is read`() throws {
    let lock = try read(#"{"format_version":"1.0","kind":"xqr-campaign.lock"}"#)
    #expect(lock.plugins.isEmpty)
  }

  @Test func `a plugin that is locked twice in other words is an error at its line`() throws {
    let one = String(decoding: LockFile.bytes(Lock().with([Self.plugin()])), as: UTF8.self)
    let lines = one.split(separator: "\n").map(String.init)
    #expect(try read((lines + lines.dropFirst()).joined(separator: "\n")).plugins.count == 1)
    let other = lines[1].replacing("\"1.0\"", with: "\"2.0\"")
    #expect(throws: DiagnosticList.self) { try read((lines + [other]).joined(separator: "\n")) }
  }

  @Test(arguments: [
    #"{"plugin":"crm","version":"1.0","protocol":1,"runtime":"exec","digest":"sha256:00"}"#,
    #"{"of":"crm","path":"main.py","sha256":"aa"}"#, "=======",
  ])
  func `a line that is none is an error`(line: String) {
    #expect(throws: DiagnosticList.self) {
      try read(#"{"format_version":"1.1","kind":"xqr-campaign.lock"}"# + "\n" + line)
    }
  }

  @Test func `what changed is said file by file, and what more is asked for`() {
    let old = Self.plugin(files: [
      Self.file("a"), Self.file("b"), Self.file("c"), Self.file("d", isExecutable: true),
    ])
    let new = Self.plugin(
      version: "1.1", env: ["TOKEN"],
      files: [
        Self.file("b", digest: "bb"), Self.file("c", isExecutable: true), Self.file("d"),
        Self.file("e"),
      ])
    #expect(
      old.differences(to: new) == [
        "version 1.0 → 1.1", "asks for env TOKEN", "a removed", "b changed",
        "c made executable", "d no longer executable", "e added",
      ])
    #expect(old.differences(to: old).isEmpty)
  }
}
