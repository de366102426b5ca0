extension Value {
  /// The value as source text, shortened, for messages.
  package var display: String { Extent.glance.text(of: self) }

  /// The value as source text, all of it: an expression that gives it again, as far as there is one.
  package var sourceText: String { Extent.whole.text(of: self) }

  /// The text in double quotes with CEL's escapes, also for what would steer a terminal.
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
      case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{61C}", "\u{200B}"..."\u{200F}",
        "\u{2028}"..."\u{202E}", "\u{2060}"..."\u{206F}", "\u{FEFF}":
        result += "\\u" + hexadecimal(scalar.value, digits: 4)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func hexadecimal(_ number: UInt32, digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// How much of a value is shown.
  private struct Extent {
    let isWhole: Bool
    /// Of lists and maps within each other.
    let levels: Int
    let items: Int
    let characters: Int

    static let glance = Extent(isWhole: false, levels: 3, items: 5, characters: 60)
    static let whole = Extent(isWhole: true, levels: .max, items: .max, characters: .max)

    private var inside: Extent {
      Extent(isWhole: isWhole, levels: levels - 1, items: items, characters: characters)
    }

    func text(of value: Value) -> String {
      guard levels > 0 else { return "…" }
      return switch value {
      case .null: "null"
      case .bool(let value): String(value)
      case .int(let value): String(value)
      case .uint(let value): "\(value)u"
      case .double(let value): value.description
      case .string(let text): Value.quoted(cut(text))
      case .bytes(let bytes): self.text(of: bytes)
      case .list(let items): list(items.lazy.map { inside.text(of: $0) }, "[", "]")
      case .map(let map):
        list(map.keys.indices.lazy.map { entry(map.keys[$0], map.values[$0]) }, "{", "}")
      case .optional(let value):
        value.map { "optional.of(\(inside.text(of: $0)))" } ?? "optional.none()"
      case .timestamp(let instant): "timestamp(\"\(instant.text)\")"
      case .duration(let span): "duration(\"\(span.text)\")"
      case .type(let name): name
      case .row(let row) where isWhole: cells(of: row)
      case .row(let row): row.display
      case .marked(let marked): "\(marked.mark.rawValue)(\(Value.quoted(marked.text)))"
      }
    }

    private func cut(_ text: String) -> String {
      text.unicodeScalars.count > characters
        ? String(text.unicodeScalars.prefix(characters)) + "…" : text
    }

    private func text(of bytes: [UInt8]) -> String {
      guard isWhole else { return "\(bytes.count) bytes" }
      let digits = bytes.map { "\\x" + Value.hexadecimal(UInt32($0), digits: 2) }
      return "b\"\(digits.joined())\""
    }

    private func entry(_ key: Value, _ value: Value) -> String {
      "\(inside.text(of: key)): \(inside.text(of: value))"
    }

    /// A row as the map that it reads like.
    private func cells(of row: TableRow) -> String {
      let cells = row.table.columnNames.compactMap { name in
        row[name].map { entry(.string(name), $0) }
      }
      return list(cells, "{", "}")
    }

    private func list(
      _ parts: some RandomAccessCollection<String>, _ open: String, _ close: String
    ) -> String {
      let shown = Array(parts.prefix(items)) + (parts.count > items ? ["…"] : [])
      return open + shown.joined(separator: ", ") + close
    }
  }
}
