import Diagnostics
import Expressions

/// Conditions over blocks.
enum Condition {
  /// One truth a row; a row with a fault counts as false.
  static func evaluate(
    _ condition: PlacedExpression, _ block: Block, _ report: inout RowReport
  ) -> [Bool] {
    let (values, faults) = condition.expression.evaluate(block, within: report.plan)
    report.report(faults, of: condition)
    if case .bools(let bools) = values { return bools }
    return (0..<block.count).map { row in
      switch values[row] {
      case .bool(let value)?: return value
      case nil: return false
      case let value?:
        report.report(.notACondition(condition.span, value.typePhrase), row: row)
        return false
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func notACondition(_ span: SourceSpan, _ type: String) -> Diagnostic {
    Diagnostic(
      .notCondition, at: span, "this is \(type), and a condition is true or false",
      help: ["Compare it with something: '${{ x == \"yes\" }}'."])
  }
}
