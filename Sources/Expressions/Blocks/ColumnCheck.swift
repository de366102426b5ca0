/// Finds columns that a table doesn't have before any row is read.
struct ColumnCheck {
  private let kinds: [BlockExpression.SlotKind]

  init(_ kinds: [BlockExpression.SlotKind]) {
    self.kinds = kinds
  }

  /// Looks at every `row.column` but those that ask whether the column is there: `has(row.x)`,
  /// `row.?x`, and the path of `default(row.x, y)`.
  ///
  /// - Throws: The first one.
  func check(_ node: Resolved) throws(ExpressionError) {
    if case .select(let operand, let field, isOptional: false) = node.kind,
      case .variable(let slot) = operand.kind, case .rows(let table) = kinds[slot],
      table.column(field.text) == nil
    {
      throw table.noSuchColumn(field.text, at: field.range)
    }
    for part in parts(of: node) { try check(part) }
  }

  /// The nodes below a node that are always asked for their value.
  private func parts(of node: Resolved) -> [Resolved] {
    switch node.kind {
    case .constant, .variable, .local, .fault: []
    case .select(let operand, _, _), .has(let operand, _), .unary(_, _, let operand): [operand]
    case .index(let operand, let key, _): [operand, key]
    case .call(_, let arguments): arguments
    case .chain(let first, let links): [first] + links.map(\.operand)
    case .and(let operands), .or(let operands): operands
    case .conditional(let branches, let otherwise):
      branches.flatMap { [$0.condition, $0.value] } + [otherwise]
    case .list(let items): items.map(\.value)
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .comprehension(let loop): [loop.range, loop.body] + (loop.filter.map { [$0] } ?? [])
    case .bind(_, let value, let body), .optionalMap(let value, _, let body, _): [value, body]
    case .fallback(_, let other): [other]
    }
  }
}
