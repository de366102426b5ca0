extension Evaluator {
  mutating func select(
    _ operand: Resolved, _ field: Syntax.Name, isOptional: Bool
  ) throws(ExpressionError) -> Value {
    let value = try evaluate(operand)
    if case .optional(let inner) = value {
      guard let inner else { return value }
      return .optional(try Selection.field(field.text, of: inner, at: field.range))
    }
    let found = try Selection.field(field.text, of: value, at: field.range)
    if isOptional { return .optional(found) }
    if let found { return found }
    throw Selection.noSuchKey(.string(field.text), in: value, at: field.range)
  }

  mutating func has(
    _ operand: Resolved, _ field: Syntax.Name
  ) throws(ExpressionError) -> Value {
    var value = try evaluate(operand)
    if case .optional(let inner) = value {
      guard let inner else { return .bool(false) }
      value = inner
    }
    return .bool(try Selection.field(field.text, of: value, at: field.range) != nil)
  }

  mutating func index(
    _ operand: Resolved, _ key: Resolved, isOptional: Bool, at range: Range<Int>
  ) throws(ExpressionError) -> Value {
    let value = try evaluate(operand)
    let key = try evaluate(key)
    if case .optional(let inner) = value {
      guard let inner else { return value }
      return .optional(try Selection.item(key, of: inner, at: range))
    }
    let found = try Selection.item(key, of: value, at: range)
    if isOptional { return .optional(found) }
    if let found { return found }
    throw Selection.noSuchKey(key, in: value, at: range)
  }

  /// `default(path, x)`: what is absent on the way, or null at the end, gives `x`.
  mutating func fallback(
    _ path: Resolved, _ other: Resolved
  ) throws(ExpressionError) -> Value {
    switch try valueIfPresent(path) {
    case nil, .null?, .optional(nil)?: try evaluate(other)
    case .optional(let inner?)?: inner
    case let value?: value
    }
  }

  private mutating func valueIfPresent(_ node: Resolved) throws(ExpressionError) -> Value? {
    switch node.kind {
    case .variable(let slot): return environment.value(in: slot)
    case .select(let operand, let field, _):
      guard let base = try base(operand) else { return nil }
      return try Selection.field(field.text, of: base, at: field.range)
    case .index(let operand, let key, _):
      guard let base = try base(operand) else { return nil }
      return try Selection.item(try evaluate(key), of: base, at: node.range)
    default: return try evaluate(node)
    }
  }

  private mutating func base(_ node: Resolved) throws(ExpressionError) -> Value? {
    try spend(1, at: node.range)
    return switch try valueIfPresent(node) {
    case nil, .null?, .optional(nil)?: nil
    case .optional(let inner?)?: inner
    case let value?: value
    }
  }

  mutating func optionalMap(
    _ operand: Resolved, _ local: Int, _ body: Resolved, isFlat: Bool
  ) throws(ExpressionError) -> Value {
    let value = try evaluate(operand)
    guard case .optional(let inner) = value else {
      throw ExpressionError(
        ExpressionCodes.wrongType, at: operand.range,
        "This is \(value.typePhrase), and must be an optional.",
        help: ["'optional.of(x)' makes one, and so do 'a.?b' and 'a[?i]'."])
    }
    guard let inner else { return value }
    locals[local] = inner
    let result = try evaluate(body)
    guard isFlat else { return .optional(result) }
    guard case .optional = result else {
      throw ExpressionError(
        ExpressionCodes.wrongType, at: body.range,
        "This is \(result.typePhrase), and 'optFlatMap' needs an optional.",
        help: ["'optMap' takes any value."])
    }
    return result
  }
}
