import Campaigns
import Diagnostics
import Links
import Planning

extension Workbench.Loaded {
  /// Whether a mandatory rule about links isn't kept.
  var isRefused: Bool { findings.contains { $0.isMandatory } }
}

extension Workbench {
  /// Shows the rules that a plan breaks where a form for machines is asked for: the plan's own text
  /// has them otherwise.
  func show(rulesBrokenBy plan: Plan, of loaded: Loaded) {
    guard isForMachines else { return }
    var faults = DiagnosticList()
    let findings = loaded.campaign?.policyFindings(onPlan: plan.facts, &faults) ?? []
    for finding in findings { faults.report(finding.diagnostic) }
    show(faults, loaded.files)
  }
}

extension Plan {
  /// The plan with the rules that it or its links break.
  ///
  /// A rule that can't be evaluated refuses the plan, too.
  func judged(by loaded: Workbench.Loaded) -> Plan {
    var faults = DiagnosticList()
    let own = loaded.campaign?.policyFindings(onPlan: facts, &faults) ?? []
    let words = FindingWords(files: loaded.files, links: desired.count)
    return adding(
      (loaded.findings + own).map(words.finding)
        + faults.items.map { Finding(refuses: true, words.spelled($0)) })
  }

  /// The plan with the mandatory rules that kept it from being carried out when it was saved: those
  /// of '--policy' stand in no file that it is bound to, and count though nobody names them again.
  func refused(as saved: Plan) -> Plan {
    let known = Set(findings.compactMap(\.rule))
    return adding(
      saved.findings.filter { finding in
        finding.refuses && finding.rule.map { !known.contains($0) } ?? false
      })
  }

  fileprivate var facts: [PlanFact: Int] {
    var facts: [PlanFact: Int] = [.links: desired.count, .calls: cost.total]
    for kind in Change.Kind.allCases { facts[PlanFact(kind)] = summary[kind] }
    return facts
  }
}

extension PlanFact {
  fileprivate init(_ kind: Change.Kind) {
    self =
      switch kind {
      case .create: .creates
      case .update: .updates
      case .adopt: .adoptions
      case .resume: .resumes
      case .replace: .replacements
      case .pause: .pauses
      case .delete: .deletes
      case .unchanged: .unchanged
      case .kept: .kept
      case .blocked: .blocked
      case .skipped: .skipped
      }
  }
}

/// Spells places out, because plans are read where the files aren't.
private struct FindingWords {
  let files: SourceFiles
  let links: Int

  func finding(_ finding: PolicyFinding) -> Finding {
    let diagnostic = finding.diagnostic
    let share = finding.count.map { count in
      "\(Quantity.grouped(count)) of \(Quantity.counted(links, "link")): "
    }
    return Finding(
      rule: finding.rule, refuses: finding.isMandatory,
      spelled(diagnostic, prefix: share ?? ""))
  }

  /// The diagnostic without places but in words.
  func spelled(_ diagnostic: Diagnostic, prefix: String = "") -> Diagnostic {
    var values = diagnostic.values
    if let row = diagnostic.trace.dropFirst().last(where: { $0.span != nil })?.span {
      values.append("row = \(place(row))")
    }
    if !diagnostic.elsewhere.isEmpty {
      let others = diagnostic.elsewhere.map(\.text)
      values.append("others = \(Quantity.listed(others, of: diagnostic.repeats))")
    }
    if let span = diagnostic.span { values.append("rule = \(place(span))") }
    return Diagnostic(
      diagnostic.code, diagnostic.severity, at: nil, prefix + diagnostic.detail,
      help: diagnostic.help, values: values)
  }

  /// `campaigns/stores.csv:18`.
  private func place(_ span: SourceSpan) -> String {
    let file = files[span.file]
    return "\(file.path):\(file.position(at: span.start).line)"
  }
}
