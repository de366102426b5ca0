import Diagnostics
import Planning

extension PlanText {
  /// What the planner says about the plan as a whole, what refuses it last, where it is read.
  var findings: String {
    let format = FullDiagnosticFormat(files: SourceFiles(), paint: paint)
    return plan.findingsByWeight.map { format.text(of: $0.diagnostic) + "\n" }
      .joined(separator: "\n")
  }
}

extension Plan {
  /// Findings in their order, those that refuse the plan last.
  var findingsByWeight: [Finding] {
    findings.filter { !$0.refuses } + findings.filter(\.refuses)
  }
}
