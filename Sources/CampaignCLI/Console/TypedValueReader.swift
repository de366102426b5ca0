import Bytes
import Expressions
import JSON

/// Reads values from JSON in which each says its type: `{"type": "int", "value": "1"}`.
enum TypedValueReader {
  /// The value; nil where the JSON is none, at any depth.
  static func value(_ json: JSONValue) -> Value? {
    guard let type = json["type"]?.string, let content = json["value"] else { return nil }
    switch type {
    case "null": return content.isNull ? .null : nil
    case "bool": return content.bool.map { .bool($0) }
    case "list": return list(content)
    case "map": return map(content)
    default: return content.string.flatMap { scalar(type, $0) }
    }
  }

  private static func scalar(_ type: String, _ text: String) -> Value? {
    switch type {
    case "string": .string(text)
    case "int": Int64(text).map { .int($0) }
    case "uint": UInt64(text).map { .uint($0) }
    case "double": Double(text).map { .double($0) }
    case "bytes": Base64.decode(Array(text.utf8)).map { .bytes($0) }
    case "timestamp": Timestamp(text).map { .timestamp($0) }
    case "duration": TimeSpan(text).map { .duration($0) }
    case "type": .type(text)
    default: nil
    }
  }

  private static func list(_ json: JSONValue) -> Value? {
    guard json.kind == .array else { return nil }
    var items: [Value] = []
    for element in json.elements {
      guard let item = value(element) else { return nil }
      items.append(item)
    }
    return .list(items)
  }

  private static func map(_ json: JSONValue) -> Value? {
    guard json.kind == .array else { return nil }
    var builder = ValueMap.Builder()
    for element in json.elements {
      let pair = Array(element.elements)
      guard pair.count == 2, let key = value(pair[0]), let value = value(pair[1]),
        builder.insert(key, value) == .done
      else { return nil }
    }
    return .map(builder.map)
  }
}
