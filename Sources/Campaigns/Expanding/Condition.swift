import Diagnostics
import Expressions

/// Conditions over blocks.
enum Condition {
  /// One truth a row; a row with a fault counts as false.
  static func evaluate(
    _ condition: PlacedExpression, _ block: Block, _ report: inout RowReport
  ) -> [Bool] {
    outcomes(condition, block, &report).map { $0 ?? false }
  }

  /// One truth a row, nil for a row with a fault.
  ///
  /// Faults are reported, the first one of the block with the values of the condition's parts.
  static func outcomes(
    _ condition: PlacedExpression, _ block: Block, _ report: inout RowReport
  ) -> [Bool?] {
    let (values, all) = condition.expression.evaluate(block, within: report.plan)
    let faults = all.filter { !$0.error.isConsequence }
    var parts = faults.first.map { condition.exploded(block, row: $0.row) } ?? []
    for fault in faults {
      report.report(condition.diagnostic(fault.error, values: parts), row: fault.row)
      parts = []
    }
    if case .bools(let bools) = values { return bools }
    var isFirst = true
    return (0..<block.count).map { row in
      switch values[row] {
      case .bool(let value)?: return value
      case nil: return nil
      case let value?:
        let parts = isFirst ? condition.exploded(block, row: row) : []
        isFirst = false
        report.report(.notACondition(condition.span, value.typePhrase, parts), row: row)
        return nil
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func notACondition(
    _ span: SourceSpan, _ type: String, _ values: [String]
  ) -> Diagnostic {
    Diagnostic(
      .notCondition, at: span, "this is \(type), and a condition is true or false",
      help: ["Compare it with something: '${{ x == \"yes\" }}'."], values: values)
  }
}
