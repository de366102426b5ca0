import Diagnostics
import Expressions
import JSON

/// One line of `console --jsonl`: `{"expr": …, "bindings": {name: typed value}, "container": …}`.
///
/// The answer is `{"value": typed value}` or `{"error": {"code", "message", "offset"}}`, where the
/// offset counts the bytes of the expression, and is null where the request itself is at fault. What
/// doesn't exist is a fault only where its value is needed.
struct ConsoleRequest {
  private let source: String
  private let bindings: [(name: String, value: Value)]
  private let container: String

  /// - Throws: Why the line is no request.
  init(_ line: [UInt8]) throws(Refusal) {
    let json: JSONValue
    do throws(JSONError) { json = try JSONDocument(parsing: line).root } catch {
      throw Refusal(reason: "the line is not JSON: \(error.text)")
    }
    guard let source = json["expr"]?.string else {
      throw Refusal(reason: "the line is no object with a string 'expr'")
    }
    self.source = source
    if let container = json["container"], !container.isNull, container.string == nil {
      throw Refusal(reason: "'container' is not a string")
    }
    container = json["container"]?.string ?? ""
    if let bindings = json["bindings"], !bindings.isNull, bindings.kind != .object {
      throw Refusal(reason: "'bindings' is not an object")
    }
    var bindings: [(name: String, value: Value)] = []
    for member in json["bindings"].map({ Array($0.members) }) ?? [] {
      let name = member.key.string ?? ""
      guard let value = TypedValueReader.value(member.value) else {
        throw Refusal(reason: "the binding '\(name)' is not a typed value")
      }
      bindings.append((name, value))
    }
    self.bindings = bindings
  }

  struct Refusal: Error { let reason: String }

  /// The answer to a line, with a line break.
  static func answer(_ line: LineReader.Line) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    do throws(Refusal) {
      guard case .text(let bytes) = line else {
        throw Refusal(reason: "the line has more than \(LineReader.limit) bytes")
      }
      try ConsoleRequest(bytes).answer(&json)
    } catch {
      json.error(.notARequest, error.reason, at: nil)
    }
    json.endObject()
    json.newline()
    return json.bytes
  }

  private func answer(_ json: inout JSONWriter) {
    do throws(ExpressionError) {
      let scope = Scope(bindings.map(\.name), container: container)
      let expression = try Expression(parsing: source, allowsComments: true)
        .resolved(in: scope, isChecked: false)
      let value = try Interpreter().evaluate(
        expression, in: ValueEnvironment(bindings.map(\.value)))
      json.key("value")
      json.typed(value)
    } catch {
      json.error(error.code, error.detail, at: error.range.lowerBound)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func error(_ code: Diagnostic.Code, _ message: String, at offset: Int?) {
    key("error")
    beginObject()
    key("code")
    string(code.id)
    key("message")
    string(message)
    key("offset")
    if let offset { int(offset) } else { null() }
    endObject()
  }
}

extension Diagnostic.Code {
  fileprivate static let notARequest = Diagnostic.Code("XQ4020", "not a request of the console")
}
