extension Evaluator {
  mutating func unary(
    _ sign: Syntax.Token, _ count: Int, _ operand: Resolved
  ) throws(ExpressionError) -> Value {
    var value = try evaluate(operand)
    try spend(count, at: operand.range)
    for _ in 0..<count {
      do { value = try Operators.apply(sign, value) } catch {
        throw ExpressionError(error, at: operand.range)
      }
    }
    return value
  }

  mutating func chain(
    _ first: Resolved, _ links: [Resolved.Link]
  ) throws(ExpressionError) -> Value {
    var result = try evaluate(first)
    for link in links {
      let operand = try evaluate(link.operand)
      if link.operator == .add {
        // Only what is new counts, so that a long chain costs no more than its result.
        try spend(bytes: operand.weight, at: link.range)
        if Operators.append(operand, to: &result) { continue }
      }
      do {
        if link.operator.comparesAll {
          try context.budget.spend(walking: result)
          try context.budget.spend(walking: operand)
        }
        result = try Operators.apply(link.operator, result, operand)
      } catch {
        throw ExpressionError(error, at: link.range)
      }
    }
    return result
  }

  /// `&&` and `||`: one deciding operand is enough, whatever the others do.
  mutating func junction(
    _ operands: [Resolved], decidedBy decision: Bool
  ) throws(ExpressionError) -> Value {
    var failure: ExpressionError?
    for operand in operands {
      do {
        guard try truth(operand) != decision else { return .bool(decision) }
      } catch {
        guard !error.isLimit else { throw error }
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return .bool(!decision)
  }

  mutating func conditional(
    _ branches: [Resolved.Branch], otherwise: Resolved
  ) throws(ExpressionError) -> Value {
    for branch in branches where try truth(branch.condition) {
      return try evaluate(branch.value)
    }
    return try evaluate(otherwise)
  }

  /// The value of a node that must be a bool.
  mutating func truth(_ node: Resolved) throws(ExpressionError) -> Bool {
    let value = try evaluate(node)
    guard case .bool(let truth) = value else {
      throw ExpressionError(
        ExpressionCodes.wrongType, at: node.range,
        "This is \(value.typePhrase), and must be a bool.",
        help: ["Compare it with something: nothing but true and false counts as a condition."])
    }
    return truth
  }

  mutating func list(
    _ items: [Resolved.Item], at range: Range<Int>
  ) throws(ExpressionError) -> Value {
    try spend(bytes: items.count * MemoryLayout<Value>.stride, at: range)
    var result: [Value] = []
    result.reserveCapacity(items.count)
    for item in items {
      let value = try evaluate(item.value)
      guard item.isOptional else {
        result.append(value)
        continue
      }
      if let present = try present(value, at: item.value.range) { result.append(present) }
    }
    return .list(result)
  }

  mutating func map(
    _ entries: [Resolved.Entry], at range: Range<Int>
  ) throws(ExpressionError) -> Value {
    try spend(bytes: entries.count * 2 * MemoryLayout<Value>.stride, at: range)
    var builder = ValueMap.Builder()
    for entry in entries {
      let key = try evaluate(entry.key)
      var value = try evaluate(entry.value)
      if entry.isOptional {
        guard let present = try present(value, at: entry.value.range) else { continue }
        value = present
      }
      try insert(key, value, into: &builder, at: entry.key.range)
    }
    return .map(builder.map)
  }

  func insert(
    _ key: Value, _ value: Value, into builder: inout ValueMap.Builder, at range: Range<Int>
  ) throws(ExpressionError) {
    switch builder.insert(key, value) {
    case .done: return
    case .repeated:
      throw ExpressionError(
        ExpressionCodes.repeatedKey, at: range, "The key \(key.display) is there already.")
    case .notAKey:
      throw ExpressionError(
        ExpressionCodes.wrongType, at: range,
        "A key is \(key.typePhrase), and must be a string, int, uint or bool.")
    }
  }

  /// What is in an optional.
  private func present(_ value: Value, at range: Range<Int>) throws(ExpressionError) -> Value? {
    guard case .optional(let inner) = value else {
      throw ExpressionError(
        ExpressionCodes.wrongType, at: range,
        "This is \(value.typePhrase), and '?' before it needs an optional.",
        help: ["'optional.of(x)' makes one, and so do 'a.?b' and 'a[?i]'."])
    }
    return inner
  }
}
