extension Value {
  /// The value as source text, shortened, for messages.
  package var display: String { display(levels: 3) }

  private func display(levels: Int) -> String {
    guard levels > 0 else { return "…" }
    return switch self {
    case .null: "null"
    case .bool(let value): String(value)
    case .int(let value): String(value)
    case .uint(let value): "\(value)u"
    case .double(let value): value.description
    case .string(let text): Self.quoted(text.count > 60 ? text.prefix(60) + "…" : text)
    case .bytes(let bytes): "\(bytes.count) bytes"
    case .list(let items):
      Self.joined(items.prefix(5).map { $0.display(levels: levels - 1) }, items.count, "[", "]")
    case .map(let map):
      Self.joined(
        zip(map.keys, map.values).prefix(5).map {
          "\($0.display): \($1.display(levels: levels - 1))"
        }, map.count,
        "{", "}")
    case .optional(let value):
      value.map { "optional.of(\($0.display(levels: levels - 1)))" } ?? "optional.none()"
    case .timestamp(let instant): "timestamp(\"\(instant.text)\")"
    case .duration(let span): "duration(\"\(span.text)\")"
    case .type(let name): name
    case .row(let row): row.display
    case .marked(let marked): "\(marked.mark.rawValue)(\(Self.quoted(marked.text)))"
    }
  }

  private static func joined(
    _ parts: [String], _ count: Int, _ open: String, _ close: String
  ) -> String {
    open + (parts + (count > parts.count ? ["…"] : [])).joined(separator: ", ") + close
  }

  /// The text in double quotes with CEL's escapes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{07}": result += "\\a"
      case "\u{08}": result += "\\b"
      case "\u{0C}": result += "\\f"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0B}": result += "\\v"
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
