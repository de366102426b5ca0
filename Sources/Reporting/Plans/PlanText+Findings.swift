import Diagnostics
import Planning

extension PlanText {
  /// What the planner says about the plan as a whole, what refuses it last, where it is read.
  var findings: String {
    let sorted =
      plan.findings.filter { !$0.refuses } + plan.findings.filter { $0.refuses }
    let format = FullDiagnosticFormat(files: SourceFiles(), paint: paint)
    let text = sorted.map { format.text(of: $0.diagnostic) + "\n" }.joined(separator: "\n")
    guard plan.isRefused else { return text }
    let names = sorted.filter(\.refuses).compactMap(\.guardName)
    let by = names.isEmpty ? "" : " by \(names.joined(separator: ", "))"
    return text + "\n" + paint.bold("This plan is refused\(by): nothing would be written.") + "\n"
  }
}
