extension Lexer {
  /// Reads an int, a uint or a double; the position is on its first digit or dot.
  mutating func number() throws(ExpressionError) -> Token.Kind {
    let start = position
    if peek() == UInt8(ascii: "0"), peek(1) | 0x20 == UInt8(ascii: "x"), peek(2).hexDigit != nil {
      position += 2
      while peek().hexDigit != nil { position += 1 }
      return try integer(UInt64(text(start + 2..<position), radix: 16), from: start)
    }
    while peek().isDigit { position += 1 }
    var isDouble = false
    if peek() == UInt8(ascii: "."), peek(1).isDigit {
      isDouble = true
      position += 1
      while peek().isDigit { position += 1 }
    }
    if peek() | 0x20 == UInt8(ascii: "e") {
      let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
      if peek(1 + sign).isDigit {
        isDouble = true
        position += 1 + sign
        while peek().isDigit { position += 1 }
      }
    }
    guard isDouble else { return try integer(UInt64(text(from: start)), from: start) }
    let digits = text(from: start)
    guard let value = Double(digits.hasPrefix(".") ? "0" + digits : digits), !peek().isNamePart
    else { throw invalid(from: start) }
    return .double(value)
  }

  private mutating func integer(
    _ magnitude: UInt64?, from start: Int
  ) throws(ExpressionError) -> Token.Kind {
    let isUnsigned = peek() | 0x20 == UInt8(ascii: "u")
    if isUnsigned { position += 1 }
    guard !peek().isNamePart else { throw invalid(from: start) }
    guard let magnitude else {
      throw ExpressionError(
        ExpressionCodes.number, at: start..<position, "The number does not fit 64 bits.",
        help: ["Put long digit strings, such as article numbers, into quotes."])
    }
    return isUnsigned ? .unsigned(magnitude) : .integer(magnitude)
  }

  private mutating func invalid(from start: Int) -> ExpressionError {
    while peek().isNamePart { position += 1 }
    return ExpressionError(
      ExpressionCodes.number, at: start..<position, "'\(text(from: start))' is not a number.",
      help: ["Names begin with a letter or '_'; texts stand in quotes."])
  }
}
