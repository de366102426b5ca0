/// A value of the expression language.
///
/// Strings are equal when their code points are: no normal form is applied.
package enum Value: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case list([Value])
  case map(ValueMap)
  indirect case optional(Value?)
  case timestamp(Timestamp)
  case duration(TimeSpan)
  /// The type of a value, by its CEL name.
  case type(String)
  indirect case marked(MarkedText)
  /// A row of a data source, which reads like a map of its cells.
  case row(TableRow)
}

extension Value {
  /// The CEL name of the value's type, such as `null_type`.
  package var typeName: String {
    switch self {
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .list: "list"
    case .map: "map"
    case .optional: "optional_type"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .type: "type"
    case .marked: "marked_text"
    case .row: "map"
    }
  }

  /// The type as said to people, with its article.
  package var typePhrase: String {
    switch self {
    case .null: "null"
    case .bool: "a bool"
    case .int: "an int"
    case .uint: "a uint"
    case .double: "a double"
    case .string: "a string"
    case .bytes: "bytes"
    case .list: "a list"
    case .map: "a map"
    case .optional: "an optional"
    case .timestamp: "a timestamp"
    case .duration: "a duration"
    case .type: "a type"
    case .marked(let text): "a text marked by '\(text.mark.rawValue)'"
    case .row(let row): "a row of '\(row.table.name)'"
    }
  }

  /// Every name of a type that expressions may use as a value.
  static let typeNames: Set<String> = [
    "null_type", "bool", "int", "uint", "double", "string", "bytes", "list", "map",
    "optional_type", "type", "google.protobuf.Timestamp", "google.protobuf.Duration",
  ]

  /// Whether `optional.ofNonZeroValue` makes nothing of the value.
  var isZero: Bool {
    switch self {
    case .null: true
    case .bool(let value): !value
    case .int(let value): value == 0
    case .uint(let value): value == 0
    case .double(let value): value == 0
    case .string(let value): value.isEmpty
    case .bytes(let value): value.isEmpty
    case .list(let value): value.isEmpty
    case .map(let value): value.count == 0
    case .optional(let value): value == nil
    case .timestamp(let value): value == Timestamp(seconds: 0, nanoseconds: 0)
    case .duration(let value): value.nanoseconds == 0
    case .type: false
    case .marked(let value): value.text.isEmpty
    case .row: false
    }
  }

  /// How many values are inside, itself included, counted up to `limit`.
  ///
  /// Lists share their items, so a small expression can make a value that is huge to walk.
  func size(upTo limit: Int) -> Int {
    var count = 1
    let inside: [Value]
    switch self {
    case .list(let items): inside = items
    case .map(let map): inside = map.values
    case .optional(let value?): inside = [value]
    default: return 1
    }
    for value in inside {
      guard count < limit else { return limit }
      count += value.size(upTo: limit - count)
    }
    return count
  }

  /// What the value alone adds to the memory an expression has used, in bytes.
  var weight: Int {
    switch self {
    case .string(let text): text.utf8.count
    case .bytes(let bytes): bytes.count
    case .list(let items): items.count * MemoryLayout<Value>.stride
    case .map(let map): map.count * 2 * MemoryLayout<Value>.stride
    case .marked(let marked): marked.text.utf8.count
    default: 0
    }
  }
}
