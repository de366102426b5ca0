/// Bounds how deep the values of an expression get, before any is made.
///
/// Comparing, printing and freeing a value go down its levels on the stack, and a short expression
/// can make a value of tens of thousands: so what might exceed the limit is refused.
struct ValueNesting {
  /// The most levels beside those of variables, which have no more than ``Expression/depthLimit``.
  static let limit = 3 * Expression.depthLimit

  private var locals: [Int]

  init(localCount: Int) {
    locals = [Int](repeating: 0, count: localCount)
  }

  /// The most levels that the value of a node can have beside those of the variables.
  ///
  /// - Throws: The fault of the first part that might have more than ``limit``.
  mutating func levels(of node: Resolved) throws(ExpressionError) -> Int {
    let levels = try bound(node)
    guard levels <= Self.limit else {
      throw ExpressionError(
        ExpressionCodes.nesting, at: node.range,
        "The value may get more than \(Self.limit) levels of lists and maps.",
        help: ["Put fewer lists and maps around each other."])
    }
    return levels
  }

  private mutating func bound(_ node: Resolved) throws(ExpressionError) -> Int {
    switch node.kind {
    case .constant(let value): return value.levels(upTo: Self.limit)
    case .variable, .fault: return 0
    case .local(let local): return locals[local]
    case .select(let operand, _, let isOptional): return try wrapped(operand, isOptional)
    case .has(let operand, _):
      _ = try levels(of: operand)
      return 0
    case .index(let operand, let key, let isOptional):
      return max(try wrapped(operand, isOptional), try levels(of: key))
    case .call(let function, let arguments): return try deepest(arguments) + function.levels
    case .unary(_, _, let operand): return try levels(of: operand)
    case .chain(let first, let links): return try deepest([first] + links.map(\.operand))
    case .and(let operands), .or(let operands): return try deepest(operands)
    case .conditional(let branches, let otherwise):
      return try deepest(branches.flatMap { [$0.condition, $0.value] } + [otherwise])
    case .list(let items): return try deepest(items.map(\.value)) + 1
    case .map(let entries): return try deepest(entries.flatMap { [$0.key, $0.value] }) + 1
    case .comprehension(let loop): return try bound(loop)
    case .bind(let local, let value, let body):
      locals[local] = try levels(of: value)
      return try levels(of: body)
    case .optionalMap(let operand, let local, let body, _):
      locals[local] = try levels(of: operand)
      return try levels(of: body) + 1
    case .fallback(let path, let other): return try deepest([path, other])
    }
  }

  private mutating func bound(_ loop: Comprehension) throws(ExpressionError) -> Int {
    let source = try levels(of: loop.range)
    locals[loop.first] = source
    if let second = loop.second { locals[second] = source }
    if let filter = loop.filter { _ = try levels(of: filter) }
    let body = try levels(of: loop.body)
    switch loop.purpose {
    case .all, .exists, .existsOne: return 0
    case .filter, .sortBy: return source
    case .map, .transformMap, .transformMapEntry: return body + 1
    }
  }

  private mutating func wrapped(
    _ operand: Resolved, _ isOptional: Bool
  ) throws(ExpressionError) -> Int {
    try levels(of: operand) + (isOptional ? 1 : 0)
  }

  private mutating func deepest(_ nodes: [Resolved]) throws(ExpressionError) -> Int {
    var result = 0
    for node in nodes { result = max(result, try levels(of: node)) }
    return result
  }
}

extension Value {
  /// The levels of lists, maps and optionals, counted up to `limit`; 0 for a plain value.
  func levels(upTo limit: Int) -> Int {
    let inside: [Value]
    switch self {
    case .list(let items): inside = items
    case .map(let map): inside = map.values
    case .optional(let value): inside = value.map { [$0] } ?? []
    default: return 0
    }
    guard limit > 1 else { return limit }
    return 1 + inside.reduce(0) { max($0, $1.levels(upTo: limit - 1)) }
  }
}
