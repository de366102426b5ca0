extension ScalarDecoding {
  /// Reads a plain or quoted scalar, `range` being what is between the quotes.
  mutating func readFlow(_ source: [UInt8], _ range: Range<Int>, _ style: Scalar.Style) {
    var next = range.lowerBound
    while next < range.upperBound {
      let byte = source[next]
      if byte.isBlank || byte.isBreak {
        next = readSpace(source, next..<range.upperBound)
      } else if style == .single, byte == UInt8(ascii: "'") {
        replace(next..<next + 2, with: [byte])
        next += 2
      } else if style == .double, byte == UInt8(ascii: "\\") {
        next = readEscape(source, next..<range.upperBound)
      } else {
        copy(source, next..<next + 1)
        next += 1
      }
    }
  }

  /// Blanks within a line stay; blanks around line breaks go, and one break alone is a blank.
  private mutating func readSpace(_ source: [UInt8], _ range: Range<Int>) -> Int {
    let blanks = source[range].prefix { $0.isBlank }.endIndex
    guard blanks < range.upperBound, source[blanks].isBreak else {
      copy(source, range.lowerBound..<blanks)
      return blanks
    }
    let (breaks, end) = Self.skipBreaks(source, blanks..<range.upperBound)
    let decoded = breaks == 1 ? [.space] : [UInt8](repeating: .lineFeed, count: breaks - 1)
    replace(range.lowerBound..<end, with: decoded)
    return end
  }

  /// Counts the line breaks of a stretch of white space, and finds its end.
  private static func skipBreaks(_ source: [UInt8], _ range: Range<Int>) -> (Int, end: Int) {
    var breaks = 0
    var next = range.lowerBound
    while next < range.upperBound, source[next].isBlank || source[next].isBreak {
      if source[next] == .lineFeed { breaks += 1 }
      next += 1
    }
    return (breaks, next)
  }

  private mutating func readEscape(_ source: [UInt8], _ range: Range<Int>) -> Int {
    let code = range.lowerBound + 1
    guard code < range.upperBound else { return range.upperBound }
    if source[code].isBreak {
      let (breaks, end) = Self.skipBreaks(source, code..<range.upperBound)
      replace(
        range.lowerBound..<end, with: [UInt8](repeating: .lineFeed, count: breaks - 1))
      return end
    }
    let digits = Self.hexDigits[source[code]] ?? 0
    let end = min(code + 1 + digits, range.upperBound)
    let value =
      digits == 0
      ? Self.escapes[source[code]] ?? UInt32(source[code])
      : source[code + 1..<end].reduce(0) { $0 << 4 | UInt32($1.hexValue) }
    let scalar = UnicodeScalar(value) ?? UnicodeScalar(0xFFFD as UInt16) ?? " "
    replace(range.lowerBound..<end, with: Array(String(scalar).utf8))
    return end
  }

  private static let hexDigits: [UInt8: Int] = [
    UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8,
  ]

  /// The escapes that do not stand for themselves.
  private static let escapes: [UInt8: UInt32] = [
    UInt8(ascii: "0"): 0, UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9,
    UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11, UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
    UInt8(ascii: "e"): 27, UInt8(ascii: "N"): 0x85, UInt8(ascii: "_"): 0xA0,
    UInt8(ascii: "L"): 0x2028, UInt8(ascii: "P"): 0x2029,
  ]
}

extension UInt8 {
  fileprivate var hexValue: UInt8 {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    default: (self | 0x20) - UInt8(ascii: "a") + 10
    }
  }
}
