// simdjson says that a text is wrong, not where. This reads the text a second time, by the grammar
// of RFC 8259 and only for a text that was refused, to find the place.

/// Finds the first byte at which a text stops being one JSON document, or the first number that
/// can't be kept.
struct JSONFaultFinder {
  private let bytes: [UInt8]
  private var index = 0
  /// The closing bytes of what is open, the innermost last.
  private var open: [UInt8] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Nil where the grammar has nothing against the text.
  ///
  /// - Complexity: O(*n*).
  mutating func fault() -> JSONError? {
    while true {
      do throws(JSONError) {
        if try value() { continue }
        while try !separator() {}
        if open.isEmpty { return nil }
      } catch {
        return error
      }
    }
  }

  /// Reads a plain value or the beginning of a filled list or object; true asks for another value.
  private mutating func value() throws(JSONError) -> Bool {
    skipBlanks()
    guard let byte = current else { throw fault("the text ends where a value should stand") }
    switch byte {
    case 0x7B:
      try begin(0x7D)
      if current == 0x7D { return false }
      try key()
      return true
    case 0x5B:
      try begin(0x5D)
      return current != 0x5D
    case 0x22: try string()
    case 0x2D, 0x30...0x39: try number()
    case 0x74: try word("true")
    case 0x66: try word("false")
    case 0x6E: try word("null")
    default: throw fault("a value should stand here")
    }
    return false
  }

  /// Reads what stands behind a value; true where a value, or nothing, follows.
  private mutating func separator() throws(JSONError) -> Bool {
    skipBlanks()
    guard let closing = open.last else {
      guard current == nil else { throw fault("something stands behind the document") }
      return true
    }
    switch current {
    case closing:
      index += 1
      open.removeLast()
      return false
    case 0x2C:
      index += 1
      skipBlanks()
      if closing == 0x7D { try key() }
      return true
    case nil:
      throw fault("the text ends in the middle of \(closing == 0x7D ? "an object" : "a list")")
    default: throw fault("a comma or '\(closing == 0x7D ? "}" : "]")' should stand here")
    }
  }

  private mutating func begin(_ closing: UInt8) throws(JSONError) {
    open.append(closing)
    if open.count >= JSONDocument.depthLimit { throw fault("the text is nested too deeply") }
    index += 1
    skipBlanks()
  }

  private mutating func key() throws(JSONError) {
    guard current == 0x22 else { throw fault("a name in double quotes should stand here") }
    try string()
    skipBlanks()
    guard current == 0x3A else { throw fault("a colon should stand here") }
    index += 1
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }

  private func fault(_ text: String) -> JSONError { JSONError(offset: index, text: text) }
}

extension JSONFaultFinder {
  private mutating func word(_ text: StaticString) throws(JSONError) {
    for offset in 0..<text.utf8CodeUnitCount {
      guard current == text.utf8Start[offset] else { throw fault("'\(text)' is cut or misspelt") }
      index += 1
    }
  }

  private mutating func number() throws(JSONError) {
    let start = index
    var isWhole = true
    if current == 0x2D { index += 1 }
    if current == 0x30 {
      index += 1
    } else {
      try digits()
    }
    if current == 0x2E {
      isWhole = false
      index += 1
      try digits()
    }
    if current == 0x65 || current == 0x45 {
      isWhole = false
      index += 1
      if current == 0x2B || current == 0x2D { index += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    let fits =
      isWhole
      ? Int64(text) != nil || UInt64(text) != nil : Double(text).map(\.isFinite) ?? false
    if !fits { throw JSONError(offset: start, text: "the number is too large to be kept") }
  }

  private mutating func digits() throws(JSONError) {
    let start = index
    while let byte = current, (0x30...0x39).contains(byte) { index += 1 }
    if index == start { throw fault("a digit should stand here") }
  }

  private mutating func string() throws(JSONError) {
    index += 1
    while let byte = current {
      switch byte {
      case 0x22:
        index += 1
        return
      case 0x5C: try escape()
      case ..<0x20: throw fault("a control character in a string has to be escaped")
      case 0x80...: try scalar()
      default: index += 1
      }
    }
    throw fault("the text ends in the middle of a string")
  }

  private mutating func escape() throws(JSONError) {
    let start = index
    index = min(bytes.count, index + 2)
    guard start + 1 < bytes.count else { return }
    switch bytes[start + 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return
    case 0x75: break
    default: throw JSONError(offset: start, text: "there is no such escape")
    }
    guard let unit = hexadecimal() else {
      throw JSONError(offset: start, text: "four hexadecimal digits should stand behind '\\u'")
    }
    guard unit & 0xF800 == 0xD800 else { return }
    let isPair = bytes[min(index, bytes.count)...].starts(with: [0x5C, 0x75])
    index += 2
    guard unit < 0xDC00, isPair, let low = hexadecimal(), low & 0xFC00 == 0xDC00 else {
      throw JSONError(offset: start, text: "half a surrogate pair is no character")
    }
  }

  private mutating func hexadecimal() -> UInt16? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = bytes[index..<index + 4]
    index += 4
    guard digits.allSatisfy({ $0 != 0x2B && $0 != 0x2D }) else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// One character beyond ASCII.
  private mutating func scalar() throws(JSONError) {
    let rest = bytes[index..<min(bytes.count, index + 4)]
    for count in 2...4 where count <= rest.count {
      if String(validating: rest.prefix(count), as: UTF8.self) != nil {
        index += count
        return
      }
    }
    throw fault("the text is not UTF-8")
  }
}
