extension Parser {
  mutating func parsePostfix() throws(ExpressionError) -> Syntax {
    try parsePostfix(behind: try parsePrimary())
  }

  /// Reads `.name`, `.name(…)`, `.?name`, `[…]` and `[?…]` as often as they come.
  mutating func parsePostfix(behind operand: Syntax) throws(ExpressionError) -> Syntax {
    var result = operand
    let start = operand.range.lowerBound
    while true {
      if take(.dot) {
        result = try parseMember(of: result)
      } else if take(.openBracket) {
        let isOptional = take(.question)
        let key = try parseExpression()
        try expect(.closeBracket, "']'")
        result = try node(
          .index(result, key, isOptional: isOptional), from: start,
          above: max(result.depth, key.depth))
      } else {
        return result
      }
    }
  }

  private mutating func parseMember(of operand: Syntax) throws(ExpressionError) -> Syntax {
    let start = operand.range.lowerBound
    let isOptional = take(.question)
    let token = current
    switch token.kind {
    case .name(let text):
      advance()
      let name = Syntax.Name(text: text, range: token.range)
      if !isOptional, take(.openParenthesis) {
        let arguments = try parseArguments()
        return try node(
          .call(.init(name: name, target: operand, isAbsolute: false, arguments: arguments)),
          from: start, above: max(operand.depth, deepest(arguments)))
      }
      guard text != "in" else { throw reserved(text, at: token.range) }
      return try select(operand, name, isOptional)
    case .quotedName(let text):
      advance()
      return try select(operand, .init(text: text, range: token.range), isOptional)
    default: throw unexpected("the name of a field or function")
    }
  }

  private func select(
    _ operand: Syntax, _ name: Syntax.Name, _ isOptional: Bool
  ) throws(ExpressionError) -> Syntax {
    try node(
      .select(operand, field: name, isOptional: isOptional), from: operand.range.lowerBound,
      above: operand.depth)
  }

  private mutating func parsePrimary() throws(ExpressionError) -> Syntax {
    let token = current
    let start = token.range.lowerBound
    switch token.kind {
    case .integer(let magnitude):
      guard let value = Int64(exactly: magnitude) else { throw tooLarge() }
      return try literal(.int(value))
    case .unsigned(let value): return try literal(.uint(value))
    case .double(let value): return try literal(.double(value))
    case .string(let value): return try literal(.string(value))
    case .bytes(let value): return try literal(.bytes(value))
    case .name("true"): return try literal(.bool(true))
    case .name("false"): return try literal(.bool(false))
    case .name("null"): return try literal(.null)
    case .name(let name):
      advance()
      return try parseName(name, token.range, isAbsolute: false)
    case .symbol(.dot):
      advance()
      guard case .name(let name) = current.kind else { throw unexpected("a name") }
      let range = start..<current.range.upperBound
      advance()
      return try parseName(name, range, isAbsolute: true)
    case .symbol(.openParenthesis):
      advance()
      let inner = try parseExpression()
      try expect(.closeParenthesis, "')'")
      return Syntax(kind: inner.kind, range: start..<end, depth: inner.depth)
    case .symbol(.openBracket):
      advance()
      return try parseList(from: start)
    case .symbol(.openBrace):
      advance()
      return try parseMap(from: start)
    default: throw unexpected("a value")
    }
  }

  private mutating func literal(_ value: Value) throws(ExpressionError) -> Syntax {
    let start = current.range.lowerBound
    advance()
    return try node(.literal(value), from: start, above: 0)
  }

  private mutating func parseName(
    _ text: String, _ range: Range<Int>, isAbsolute: Bool
  ) throws(ExpressionError) -> Syntax {
    let isCall = current.kind == .symbol(.openParenthesis)
    guard !Self.reservedWords.contains(text) || text == "if" && isCall else {
      throw reserved(text, at: range)
    }
    guard take(.openParenthesis) else {
      return try node(
        .name(text, isAbsolute: isAbsolute), from: range.lowerBound, above: 0)
    }
    let arguments = try parseArguments()
    let name = Syntax.Name(text: text, range: range)
    return try node(
      .call(.init(name: name, target: nil, isAbsolute: isAbsolute, arguments: arguments)),
      from: range.lowerBound, above: deepest(arguments))
  }

  static let reservedWords: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "in", "let",
    "loop", "package", "namespace", "return", "var", "void", "while",
  ]

  private func reserved(_ word: String, at range: Range<Int>) -> ExpressionError {
    ExpressionError(
      ExpressionCodes.reservedWord, at: range, "'\(word)' is a reserved word of the language.",
      help: word == "if"
        ? ["A choice is written 'if(condition, value, otherwise)'."]
        : ["A field of this name is reached with '[\"\(word)\"]'."])
  }
}
