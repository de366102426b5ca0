/// Recursive descent over tokens.
///
/// One call of ``parseExpression()`` is one level of nesting; chains are read in loops.
struct Parser {
  private let tokens: [Token]
  private var position = 0
  private var nesting = 0

  init(tokens: [Token]) {
    self.tokens = tokens
  }

  var current: Token { tokens[position] }
  var following: Token { tokens[min(position + 1, tokens.count - 1)] }
  /// The byte behind the last token taken.
  var end: Int { position == 0 ? 0 : tokens[position - 1].range.upperBound }

  mutating func parseAll() throws(ExpressionError) -> Syntax {
    guard current.kind != .end else {
      throw ExpressionError(
        ExpressionCodes.syntax, at: current.range, "The expression is empty.",
        help: ["Write the value to put here, such as a name from the scope."])
    }
    let root = try parseExpression()
    guard current.kind == .end else { throw unexpected("an operator or the end") }
    return root
  }

  /// Reads a ternary and the pipes behind it.
  mutating func parseExpression() throws(ExpressionError) -> Syntax {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Expression.depthLimit else { throw tooDeep(at: current.range) }
    var result = try parseConditional()
    while take(.pipe) {
      let call = try parsePipedCall()
      let depth = max(result.depth, deepest(call.arguments))
      result = try node(.pipe(result, call), from: result.range.lowerBound, above: depth)
    }
    return result
  }

  private mutating func parseConditional() throws(ExpressionError) -> Syntax {
    let first = try parseOperators()
    guard current.kind == .symbol(.question) else { return first }
    var branches: [Syntax.Branch] = []
    var otherwise = first
    var depth = first.depth
    while take(.question) {
      let value = try parseExpression()
      try expect(.colon, "':' and the value for the other case")
      branches.append(.init(condition: otherwise, value: value))
      otherwise = try parseOperators()
      depth = max(depth, value.depth, otherwise.depth)
    }
    return try node(
      .conditional(branches, otherwise: otherwise), from: first.range.lowerBound, above: depth)
  }

  // MARK: Tokens

  mutating func advance() { position += 1 }

  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ symbol: Token.Symbol, _ what: String) throws(ExpressionError) {
    guard take(symbol) else { throw unexpected(what) }
  }

  // MARK: Nodes

  /// A node from byte `start` to the last token taken.
  func node(
    _ kind: Syntax.Kind, from start: Int, above depth: Int
  ) throws(ExpressionError) -> Syntax {
    try node(kind, over: start..<end, above: depth)
  }

  func node(
    _ kind: Syntax.Kind, over range: Range<Int>, above depth: Int
  ) throws(ExpressionError) -> Syntax {
    guard depth < Expression.depthLimit else { throw tooDeep(at: range) }
    return Syntax(kind: kind, range: range, depth: depth + 1)
  }

  func deepest(_ arguments: [Syntax.Argument]) -> Int {
    arguments.reduce(0) { max($0, $1.value.depth) }
  }

  // MARK: Faults

  func unexpected(_ wanted: String) -> ExpressionError {
    var help: [String] = []
    switch current.kind {
    case .symbol(.assign): help = ["Equality is written '=='."]
    case .name("and"): help = ["'and' is written '&&'."]
    case .name("or"): help = ["'or' is written '||'."]
    case .name("not"): help = ["'not' is written '!'."]
    case .string, .name, .integer, .unsigned, .double:
      if position > 0, wanted.hasPrefix("an operator") {
        help = ["Two values need an operator between them; '+' joins texts."]
      }
    default: break
    }
    return ExpressionError(
      ExpressionCodes.syntax, at: current.range,
      "There is \(current.phrase) where \(wanted) is expected.", help: help)
  }

  private func tooDeep(at range: Range<Int>) -> ExpressionError {
    ExpressionError(
      ExpressionCodes.nesting, at: range,
      "Expressions may be nested \(Expression.depthLimit) levels deep.",
      help: ["Give a part a name with 'let' and use the name here."])
  }
}
