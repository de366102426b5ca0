/// One evaluation with its locals and what is left of its budget.
struct Evaluator<Names: Environment> {
  let environment: Names
  var locals: [Value]
  var context: CallContext
  /// Where the values of parts are written down; nil where nobody wants to know.
  var trace: Trace?

  init(environment: Names, localCount: Int, context: CallContext) {
    self.environment = environment
    locals = [Value](repeating: .null, count: localCount)
    self.context = context
  }

  mutating func evaluate(_ node: Resolved) throws(ExpressionError) -> Value {
    try spend(1, at: node.range)
    return trace == nil ? try value(of: node) : try traced(node)
  }

  /// Each kind of node has its own method: one frame with room for all would make nesting dear.
  @inline(__always)
  mutating func value(of node: Resolved) throws(ExpressionError) -> Value {
    switch node.kind {
    case .constant(let value): value
    case .local(let index): locals[index]
    case .variable(let slot): try variable(slot, at: node.range)
    case .select(let operand, let field, let isOptional):
      try select(operand, field, isOptional: isOptional)
    case .has(let operand, let field): try has(operand, field)
    case .index(let operand, let key, let isOptional):
      try index(operand, key, isOptional: isOptional, at: node.range)
    case .call(let function, let arguments): try call(function, arguments, at: node.range)
    case .unary(let sign, let count, let operand): try unary(sign, count, operand)
    case .chain(let first, let links): try chain(first, links)
    case .and(let operands): try junction(operands, decidedBy: false)
    case .or(let operands): try junction(operands, decidedBy: true)
    case .conditional(let branches, let otherwise):
      try conditional(branches, otherwise: otherwise)
    case .list(let items): try list(items, at: node.range)
    case .map(let entries): try map(entries, at: node.range)
    case .comprehension(let loop): try comprehension(loop, at: node.range)
    case .bind(let local, let value, let body): try bind(local, value, body)
    case .optionalMap(let operand, let local, let body, let isFlat):
      try optionalMap(operand, local, body, isFlat: isFlat)
    case .fallback(let path, let other): try fallback(path, other)
    case .fault(let error): throw error
    }
  }

  /// The value of a whole expression, which whoever gets it can walk safely.
  mutating func evaluate(_ expression: ResolvedExpression) throws(ExpressionError) -> Value {
    let value = try evaluate(expression.root)
    guard expression.levels > 0 else { return value }
    do { try context.budget.spend(returning: value) } catch {
      throw ExpressionError(error, at: expression.root.range)
    }
    return value
  }

  func variable(_ slot: Int, at range: Range<Int>) throws(ExpressionError) -> Value {
    if let value = environment.value(in: slot) { return value }
    throw .absentName(at: range)
  }

  private mutating func call(
    _ function: Function, _ arguments: [Resolved], at range: Range<Int>
  ) throws(ExpressionError) -> Value {
    var values: [Value] = []
    values.reserveCapacity(arguments.count)
    var weight = 0
    for argument in arguments {
      let value = try evaluate(argument)
      weight += value.weight
      values.append(value)
    }
    try spend(weight / 64, at: range)
    do {
      return try function.call(values, &context)
    } catch {
      let place = error.argument.flatMap { $0 < arguments.count ? arguments[$0].range : nil }
      throw ExpressionError(error, at: place ?? range)
    }
  }

  private mutating func bind(
    _ local: Int, _ value: Resolved, _ body: Resolved
  ) throws(ExpressionError) -> Value {
    locals[local] = try evaluate(value)
    return try evaluate(body)
  }

  mutating func spend(_ steps: Int, at range: Range<Int>) throws(ExpressionError) {
    do { try context.budget.spend(steps: steps) } catch { throw ExpressionError(error, at: range) }
  }

  mutating func spend(bytes: Int, at range: Range<Int>) throws(ExpressionError) {
    do { try context.budget.spend(bytes: bytes) } catch { throw ExpressionError(error, at: range) }
  }
}
