import Diagnostics

extension Expression {
  /// Looks up the names and functions of the expression.
  ///
  /// - Parameter isChecked: Whether every name and function has to exist. Where not, one that doesn't
  ///   is a fault when its value is asked for, which `||` and `&&` may absorb.
  /// - Parameter folds: Whether constant parts are computed now.
  /// - Throws: The first name or function that is unknown, or call that does not fit.
  package func resolved(
    in scope: Scope, functions: FunctionLibrary = .standard, isChecked: Bool = true,
    folds: Bool = true
  ) throws(ExpressionError) -> ResolvedExpression {
    var resolver = Resolver(
      scope: scope, functions: functions, isChecked: isChecked, folds: folds)
    let root = try resolver.resolve(self.root)
    var nesting = ValueNesting(localCount: resolver.localCount)
    return ResolvedExpression(
      source: source, root: root, localCount: resolver.localCount,
      variables: resolver.variables.sorted(), isPure: resolver.isPure, depth: self.root.depth,
      levels: try nesting.levels(of: root))
  }
}

/// Turns syntax into nodes that can run.
struct Resolver {
  let scope: Scope
  let functions: FunctionLibrary
  private let isChecked: Bool
  let folds: Bool
  /// The names of macros around the current node, innermost last; a name's place is its local.
  private var locals: [String] = []
  private(set) var localCount = 0
  private(set) var variables: Set<Int> = []
  /// Whether all functions so far are pure.
  var isPure = true
  /// What is left for computing constants.
  var folding = CallContext(limits: Limits(steps: 100_000, memory: 1 << 16))

  init(scope: Scope, functions: FunctionLibrary, isChecked: Bool, folds: Bool) {
    self.scope = scope
    self.functions = functions
    self.isChecked = isChecked
    self.folds = folds
  }

  mutating func resolve(_ syntax: Syntax) throws(ExpressionError) -> Resolved {
    do {
      return try resolveNode(syntax)
    } catch {
      guard !isChecked, error.isUnknown else { throw error }
      return Resolved(kind: .fault(error), range: syntax.range)
    }
  }

  private mutating func resolveNode(_ syntax: Syntax) throws(ExpressionError) -> Resolved {
    let range = syntax.range
    switch syntax.kind {
    case .literal(let value): return Resolved(kind: .constant(value), range: range)
    case .name(let name, let isAbsolute):
      return try resolve(name: name, isAbsolute: isAbsolute, at: range)
    case .select(let operand, let field, let isOptional):
      if !isOptional, let dotted = dottedName(syntax),
        let known = lookUp(dotted.text, isAbsolute: dotted.isAbsolute, at: range)
      {
        return known
      }
      return fold(
        .select(try resolve(operand), field: field, isOptional: isOptional), at: range)
    case .index(let operand, let key, let isOptional):
      return fold(
        .index(try resolve(operand), try resolve(key), isOptional: isOptional), at: range)
    case .call(let call): return try resolve(call, at: range)
    case .pipe(let operand, let call): return try resolve(operand, pipedInto: call, at: range)
    default: return try resolveOperation(syntax)
    }
  }

  private mutating func resolveOperation(
    _ syntax: Syntax
  ) throws(ExpressionError) -> Resolved {
    let kind: Resolved.Kind
    switch syntax.kind {
    case .unary(let sign, let count, let operand):
      kind = .unary(sign, count: count, try resolve(operand))
    case .chain(let first, let links): kind = try chain(first, links)
    case .and(let operands): kind = .and(try resolveAll(operands))
    case .or(let operands): kind = .or(try resolveAll(operands))
    case .conditional(let branches, let otherwise):
      kind = try conditional(branches, otherwise: otherwise)
    case .list(let items): kind = try list(items)
    case .map(let entries): kind = try map(entries)
    case .literal, .name, .select, .index, .call, .pipe:
      preconditionFailure("resolved before")
    }
    return fold(kind, at: syntax.range)
  }

  private mutating func resolveAll(
    _ nodes: [Syntax]
  ) throws(ExpressionError) -> [Resolved] {
    var result: [Resolved] = []
    for node in nodes { result.append(try resolve(node)) }
    return result
  }

  private mutating func chain(
    _ first: Syntax, _ links: [Syntax.Link]
  ) throws(ExpressionError) -> Resolved.Kind {
    let first = try resolve(first)
    var result: [Resolved.Link] = []
    for link in links {
      let operand = try resolve(link.operand)
      result.append(.init(operator: link.operator, range: link.range, operand: operand))
    }
    return .chain(first, result)
  }

  private mutating func conditional(
    _ branches: [Syntax.Branch], otherwise: Syntax
  ) throws(ExpressionError) -> Resolved.Kind {
    var result: [Resolved.Branch] = []
    for branch in branches {
      let condition = try resolve(branch.condition)
      result.append(.init(condition: condition, value: try resolve(branch.value)))
    }
    return .conditional(result, otherwise: try resolve(otherwise))
  }

  private mutating func list(_ items: [Syntax.Item]) throws(ExpressionError) -> Resolved.Kind {
    var result: [Resolved.Item] = []
    for item in items {
      result.append(.init(value: try resolve(item.value), isOptional: item.isOptional))
    }
    return .list(result)
  }

  private mutating func map(_ entries: [Syntax.Entry]) throws(ExpressionError) -> Resolved.Kind {
    var result: [Resolved.Entry] = []
    for entry in entries {
      let key = try resolve(entry.key)
      result.append(
        .init(key: key, value: try resolve(entry.value), isOptional: entry.isOptional))
    }
    return .map(result)
  }

  // MARK: Names

  /// Resolves `body` with one more local, of which it gets the number.
  mutating func withLocals(
    _ names: [String], _ body: Syntax
  ) throws(ExpressionError) -> Resolved {
    locals.append(contentsOf: names)
    localCount = max(localCount, locals.count)
    defer { locals.removeLast(names.count) }
    return try resolve(body)
  }

  /// The number that the next local will have.
  var nextLocal: Int { locals.count }

  func isLocal(_ name: String) -> Bool { locals.contains(name) }

  private mutating func resolve(
    name: String, isAbsolute: Bool, at range: Range<Int>
  ) throws(ExpressionError) -> Resolved {
    if !isAbsolute, let local = locals.lastIndex(of: name) {
      return Resolved(kind: .local(local), range: range)
    }
    if let known = lookUp(name, isAbsolute: isAbsolute, at: range) { return known }
    if let reason = scope.unavailable[name] {
      throw ExpressionError(
        ExpressionCodes.unknownName, at: range, "'\(name)' can't be used here.", help: [reason])
    }
    var help: [String] = []
    let known = locals + scope.names
    if let nearest = Suggestion.nearest(to: name, among: known) ?? scope.members[name] {
      help.append("Did you mean '\(nearest)'?")
    } else {
      help.append("A text stands in quotes: \"\(name)\".")
    }
    let names = known.isEmpty ? "none" : known.sorted().joined(separator: ", ")
    help.append("Names in scope: \(names).")
    throw ExpressionError(
      ExpressionCodes.unknownName, at: range, "There is no name '\(name)' here.", help: help)
  }

  private mutating func lookUp(
    _ name: String, isAbsolute: Bool, at range: Range<Int>
  ) -> Resolved? {
    for name in scope.candidates(for: name, isAbsolute: isAbsolute) {
      if let slot = scope.slot(of: name) {
        variables.insert(slot)
        return Resolved(kind: .variable(slot), range: range)
      }
      if Value.typeNames.contains(name) {
        return Resolved(kind: .constant(.type(name)), range: range)
      }
    }
    return nil
  }

  /// `a.b.c` as one name, unless `a` is a local.
  func dottedName(_ syntax: Syntax) -> (text: String, isAbsolute: Bool)? {
    var parts: [String] = []
    var node = syntax
    while case .select(let operand, let field, false) = node.kind {
      parts.append(field.text)
      node = operand
    }
    guard case .name(let root, let isAbsolute) = node.kind else { return nil }
    guard isAbsolute || !isLocal(root) else { return nil }
    return (([root] + parts.reversed()).joined(separator: "."), isAbsolute)
  }
}
