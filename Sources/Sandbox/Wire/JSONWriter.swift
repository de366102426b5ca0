/// Builds one JSON text as bytes, without a tree in between.
///
/// The caller puts the commas and brackets; a page of 200 links is one growing array.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 512) { bytes.reserveCapacity(capacity) }

  /// Appends text that is JSON already.
  mutating func raw(_ json: String) { bytes.append(contentsOf: json.utf8) }
  mutating func raw(_ json: [UInt8]) { bytes.append(contentsOf: json) }

  mutating func integer(_ value: Int) { raw(String(value)) }
  mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  mutating func string(_ text: String?) {
    guard var text else { return raw("null") }
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      if utf8.contains(where: Self.needsEscape) {
        for byte in utf8 { escaped(byte) }
      } else {
        bytes.append(contentsOf: utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes `items` with commas between, in brackets.
  mutating func array<Items: Sequence>(
    _ items: Items, _ element: (inout JSONWriter, Items.Element) -> Void
  ) {
    raw("[")
    var isFirst = true
    for item in items {
      if !isFirst { raw(",") }
      isFirst = false
      element(&self, item)
    }
    raw("]")
  }

  mutating func strings(_ texts: [String]) { array(texts) { $0.string($1) } }

  mutating func value(_ value: JSON) {
    switch value {
    case .null: raw("null")
    case .bool(let flag): bool(flag)
    case .number(let text): raw(text)
    case .string(let text): string(text)
    case .array(let items): array(items) { $0.value($1) }
    case .object(let members):
      raw("{")
      for (index, member) in members.enumerated() {
        if index > 0 { raw(",") }
        string(member.name)
        raw(":")
        self.value(member.value)
      }
      raw("}")
    }
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escaped(_ byte: UInt8) {
    guard Self.needsEscape(byte) else { return bytes.append(byte) }
    guard byte < 0x20 else { return bytes.append(contentsOf: [UInt8(ascii: "\\"), byte]) }
    raw(byte < 0x10 ? "\\u000" : "\\u00")
    raw(String(byte, radix: 16))
  }
}

extension JSONWriter {
  static func text(of value: JSON) -> String {
    var writer = JSONWriter()
    writer.value(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  static func text(of texts: [String]) -> String {
    var writer = JSONWriter(capacity: 64)
    writer.strings(texts)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
