import Expressions
import JSON

/// Values as JSON, as plugins and data know them.
enum ValueJSON {
  /// Writes a value; what JSON has no word for is written as its text.
  ///
  /// Rows are objects of their cells, in the order of their columns.
  static func write(_ value: Value, to json: inout JSONWriter) {
    switch value {
    case .null, .optional(nil): json.null()
    case .bool(let value): json.bool(value)
    case .int(let value): json.int(value)
    case .uint(let value): json.int(value)
    case .double(let value) where value.isFinite: json.double(value)
    case .string(let text): json.string(text)
    case .optional(let value?): write(value, to: &json)
    case .marked(let marked): json.string(marked.text)
    case .list(let items):
      json.beginArray()
      for item in items { write(item, to: &json) }
      json.endArray()
    case .map(let map): write(zip(map.names, map.values), to: &json)
    case .row(let row):
      let table = row.table
      write(
        table.columnNames.indices.lazy.compactMap { column in
          table.value(row: row.index, column: column).map { (table.columnNames[column], $0) }
        }, to: &json)
    case .double, .bytes, .timestamp, .duration, .type: json.string(value.plainText ?? "\(value)")
    }
  }

  private static func write(
    _ members: some Sequence<(String, Value)>, to json: inout JSONWriter
  ) {
    json.beginObject()
    for (name, value) in members {
      json.key(name)
      write(value, to: &json)
    }
    json.endObject()
  }

  /// The value as expressions know it.
  ///
  /// - Parameter isFaulty: Becomes true where a number is too large to be kept or a name stands
  ///   twice in one object.
  static func value(_ json: JSONValue, _ isFaulty: inout Bool) -> Value {
    switch json.kind {
    case .null: return .null
    case .bool: return .bool(json.bool ?? false)
    case .string: return .string(json.string ?? "")
    case .array:
      var items: [Value] = []
      for item in json.elements { items.append(value(item, &isFaulty)) }
      return .list(items)
    case .object:
      var entries: [(String, Value)] = []
      for member in json.members {
        entries.append(
          (String(decoding: member.name, as: UTF8.self), value(member.value, &isFaulty)))
      }
      let map = ValueMap(entries)
      if map.count < entries.count { isFaulty = true }
      return .map(map)
    case .number:
      if let number = json.int { return .int(number) }
      if json.isInteger { isFaulty = true }
      return .double(json.double ?? 0)
    }
  }
}
