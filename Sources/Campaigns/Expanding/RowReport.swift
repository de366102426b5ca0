import Diagnostics
import Expressions

/// Collects the faults of a block's rows as diagnostics, each with the way the expansion took.
struct RowReport {
  var diagnostics: DiagnosticList

  /// The rows of the current block that are looked at, where they aren't all.
  var rows: [Int]?

  /// What the expressions of the plan may still use.
  let plan: PlanBudget

  /// The way to a row of the current block.
  private let trace: (Int) -> [Diagnostic.Frame]

  init(
    _ diagnostics: DiagnosticList, _ plan: PlanBudget,
    trace: @escaping (Int) -> [Diagnostic.Frame]
  ) {
    self.diagnostics = diagnostics
    self.plan = plan
    self.trace = trace
  }

  private func way(to row: Int) -> [Diagnostic.Frame] { trace(rows?[row] ?? row) }

  /// Reports faults, but for those that follow from one that was reported.
  mutating func report(_ faults: [RowFault], of hole: PlacedExpression) {
    for fault in faults where !fault.error.isConsequence {
      diagnostics.report(hole.diagnostic(fault.error, trace: way(to: fault.row)))
    }
  }

  mutating func report(_ fault: ValueText.Fault, of hole: PlacedExpression, row: Int) {
    diagnostics.report(.value(fault, at: hole.span, trace: way(to: row)))
  }

  /// Reports a diagnostic that lacks nothing but its trace.
  mutating func report(_ diagnostic: Diagnostic, row: Int) {
    var diagnostic = diagnostic
    diagnostic.trace = way(to: row)
    diagnostics.report(diagnostic)
  }
}
