extension Resolver {
  /// The node, or its value where all it needs is known.
  ///
  /// What fails stays as it is: an `||` around it may not need it. So does what is large.
  mutating func fold(_ kind: Resolved.Kind, at range: Range<Int>) -> Resolved {
    let node = Resolved(kind: kind, range: range)
    guard folds, Self.hasConstantOperands(kind) else { return node }
    var evaluator = Evaluator(
      environment: ValueEnvironment(), localCount: 0, context: folding)
    defer { folding = evaluator.context }
    guard let value = try? evaluator.evaluate(node) else { return node }
    return Resolved(kind: .constant(value), range: range)
  }

  private static func hasConstantOperands(_ kind: Resolved.Kind) -> Bool {
    switch kind {
    case .select(let operand, _, _), .has(let operand, _), .unary(_, _, let operand):
      operand.constant != nil
    case .index(let operand, let key, _): operand.constant != nil && key.constant != nil
    case .call(let function, let arguments):
      function.isPure && arguments.allSatisfy { $0.constant != nil }
    case .chain(let first, let links):
      first.constant != nil && links.allSatisfy { $0.operand.constant != nil }
    case .and(let operands), .or(let operands): operands.allSatisfy { $0.constant != nil }
    case .conditional(let branches, let otherwise):
      otherwise.constant != nil
        && branches.allSatisfy { $0.condition.constant != nil && $0.value.constant != nil }
    case .list(let items): items.allSatisfy { $0.value.constant != nil }
    case .map(let entries):
      entries.allSatisfy { $0.key.constant != nil && $0.value.constant != nil }
    case .fallback(let path, let other): path.constant != nil && other.constant != nil
    case .constant, .variable, .local, .comprehension, .bind, .optionalMap, .fault: false
    }
  }
}
