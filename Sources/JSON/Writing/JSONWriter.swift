/// Writes JSON token by token: compact, in the order given, commas by itself.
///
/// Equal calls give equal bytes. Several values at the top stand behind each other, as JSON lines
/// want them; whoever wants lines asks for them with ``newline()``. Unbalanced calls are bugs and
/// trap.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []

  /// The closing bytes of what is open, the innermost last.
  private var open: [UInt8] = []
  private var needsComma = false
  private var followsKey = false
  private var lineBreaks = 0

  package init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  package mutating func beginObject() { begin(0x7B, 0x7D) }

  package mutating func endObject() { end(0x7D) }

  package mutating func beginArray() { begin(0x5B, 0x5D) }

  package mutating func endArray() { end(0x5D) }

  /// The name of the next member.
  package mutating func key(_ name: String) {
    precondition(open.last == 0x7D && !followsKey, "a key outside of an object")
    separate()
    var name = name
    name.withUTF8 { writeString($0) }
    bytes.append(0x3A)
    followsKey = true
  }

  /// Broken UTF-8 is written as U+FFFD.
  package mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    beginValue()
    writeString(text)
    needsComma = true
  }

  package mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string($0) }
  }

  package mutating func int(_ number: some BinaryInteger) { token(String(number)) }

  /// The shortest form that reads back as the same number; whole numbers without a fraction.
  ///
  /// Infinities and NaN have no form in JSON and trap.
  package mutating func double(_ number: Double) {
    precondition(number.isFinite, "not a number of JSON")
    let text = String(number)
    token(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  package mutating func bool(_ value: Bool) { token(value ? "true" : "false") }

  package mutating func null() { token("null") }

  /// A value that is JSON already.
  package mutating func raw(_ json: some Sequence<UInt8>) {
    beginValue()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  /// Ends the line before the next token, behind the comma where one is due.
  package mutating func newline() {
    precondition(!followsKey, "a line break behind a key")
    if open.isEmpty {
      bytes.append(0x0A)
      needsComma = false
    } else {
      lineBreaks += 1
    }
  }

  /// Forgets what was written and keeps the memory.
  package mutating func removeAll() {
    self = JSONWriter(reusing: bytes)
  }

  private init(reusing bytes: [UInt8]) {
    self.bytes = bytes
    self.bytes.removeAll(keepingCapacity: true)
  }
}

extension JSONWriter {
  private mutating func begin(_ opening: UInt8, _ closing: UInt8) {
    beginValue()
    bytes.append(opening)
    open.append(closing)
    needsComma = false
  }

  private mutating func end(_ closing: UInt8) {
    precondition(open.last == closing && !followsKey, "an end without its beginning")
    breakLines()
    open.removeLast()
    bytes.append(closing)
    needsComma = true
  }

  private mutating func token(_ text: String) {
    beginValue()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func beginValue() {
    if followsKey {
      followsKey = false
    } else {
      precondition(open.last != 0x7D, "a value without a key")
      separate()
    }
  }

  private mutating func separate() {
    if needsComma, !open.isEmpty { bytes.append(0x2C) }
    needsComma = false
    breakLines()
  }

  private mutating func breakLines() {
    while lineBreaks > 0 {
      bytes.append(0x0A)
      lineBreaks -= 1
    }
  }

  /// Escapes what RFC 8259 section 7 demands, and what would steer a terminal that shows the file:
  /// all controls, and the marks that turn the direction of writing.
  private mutating func writeString(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(0x22)
    var start = 0
    var ascii: UInt8 = 0
    for index in 0..<text.count {
      let byte = text[index]
      ascii |= byte
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F else { continue }
      writeText(text[start..<index], isASCII: ascii < 0x80)
      writeEscape(byte)
      start = index + 1
    }
    writeText(text[start...], isASCII: ascii < 0x80)
    bytes.append(0x22)
  }

  private mutating func writeText(_ text: Slice<UnsafeBufferPointer<UInt8>>, isASCII: Bool) {
    if isASCII {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text))
    } else {
      let text = String(decoding: text, as: UTF8.self)
      guard text.unicodeScalars.contains(where: JSONWriter.steers) else {
        bytes.append(contentsOf: text.utf8)
        return
      }
      for scalar in text.unicodeScalars {
        if JSONWriter.steers(scalar) {
          let digits = String(scalar.value, radix: 16)
          bytes.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))".utf8)
          bytes.append(contentsOf: digits.utf8)
        } else {
          bytes.append(contentsOf: String(scalar).utf8)
        }
      }
    }
  }

  /// C1 controls and marks of direction, all of them below U+FFFF.
  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private mutating func writeEscape(_ byte: UInt8) {
    bytes.append(0x5C)
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x08: bytes.append(0x62)
    case 0x09: bytes.append(0x74)
    case 0x0A: bytes.append(0x6E)
    case 0x0C: bytes.append(0x66)
    case 0x0D: bytes.append(0x72)
    default:
      let digits = String(byte, radix: 16)
      bytes.append(contentsOf: (digits.utf8.count == 1 ? "u000" : "u00").utf8)
      bytes.append(contentsOf: digits.utf8)
    }
  }
}
