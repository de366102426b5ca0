/// Reads one JSON text (RFC 8259), whole.
///
/// - Complexity: O(*n*) in the bytes; nesting is refused beyond 64 levels.
struct JSONParser {
  /// The text is not JSON; `offset` is the byte where reading stopped.
  struct Fault: Error, Equatable {
    var offset: Int
  }

  private static let deepest = 64
  private let bytes: [UInt8]
  private(set) var at = 0
  private var depth = 0

  static func parse(_ bytes: [UInt8]) throws(Fault) -> JSON {
    var parser = JSONParser(bytes: bytes)
    let value = try parser.value()
    parser.skipBlanks()
    guard parser.at == bytes.count else { throw parser.fault }
    return value
  }

  init(bytes: [UInt8]) { self.bytes = bytes }

  private var fault: Fault { Fault(offset: at) }
  var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard next == byte else { return false }
    at += 1
    return true
  }

  mutating func value() throws(Fault) -> JSON {
    skipBlanks()
    guard let first = next else { throw fault }
    switch first {
    case UInt8(ascii: "{"): return try nested { parser throws(Fault) in try parser.object() }
    case UInt8(ascii: "["): return try nested { parser throws(Fault) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func nested(
    _ body: (inout JSONParser) throws(Fault) -> JSON
  ) throws(Fault) -> JSON {
    depth += 1
    guard depth <= Self.deepest else { throw fault }
    at += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(Fault) -> JSON {
    var members: [JSON.Member] = []
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipBlanks()
      let name = try string()
      guard take(UInt8(ascii: ":")) else { throw fault }
      members.append(.init(name: name, value: try value()))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw fault }
    return .object(members)
  }

  private mutating func array() throws(Fault) -> JSON {
    var items: [JSON] = []
    if take(UInt8(ascii: "]")) { return .array(items) }
    repeat { items.append(try value()) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw fault }
    return .array(items)
  }

  private mutating func word(_ text: StaticString, _ value: JSON) throws(Fault) -> JSON {
    let end = at + text.utf8CodeUnitCount
    let matches = text.withUTF8Buffer { word in
      end <= bytes.count && bytes[at..<end].elementsEqual(word)
    }
    guard matches else { throw fault }
    at = end
    return value
  }

  private mutating func digits() throws(Fault) {
    let start = at
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { at += 1 }
    guard at > start else { throw fault }
  }

  private mutating func number() throws(Fault) -> String {
    let start = at
    if next == UInt8(ascii: "-") { at += 1 }
    let leading = at
    try digits()
    guard at - leading == 1 || bytes[leading] != UInt8(ascii: "0") else { throw fault }
    if next == UInt8(ascii: ".") {
      at += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      at += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }
}

extension JSONParser {
  mutating func string() throws(Fault) -> String {
    guard next == UInt8(ascii: "\"") else { throw fault }
    at += 1
    let start = at
    while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      at += 1
    }
    var text = try validated(bytes[start..<at])
    while true {
      guard let byte = next, byte >= 0x20 else { throw fault }
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return text
      case UInt8(ascii: "\\"):
        at += 1
        text.unicodeScalars.append(try escape())
      default:
        let start = at
        while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\")
        { at += 1 }
        text += try validated(bytes[start..<at])
      }
    }
  }

  private func validated(_ slice: ArraySlice<UInt8>) throws(Fault) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else { throw fault }
    return text
  }

  private mutating func escape() throws(Fault) -> Unicode.Scalar {
    guard let byte = next else { throw fault }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw fault
    }
  }

  private mutating func unicodeEscape() throws(Fault) -> Unicode.Scalar {
    let high = try hexQuad()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, next == UInt8(ascii: "\\") else { throw fault }
    at += 1
    guard next == UInt8(ascii: "u") else { throw fault }
    at += 1
    let low = try hexQuad()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw fault }
    return scalar
  }

  private mutating func hexQuad() throws(Fault) -> UInt32 {
    guard at + 4 <= bytes.count,
      bytes[at..<at + 4].allSatisfy({ UInt8(ascii: "0") <= $0 }),
      let value = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    else { throw fault }
    at += 4
    return value
  }
}
