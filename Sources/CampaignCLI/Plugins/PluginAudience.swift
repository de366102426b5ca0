import Applying
import Diagnostics
import Links
import Planning
import Plugins

/// Who is told of what a run does: reporters, and hooks before and after an apply.
struct PluginAudience {
  let plugins: PluginRun
  let bench: Workbench
  let campaign: String
  let isSandbox: Bool
  /// What the places of faults are in.
  let files: SourceFiles

  init(_ loaded: Workbench.Loaded, _ bench: Workbench, _ plan: Plan) {
    plugins = loaded.plugins
    self.bench = bench
    campaign = plan.desired.ownership.campaign
    isSandbox = plan.binding.isSandbox
    files = loaded.files
  }

  /// Tells of an event, and shows what is said to it.
  ///
  /// Reporters and what comes after a run can't fail it: their faults are warnings.
  /// - Parameter digest: Of the plan; not asked for where nobody listens.
  /// - Returns: False where a hook before an apply refuses it, can't answer, or may not run.
  @discardableResult
  func tell(
    _ kind: PluginEvent.Kind, digest: @autoclosure () -> String, counts: [String: Int],
    run: String? = nil
  ) -> Bool {
    let isDecisive = kind == .beforeApply
    var faults = DiagnosticList()
    for refusal in plugins.silenced(at: kind.point) {
      faults.report(isDecisive ? refusal : refusal.lowered)
    }
    if plugins.hears(kind.point) {
      let event = PluginEvent(
        kind, campaign: campaign, plan: digest(), isSandbox: isSandbox, counts: counts, run: run)
      for answer in plugins.tell(event) {
        faults.report(isDecisive ? answer : answer.lowered)
      }
    }
    bench.show(faults, files)
    return !faults.hasErrors
  }
}

extension Diagnostic {
  /// The same, as a warning at most.
  fileprivate var lowered: Diagnostic {
    Diagnostic(
      code, min(severity, .warning), at: span, detail, variant: variant, labels: labels, help: help,
      values: values, trace: trace)
  }
}

extension Plan.Summary {
  /// Links by what the plan does with them, without those kinds that don't occur.
  var named: [String: Int] {
    Dictionary(uniqueKeysWithValues: Change.Kind.allCases.map { ($0.name, self[$0]) })
      .filter { $0.value > 0 }
  }
}

extension OutcomeCounts {
  /// Links by what became of them, without those kinds that don't occur.
  var named: [String: Int] {
    Dictionary(uniqueKeysWithValues: Outcome.Kind.allCases.map { ($0.rawValue, self[$0]) })
      .filter { $0.value > 0 }
  }
}
