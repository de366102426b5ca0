/// Cuts an expression into tokens.
struct Lexer {
  let bytes: [UInt8]
  var position = 0
  private let allowsComments: Bool

  /// The tokens of `source`, the last one being `.end`.
  ///
  /// - Throws: The first fault.
  static func tokens(
    of source: String, allowsComments: Bool
  ) throws(ExpressionError) -> [Token] {
    var lexer = Lexer(bytes: Array(source.utf8), allowsComments: allowsComments)
    var tokens: [Token] = []
    repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private init(bytes: [UInt8], allowsComments: Bool) {
    self.bytes = bytes
    self.allowsComments = allowsComments
  }

  /// The byte `ahead` of the position; 0 behind the end.
  func peek(_ ahead: Int = 0) -> UInt8 {
    position + ahead < bytes.count ? bytes[position + ahead] : 0
  }

  private mutating func next() throws(ExpressionError) -> Token {
    try skipBlanks()
    let start = position
    guard position < bytes.count else { return Token(kind: .end, range: start..<start) }
    let byte = peek()
    let kind: Token.Kind
    if let string = try string() {
      kind = string
    } else if byte.isDigit || byte == UInt8(ascii: ".") && peek(1).isDigit {
      kind = try number()
    } else if byte.isNameHead {
      while peek().isNamePart { position += 1 }
      kind = .name(text(from: start))
    } else if byte == UInt8(ascii: "`") {
      kind = try quotedName()
    } else if let symbol = symbol() {
      kind = .symbol(symbol)
    } else {
      throw strangeCharacter()
    }
    return Token(kind: kind, range: start..<position)
  }

  private mutating func skipBlanks() throws(ExpressionError) {
    while true {
      while [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(peek()) { position += 1 }
      guard peek() == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") else { return }
      let start = position
      while position < bytes.count, peek() != 0x0A { position += 1 }
      guard !allowsComments else { continue }
      throw ExpressionError(
        ExpressionCodes.comment, at: start..<position,
        "A comment here would swallow the rest of the expression.",
        help: ["Put the expression into a block scalar ('|' or '>') to comment it."])
    }
  }

  private mutating func symbol() -> Token.Symbol? {
    // A NUL behind a symbol is a byte of its own.
    if peek(1) != 0, let pair = Self.symbols[Self.code(peek(), peek(1))] {
      position += 2
      return pair
    }
    guard let single = Self.symbols[Self.code(peek(), 0)] else { return nil }
    position += 1
    return single
  }

  private static let symbols = Dictionary(
    uniqueKeysWithValues: Token.Symbol.allCases.map { symbol in
      let bytes = Array(symbol.rawValue.utf8)
      return (code(bytes[0], bytes.count > 1 ? bytes[1] : 0), symbol)
    })

  /// One or two bytes as one number, the second 0 for one.
  private static func code(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(first) << 8 | UInt16(second)
  }

  private mutating func quotedName() throws(ExpressionError) -> Token.Kind {
    let start = position
    position += 1
    while peek().isNamePart || [0x2D, 0x2E, 0x2F, 0x20].contains(peek()) { position += 1 }
    guard peek() == UInt8(ascii: "`"), position > start + 1 else {
      throw ExpressionError(
        ExpressionCodes.openString, at: start..<position,
        "A name in back quotes takes letters, digits, '_', '-', '.', '/' and blanks.")
    }
    position += 1
    return .quotedName(text(start + 1..<position - 1))
  }

  private func strangeCharacter() -> ExpressionError {
    var end = position + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let character = text(position..<end)
    var help: [String] = []
    switch character {
    case "&": help = ["'and' is written '&&'."]
    case "“", "”", "‘", "’", "„": help = ["Strings stand in straight quotes: \"…\" or '…'."]
    case "$": help = ["Names stand without '$' inside '${{ }}'."]
    default: break
    }
    let shown = character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    return ExpressionError(
      ExpressionCodes.syntax, at: position..<end,
      shown
        ? "The character '\(character)' means nothing here."
        : "There is a control character (byte \(bytes[position])) here.",
      help: help)
  }

  func text(from start: Int) -> String { text(start..<position) }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isNameHead: Bool { isLetter || self == 0x5F }
  var isNamePart: Bool { isNameHead || isDigit }

  /// The value of a hexadecimal digit.
  var hexDigit: UInt8? {
    if isDigit { return self - 0x30 }
    let lower = self | 0x20
    return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : nil
  }
}
