extension Parser {
  /// Reads operands and binary operators, then groups them by precedence.
  ///
  /// - Complexity: O(*n*) in the number of operands for each of the five levels.
  mutating func parseOperators() throws(ExpressionError) -> Syntax {
    var operands = [try parseUnary()]
    var operators: [Token] = []
    while Self.level(of: current.kind) != nil {
      operators.append(current)
      advance()
      operands.append(try parseUnary())
    }
    guard !operators.isEmpty else { return operands[0] }
    return try group(operands[...], operators[...], level: 0)
  }

  private static let levelCount = 5

  /// The precedence, 0 the loosest; nil for what is no binary operator.
  private static func level(of kind: Token.Kind) -> Int? {
    switch kind {
    case .symbol(.or): 0
    case .symbol(.and): 1
    case .symbol(.equal), .symbol(.notEqual), .symbol(.less), .symbol(.lessOrEqual),
      .symbol(.greater), .symbol(.greaterOrEqual), .name("in"):
      2
    case .symbol(.plus), .symbol(.minus): 3
    case .symbol(.times), .symbol(.divide), .symbol(.remainder): 4
    default: nil
    }
  }

  private func group(
    _ operands: ArraySlice<Syntax>, _ operators: ArraySlice<Token>, level: Int
  ) throws(ExpressionError) -> Syntax {
    guard level < Self.levelCount, !operators.isEmpty else {
      return operands[operands.startIndex]
    }
    let breaks = operators.indices.filter { Self.level(of: operators[$0].kind) == level }
    var parts: [Syntax] = []
    var start = operators.startIndex
    // The operand before an operator has its distance from the start of the slice.
    let offset = operands.startIndex - operators.startIndex
    for position in breaks + [operators.endIndex] {
      parts.append(
        try group(
          operands[start + offset...position + offset], operators[start..<position],
          level: level + 1))
      start = position + 1
    }
    guard parts.count > 1 else { return parts[0] }
    return try chain(parts, breaks.map { operators[$0] }, level: level)
  }

  private func chain(
    _ parts: [Syntax], _ operators: [Token], level: Int
  ) throws(ExpressionError) -> Syntax {
    let depth = parts.reduce(0) { max($0, $1.depth) }
    let kind: Syntax.Kind
    switch level {
    case 0: kind = .or(parts)
    case 1: kind = .and(parts)
    default:
      let links = zip(operators, parts.dropFirst()).map { token, operand in
        Syntax.Link(
          operator: Self.operation(token.kind), range: token.range, operand: operand)
      }
      kind = .chain(parts[0], links)
    }
    guard let last = parts.last else { return parts[0] }
    return try node(
      kind, over: parts[0].range.lowerBound..<last.range.upperBound, above: depth)
  }

  private static func operation(_ kind: Token.Kind) -> Syntax.Operator {
    guard case .symbol(let symbol) = kind else { return .in }
    guard let operation = Syntax.Operator(rawValue: symbol.rawValue) else {
      preconditionFailure("\(symbol) is in the table of levels and no operator")
    }
    return operation
  }

  private mutating func parseUnary() throws(ExpressionError) -> Syntax {
    let start = current
    let sign: Syntax.Token
    switch start.kind {
    case .symbol(.minus): sign = .negate
    case .symbol(.not): sign = .not
    default: return try parsePostfix()
    }
    var count = 0
    var last = start.range
    while current.kind == start.kind {
      count += 1
      last = current.range
      advance()
    }
    // The smallest int has no positive twin, so a minus belongs to the literal behind it.
    if sign == .negate, let literal = try negativeLiteral(minus: last) {
      let operand = try parsePostfix(behind: literal)
      count -= 1
      guard count > 0 else { return operand }
      return try node(
        .unary(sign, count: count, operand), from: start.range.lowerBound, above: operand.depth)
    }
    let operand = try parsePostfix()
    return try node(
      .unary(sign, count: count, operand), from: start.range.lowerBound, above: operand.depth)
  }

  private mutating func negativeLiteral(
    minus: Range<Int>
  ) throws(ExpressionError) -> Syntax? {
    let value: Value
    switch current.kind {
    case .integer(let magnitude):
      guard magnitude <= UInt64(Int64.max) + 1 else { throw tooLarge() }
      value = .int(Int64(truncatingIfNeeded: 0 &- magnitude))
    case .double(let number): value = .double(-number)
    default: return nil
    }
    advance()
    return try node(.literal(value), from: minus.lowerBound, above: 0)
  }

  func tooLarge() -> ExpressionError {
    ExpressionError(
      ExpressionCodes.number, at: current.range, "The number does not fit an int of 64 bits.",
      help: ["Put long digit strings, such as article numbers, into quotes."])
  }
}
