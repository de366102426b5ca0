import Diagnostics
import JSON
import YAMLSyntax

extension Node {
  /// A mapping of plain values as a JSON object, in the order of the file.
  ///
  /// - Parameter diagnostics: Gets every expression, and every number that JSON has no form for.
  func configuration(_ diagnostics: inout DiagnosticList) -> [UInt8] {
    guard case .mapping = kind else {
      diagnostics.report(.wrongShape(self, expected: "'config' is a mapping"))
      return []
    }
    var json = JSONWriter()
    write(into: &json, &diagnostics)
    return json.bytes
  }

  private func write(into json: inout JSONWriter, _ diagnostics: inout DiagnosticList) {
    switch kind {
    case .scalar(let scalar): write(scalar, into: &json, &diagnostics)
    case .sequence(let items):
      json.beginArray()
      for item in items { item.write(into: &json, &diagnostics) }
      json.endArray()
    case .mapping(let mapping):
      json.beginObject()
      for entry in mapping.entries {
        json.key(entry.key)
        entry.value.write(into: &json, &diagnostics)
      }
      json.endObject()
    }
  }

  private func write(
    _ scalar: Scalar, into json: inout JSONWriter, _ diagnostics: inout DiagnosticList
  ) {
    switch scalar.value {
    case .null: json.null()
    case .bool(let value): json.bool(value)
    case .int(let value): json.int(value)
    case .double(let value) where value.isFinite: json.double(value)
    case .double:
      diagnostics.report(.wrongShape(self, expected: "'config' has numbers that are finite"))
      json.null()
    case .string: json.string(plainText("config", &diagnostics) ?? "")
    }
  }
}
