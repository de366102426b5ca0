extension Lexer {
  /// Reads a string or bytes where one begins at the position, with its prefix letters.
  mutating func string() throws(ExpressionError) -> Token.Kind? {
    var prefix = StringPrefix()
    guard let length = prefix.read(bytes, at: position) else { return nil }
    let start = position
    position += length
    let quote = peek()
    let isTriple = peek(1) == quote && peek(2) == quote
    position += isTriple ? 3 : 1
    var content: [UInt8] = []
    while true {
      guard position < bytes.count else { throw open(from: start, quote) }
      let byte = peek()
      if byte == quote, !isTriple || peek(1) == quote && peek(2) == quote {
        position += isTriple ? 3 : 1
        break
      }
      if byte == UInt8(ascii: "\\"), !prefix.isRaw {
        try escape(into: &content, isBytes: prefix.isBytes)
        continue
      }
      if !isTriple, byte == 0x0A || byte == 0x0D {
        throw open(from: start, quote)
      }
      content.append(peek())
      position += 1
    }
    return prefix.isBytes ? .bytes(content) : .string(String(decoding: content, as: UTF8.self))
  }

  private func open(from start: Int, _ quote: UInt8) -> ExpressionError {
    Self.openString(at: start..<position, quote)
  }

  static func openString(at range: Range<Int>, _ quote: UInt8) -> ExpressionError {
    let sign = String(UnicodeScalar(quote))
    return ExpressionError(
      ExpressionCodes.openString, at: range, "The string begun here is never closed.",
      help: ["Close it with \(sign) on the same line; \(sign)\(sign)\(sign) spans lines."])
  }

  private mutating func escape(
    into content: inout [UInt8], isBytes: Bool
  ) throws(ExpressionError) {
    let start = position
    let letter = peek(1)
    position += 2
    let code: UInt32
    switch letter {
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      code = try self.code(digits: 2, radix: 16, from: start)
    case UInt8(ascii: "u") where !isBytes:
      code = try self.code(digits: 4, radix: 16, from: start)
    case UInt8(ascii: "U") where !isBytes:
      code = try self.code(digits: 8, radix: 16, from: start)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      position -= 1
      code = try self.code(digits: 3, radix: 8, from: start)
    default:
      guard let plain = Self.plainEscapes[letter] else { throw badEscape(from: start) }
      content.append(plain)
      return
    }
    if isBytes, let byte = UInt8(exactly: code) {
      content.append(byte)
    } else if let scalar = UnicodeScalar(code) {
      content.append(contentsOf: String(scalar).utf8)
    } else {
      throw badEscape(from: start)
    }
  }

  private static let plainEscapes: [UInt8: UInt8] = {
    let names = "abfnrtv\\?\"'`".utf8
    let codes: [UInt8] = [7, 8, 12, 10, 13, 9, 11, 0x5C, 0x3F, 0x22, 0x27, 0x60]
    return Dictionary(uniqueKeysWithValues: zip(names, codes))
  }()

  private mutating func code(
    digits: Int, radix: UInt32, from start: Int
  ) throws(ExpressionError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = peek().hexDigit, digit < radix else { throw badEscape(from: start) }
      code = code &* radix &+ UInt32(digit)
      position += 1
    }
    return code
  }

  private func badEscape(from start: Int) -> ExpressionError {
    ExpressionError(
      ExpressionCodes.escape, at: start..<min(position, bytes.count),
      "'\\' does not begin an escape sequence here.",
      help: [
        "Escapes are \\n \\r \\t \\\\ \\\" \\' \\xHH \\uHHHH \\UHHHHHHHH and three octal digits.",
        "Write '\\\\' for a backslash, or put r before the string, as in r\"\\d+\".",
      ])
  }
}
