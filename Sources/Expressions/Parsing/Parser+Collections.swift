extension Parser {
  /// Reads the call behind a `|`: a name, maybe with dots, maybe with arguments.
  mutating func parsePipedCall() throws(ExpressionError) -> Syntax.Call {
    guard case .name(var text) = current.kind, !Self.reservedWords.contains(text) else {
      throw unexpected("the name of a function")
    }
    let start = current.range.lowerBound
    advance()
    while current.kind == .symbol(.dot), case .name(let part) = following.kind {
      text += "." + part
      advance()
      advance()
    }
    let name = Syntax.Name(text: text, range: start..<end)
    let arguments = take(.openParenthesis) ? try parseArguments() : []
    return Syntax.Call(name: name, target: nil, isAbsolute: false, arguments: arguments)
  }

  /// Reads arguments and the closing parenthesis.
  mutating func parseArguments() throws(ExpressionError) -> [Syntax.Argument] {
    var arguments: [Syntax.Argument] = []
    while !take(.closeParenthesis) {
      if !arguments.isEmpty { try expect(.comma, "',' or ')'") }
      var label: Syntax.Name?
      if case .name(let text) = current.kind, following.kind == .symbol(.assign) {
        label = Syntax.Name(text: text, range: current.range)
        advance()
        advance()
      }
      arguments.append(Syntax.Argument(label: label, value: try parseExpression()))
    }
    return arguments
  }

  mutating func parseList(from start: Int) throws(ExpressionError) -> Syntax {
    var items: [Syntax.Item] = []
    while !take(.closeBracket) {
      if !items.isEmpty {
        try expect(.comma, "',' or ']'")
        if take(.closeBracket) { break }
      }
      let isOptional = take(.question)
      items.append(Syntax.Item(value: try parseExpression(), isOptional: isOptional))
    }
    let depth = items.reduce(0) { max($0, $1.value.depth) }
    return try node(.list(items), from: start, above: depth)
  }

  mutating func parseMap(from start: Int) throws(ExpressionError) -> Syntax {
    var entries: [Syntax.Entry] = []
    while !take(.closeBrace) {
      if !entries.isEmpty {
        try expect(.comma, "',' or '}'")
        if take(.closeBrace) { break }
      }
      let isOptional = take(.question)
      let key = try parseExpression()
      try expect(.colon, "':' and the value of the key")
      entries.append(
        Syntax.Entry(key: key, value: try parseExpression(), isOptional: isOptional))
    }
    let depth = entries.reduce(0) { max($0, $1.key.depth, $1.value.depth) }
    return try node(.map(entries), from: start, above: depth)
  }
}
