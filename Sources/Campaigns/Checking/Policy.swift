package import Diagnostics
import Expressions
package import Links

/// The rules that hold for one campaign: the project's, those of shared files, its own.
///
/// Rules only add up: none replaces another one.
struct Policy: Sendable {
  private var rules: [PolicyRule] = []
  private let allowedHosts: [AllowedHosts]
  private let sensitiveQuery: SensitiveQuery

  /// Compiles all rules; one with a fault is reported and left out.
  ///
  /// The project's see `campaign` and `now` only, so that no campaign can move what they compare
  /// with.
  init(
    _ file: CampaignFile, _ compiler: Compiler, _ settings: Campaign.Settings, now: Value,
    _ diagnostics: inout DiagnosticList
  ) {
    self.init(
      settings.project, compiler.outer(file.id, now: now), settings.plugins, &diagnostics)
    var compiler = compiler
    compiler.names.add("now", .constant(now))
    var faults = DiagnosticList()
    add(file.policy, compiler, settings.plugins, &faults)
    diagnostics.report(contentsOf: faults, without: file.doubtful)
  }

  /// Compiles the rules of a project alone.
  init(
    _ project: ProjectFile, _ compiler: Compiler, _ plugins: (any PluginDesk)?,
    _ diagnostics: inout DiagnosticList
  ) {
    allowedHosts = project.allowedHosts
    sensitiveQuery = project.sensitiveQuery
    add(project.policy, compiler, plugins, &diagnostics)
  }

  private mutating func add(
    _ declarations: [PolicyDeclaration], _ compiler: Compiler, _ plugins: (any PluginDesk)?,
    _ diagnostics: inout DiagnosticList
  ) {
    for declaration in declarations {
      let id = declaration.id
      if let first = rules.first(where: { $0.declaration.id == id }) {
        diagnostics.report(.repeatedRule(declaration, first: first.declaration.span))
      } else if let rule = PolicyRule(declaration, compiler, plugins, &diagnostics) {
        rules.append(rule)
      }
    }
  }

  /// What the links break, in the order of the rules.
  func findings(on links: DesiredSet, _ faults: inout DiagnosticList) -> [PolicyFinding] {
    allowedHosts.compactMap { $0.finding(on: links) }
      + rules.filter { $0.declaration.scope == .link }
      .compactMap { $0.finding(on: links, hiding: sensitiveQuery, &faults) }
  }

  /// What the plan breaks, in the order of the rules.
  func findings(on facts: [PlanFact: Int], _ faults: inout DiagnosticList) -> [PolicyFinding] {
    rules.filter { $0.declaration.scope == .plan }.compactMap { $0.finding(on: facts, &faults) }
  }
}

extension Campaign {
  /// The rules about links that these break, in the order of the rules: the project's come first.
  ///
  /// - Parameter diagnostics: Gets every fault of the rules themselves.
  /// - Complexity: O(*n*) in the links, for each rule.
  package func policyFindings(
    on links: DesiredSet, _ diagnostics: inout DiagnosticList
  ) -> [PolicyFinding] {
    policy.findings(on: links, &diagnostics)
  }

  /// The rules about plans that one breaks, in the order of the rules.
  ///
  /// - Parameter diagnostics: Gets every fault of the rules themselves.
  package func policyFindings(
    onPlan facts: [PlanFact: Int], _ diagnostics: inout DiagnosticList
  ) -> [PolicyFinding] {
    policy.findings(on: facts, &diagnostics)
  }
}

extension Diagnostic {
  fileprivate static func repeatedRule(
    _ rule: PolicyDeclaration, first: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .repeatedID, at: rule.span, "there is a rule '\(rule.id)' already",
      labels: [Label(first, "first used here")],
      help: ["Rules only add up: none can replace another one. Give this one an id of its own."])
  }
}
