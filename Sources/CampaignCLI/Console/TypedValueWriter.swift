import Bytes
import Expressions
import JSON

extension JSONWriter {
  /// Writes a value with its type, as ``TypedValueReader`` reads it.
  ///
  /// A row is a map of its cells. Two types are never read: `optional`, whose value is a typed value
  /// or null, and `marked_text`.
  mutating func typed(_ value: Value) {
    switch value {
    case .null: typed("null") { $0.null() }
    case .bool(let value): typed("bool") { $0.bool(value) }
    case .int(let value): typed("int") { $0.string(String(value)) }
    case .uint(let value): typed("uint") { $0.string(String(value)) }
    case .double(let value): typed("double") { $0.string(Self.digits(value)) }
    case .string(let text): typed("string") { $0.string(text) }
    case .bytes(let bytes): typed("bytes") { $0.string(Base64.encode(bytes)) }
    case .timestamp(let instant): typed("timestamp") { $0.string(instant.text) }
    case .duration(let span): typed("duration") { $0.string(span.text) }
    case .type(let name): typed("type") { $0.string(name) }
    case .marked(let marked): typed("marked_text") { $0.string(marked.text) }
    case .list(let items): typed("list") { $0.array(items) { $0.typed($1) } }
    case .map(let map): typed("map") { $0.entries(Array(zip(map.keys, map.values))) }
    case .row(let row):
      let cells = row.table.columnNames.compactMap { name in
        row[name].map { (Value.string(name), $0) }
      }
      typed("map") { $0.entries(cells) }
    case .optional(let value):
      typed("optional") { if let value { $0.typed(value) } else { $0.null() } }
    }
  }

  private mutating func typed(_ type: String, _ content: (inout JSONWriter) -> Void) {
    beginObject()
    key("type")
    string(type)
    key("value")
    content(&self)
    endObject()
  }

  private mutating func entries(_ entries: [(Value, Value)]) {
    array(entries) { writer, entry in
      writer.beginArray()
      writer.typed(entry.0)
      writer.typed(entry.1)
      writer.endArray()
    }
  }

  private mutating func array<Item>(_ items: [Item], _ write: (inout JSONWriter, Item) -> Void) {
    beginArray()
    for item in items { write(&self, item) }
    endArray()
  }

  /// The shortest decimal that reads back to the same double, with an exponent from 1e+16 on.
  private static func digits(_ number: Double) -> String {
    let text = number.isNaN ? "nan" : number.description
    guard number.magnitude >= 1e16, text.hasSuffix(".0") else { return text }
    let sign = number < 0 ? "-" : ""
    let whole = text.dropFirst(sign.count).dropLast(2)
    var fraction = whole.dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    let point = fraction.isEmpty ? "" : "."
    return "\(sign)\(whole.prefix(1))\(point)\(fraction)e+\(whole.count - 1)"
  }
}
