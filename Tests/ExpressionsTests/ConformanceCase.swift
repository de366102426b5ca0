import Diagnostics
import Expressions
import Foundation

/// One case of the conformance suite of the language.
struct ConformanceCase {
  let id: String
  let file: String
  let source: String
  let bindings: [(name: String, value: Value)]
  let container: String
  /// Nil where an error is expected.
  let expected: Value?

  /// All cases, or nil where the suite is not there.
  static func all() throws -> [ConformanceCase]? {
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let folder = root.deletingLastPathComponent().appending(path: "shared/conformance/cel")
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      return nil
    }
    return try files.filter { $0.hasSuffix(".jsonl") }.sorted().flatMap { file in
      try Data(contentsOf: folder.appending(path: file)).split(separator: 0x0A)
        .map { try ConformanceCase(JSONSerialization.jsonObject(with: $0)) }
    }
  }

  private init(_ object: Any) throws {
    guard let object = object as? [String: Any], let id = object["id"] as? String,
      let file = object["file"] as? String, let source = object["expr"] as? String,
      let bindings = object["bindings"] as? [String: Any],
      let expected = object["expect"] as? [String: Any]
    else { throw Malformed(what: "\(object)") }
    self.id = id
    self.file = file
    self.source = source
    container = object["container"] as? String ?? ""
    self.bindings = try bindings.sorted { $0.key < $1.key }
      .map { ($0.key, try Self.value($0.value)) }
    self.expected = try expected["value"].map(Self.value)
  }

  struct Malformed: Error { let what: String }

  private static func value(_ object: Any) throws -> Value {
    guard let object = object as? [String: Any], let type = object["type"] as? String,
      let content = object["value"]
    else { throw Malformed(what: "\(object)") }
    switch (type, content) {
    case ("null", _): return .null
    case ("bool", let value as Bool): return .bool(value)
    case ("string", let text as String): return .string(text)
    case ("type", let name as String): return .type(name)
    case ("int", let text as String): if let number = Int64(text) { return .int(number) }
    case ("uint", let text as String): if let number = UInt64(text) { return .uint(number) }
    case ("double", let text as String): if let number = Double(text) { return .double(number) }
    case ("bytes", let text as String):
      if let data = Data(base64Encoded: text) { return .bytes(Array(data)) }
    case ("timestamp", let text as String):
      if let instant = Timestamp(text) { return .timestamp(instant) }
    case ("duration", let text as String):
      if let span = TimeSpan(text) { return .duration(span) }
    case ("list", let items as [Any]): return .list(try items.map(value))
    case ("map", let entries as [[Any]]):
      var builder = ValueMap.Builder()
      for entry in entries { builder.insert(try value(entry[0]), try value(entry[1])) }
      return .map(builder.map)
    default: break
    }
    throw Malformed(what: "\(object)")
  }

  /// Nil if the case passes, else what came instead.
  func failure() -> String? {
    do {
      let scope = Scope(bindings.map(\.name), container: container)
      let expression = try Expression(parsing: source).resolved(in: scope, isChecked: false)
      let value = try Interpreter().evaluate(
        expression, in: ValueEnvironment(bindings.map(\.value)))
      guard let expected else { return "gives \(value.display) instead of an error" }
      return value.isIdentical(to: expected)
        ? nil : "gives \(value.display) instead of \(expected.display)"
    } catch {
      guard let expected else { return nil }
      return "\(error.code.id) \(error.detail) instead of \(expected.display)"
    }
  }
}
