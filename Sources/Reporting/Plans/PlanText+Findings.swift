import Diagnostics
import Planning

extension PlanText {
  /// What the planner says about the plan as a whole, what refuses it last, where it is read.
  var findings: String {
    let sorted =
      plan.findings.filter { !$0.refuses } + plan.findings.filter { $0.refuses }
    let text = sorted.map { finding($0.diagnostic) }.joined(separator: "\n")
    guard plan.isRefused else { return text }
    let names = sorted.filter(\.refuses).compactMap(\.guardName)
    let by = names.isEmpty ? "" : " by \(names.joined(separator: ", "))"
    return text + "\n" + paint.bold("This plan is refused\(by): nothing would be written.") + "\n"
  }

  private func finding(_ diagnostic: Diagnostic) -> String {
    let word = paint(diagnostic.severity.rawValue, diagnostic.severity.colour)
    var lines = [
      "\(word): \(diagnostic.code.summary) [\(diagnostic.code.id)]", "  \(diagnostic.detail)",
    ]
    lines += diagnostic.values.map { "    \($0.printable)" }
    lines += diagnostic.help.map { "  help: \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Diagnostic.Severity {
  fileprivate var colour: Paint.Colour {
    switch self {
    case .note: .cyan
    case .warning: .yellow
    case .error: .red
    }
  }
}
