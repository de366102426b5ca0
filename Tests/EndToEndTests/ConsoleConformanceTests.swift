import Foundation
import Testing

/// The conformance suite of the expression language, asked of the binary.
@Suite struct ConsoleConformanceTests {
  private static let suite = Folder.package.deletingLastPathComponent()
    .appendingPathComponent("shared/conformance/cel")

  /// Cases that must fail, each with the reason.
  private static let skipped: [String: String] = [:]

  @Test func `'console --jsonl' does what the conformance suite says, but for listed cases`()
    async throws
  {
    let files = try? FileManager.default.contentsOfDirectory(atPath: Self.suite.path)
    guard let files else {
      print("SKIPPED: the CEL conformance suite is not beside the package")
      return
    }
    let console = try Conversation(["console", "--jsonl"], in: Self.suite)
    var passed = 0
    var ids: Set<String> = []
    for file in files.sorted() where file.hasSuffix(".jsonl") {
      let lines = try Data(contentsOf: Self.suite.appendingPathComponent(file)).split(
        separator: 0x0A)
      for line in lines {
        let item = try #require(JSONSerialization.jsonObject(with: line) as? [String: Any])
        let id = try #require(item["id"] as? String)
        ids.insert(id)
        let failure = try failure(of: item, asking: console)
        if let reason = Self.skipped[id] {
          if failure == nil { Issue.record("\(id) passes: take it off the list (\(reason))") }
        } else if let failure {
          Issue.record("\(id): \(failure)")
        } else {
          passed += 1
        }
      }
    }
    print(
      "CEL conformance of the console: \(passed) of \(ids.count), \(Self.skipped.count) skipped")
    #expect(ids.count >= 929 && ids.isSuperset(of: Self.skipped.keys))
    #expect(await console.end().status == 0)
  }

  /// Nil where the console answers as the case wants, else its answer.
  private func failure(of item: [String: Any], asking console: Conversation) throws -> String? {
    let request = item.filter { ["expr", "bindings", "container"].contains($0.key) }
    try console.say(JSONSerialization.data(withJSONObject: request))
    let line = Data(try #require(console.hear(), "the console has gone"))
    let answer = try #require(JSONSerialization.jsonObject(with: line) as? [String: Any])
    let expected = try #require(item["expect"] as? [String: Any])
    let shown = String(decoding: line, as: UTF8.self)
    guard let value = expected["value"] else {
      guard let error = answer["error"] as? [String: Any], error["code"] is String,
        error["message"] is String, error["offset"] is Int
      else { return "no error, but \(shown)" }
      return nil
    }
    guard let given = answer["value"] else { return shown }
    return try Self.canonical(given) == Self.canonical(value) ? nil : shown
  }

  /// A typed value as text, the entries of its maps in the order of theirs.
  private static func canonical(_ value: Any) throws -> String {
    let value = try #require(value as? [String: Any])
    let type = try #require(value["type"] as? String)
    switch value["value"] {
    case let items as [Any] where type == "list":
      return try "[" + items.map(canonical).joined(separator: ",") + "]"
    case let pairs as [[Any]] where type == "map":
      let entries = try pairs.map { try canonical($0[0]) + ":" + canonical($0[1]) }
      return "{" + entries.sorted().joined(separator: ",") + "}"
    case let text as String: return type + Array(text.utf8).description
    case let bool as Bool: return type + String(bool)
    default: return type
    }
  }
}
