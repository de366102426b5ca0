import Bytes

/// An expression compiled for blocks.
///
/// What is constant is computed once. Reading a cell, an axis or a computed text, marking it, and
/// comparing it with a literal touch no boxed value; everything else is interpreted row by row.
package struct BlockExpression: Sendable {
  /// What a slot will hold in every block, as far as compiling cares.
  package enum SlotKind: Sendable {
    case constant(Value)
    case rows(Table)
    /// An axis, a key, a `let`.
    case varying
  }

  private indirect enum Form: Sendable {
    case constant(Value)
    case slot(Int)
    case cell(slot: Int, column: Int)
    case marked(MarkedText.Mark, Form)
    case equals(Form, TextColumn, isNegated: Bool)
    case interpreted

    /// Whether the form reads texts without making them.
    var isText: Bool {
      switch self {
      case .slot, .cell: true
      default: false
      }
    }
  }

  package let expression: ResolvedExpression
  private let form: Form
  let interpreter: Interpreter

  /// Compiles an expression for blocks whose slots are of `kinds`.
  ///
  /// - Throws: The first column that a table lacks, or the fault of a constant expression.
  package init(
    _ expression: ResolvedExpression, kinds: [SlotKind], interpreter: Interpreter
  ) throws(ExpressionError) {
    self.expression = expression
    self.interpreter = interpreter
    let constants = kinds.map { kind -> Value? in
      if case .constant(let value) = kind { value } else { nil }
    }
    try ColumnCheck(kinds).check(expression.root)
    if expression.variables.allSatisfy({ constants[$0] != nil }) {
      form = .constant(
        try interpreter.evaluate(expression, in: ValueEnvironment(constants)))
    } else {
      form = BlockExpression.form(of: expression.root, kinds)
    }
  }

  /// The value, where it is the same for every row.
  package var constant: Value? {
    if case .constant(let value) = form { value } else { nil }
  }

  /// Whether every value is marked so.
  package func isMarked(_ mark: MarkedText.Mark) -> Bool {
    guard case .call(let function, _) = expression.root.kind else { return false }
    return function.name == mark.rawValue
  }

  /// The field that the whole expression selects from a slot: `data.stores`.
  package var selection: (slot: Int, field: String)? {
    guard case .select(let operand, let field, isOptional: false) = expression.root.kind,
      case .variable(let slot) = operand.kind
    else { return nil }
    return (slot, field.text)
  }

  private static func form(of node: Resolved, _ kinds: [SlotKind]) -> Form {
    switch node.kind {
    case .constant(let value): return .constant(value)
    case .variable(let slot):
      if case .varying = kinds[slot] { return .slot(slot) }
    case .select(let operand, let field, isOptional: false):
      if case .variable(let slot) = operand.kind, case .rows(let table) = kinds[slot],
        let column = table.column(field.text), case .texts = table.columns[column]
      {
        return .cell(slot: slot, column: column)
      }
    case .call(let function, let arguments):
      if let mark = MarkedText.Mark(rawValue: function.name), arguments.count == 1 {
        let inner = form(of: arguments[0], kinds)
        if inner.isText { return .marked(mark, inner) }
      }
    case .chain(let first, let links):
      let inner = form(of: first, kinds)
      if inner.isText, links.count == 1, case .constant(.string(let text)) = links[0].operand.kind,
        links[0].operator == .equal || links[0].operator == .notEqual
      {
        let isNegated = links[0].operator == .notEqual
        return .equals(inner, TextColumn([text]), isNegated: isNegated)
      }
    default: break
    }
    return .interpreted
  }

  /// Evaluates the expression in every row of a block.
  ///
  /// - Parameter plan: Pays for what is interpreted; a row for which nothing is left has a fault.
  /// - Returns: The values and each row's fault.
  package func evaluate(
    _ block: Block, within plan: PlanBudget = PlanBudget()
  ) -> (values: BlockValues, faults: [RowFault]) {
    evaluated(form, block) ?? interpreted(block, plan)
  }

  /// Nil where a slot's values turn out to be boxed.
  private func evaluated(
    _ form: Form, _ block: Block
  ) -> (values: BlockValues, faults: [RowFault])? {
    switch form {
    case .constant(let value): return (.constant(value), [])
    case .interpreted: return nil
    case .slot, .cell: return texts(form, block).map { (.texts($0, mark: nil), []) }
    case .marked(let mark, let inner):
      return texts(inner, block).map { (.texts($0, mark: mark), []) }
    case .equals(let inner, let literal, let isNegated):
      guard let texts = texts(inner, block) else { return nil }
      return withExtendedLifetime(literal) {
        let text = literal[0]
        return (.bools(texts.map { areEqual($0, text) != isNegated }), [])
      }
    }
  }

  /// The texts of a form that reads one, nil where they are boxed.
  private func texts(_ form: Form, _ block: Block) -> [UnsafeBufferPointer<UInt8>]? {
    switch form {
    case .cell(let slot, let column):
      guard case .rows(let table, let rows) = block.slots[slot],
        case .texts(let cells) = table.columns[column]
      else { return nil }
      return rows.map { cells[Int($0)] }
    case .slot(let slot):
      switch block.slots[slot] {
      case .texts(let texts): return (0..<block.count).map { texts[$0] }
      case .coded(let coded, let codes) where coded.isText:
        return codes.map { coded.texts[Int($0)] }
      default: return nil
      }
    default: return nil
    }
  }

  private func interpreted(
    _ block: Block, _ plan: PlanBudget
  ) -> (values: BlockValues, faults: [RowFault]) {
    var faults: [RowFault] = []
    let values = (0..<block.count).map { row -> Value? in
      do throws(ExpressionError) {
        return try interpreted(BlockRow(block: block, row: row), plan)
      } catch {
        faults.append(RowFault(row: row, error: error))
        return nil
      }
    }
    return (.values(values), faults)
  }

  private func interpreted(_ row: BlockRow, _ plan: PlanBudget) throws(ExpressionError) -> Value {
    do { try plan.check() } catch { throw ExpressionError(error, at: expression.root.range) }
    var evaluator = interpreter.evaluator(of: expression, in: row)
    defer { plan.spend(evaluator.context.budget.usage) }
    return try evaluator.evaluate(expression)
  }
}
