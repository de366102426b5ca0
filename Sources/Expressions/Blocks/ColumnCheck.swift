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
    if case .fallback(_, let other) = node.kind { [other] } else { node.parts }
  }
}
