import Diagnostics
import Expressions
import Links

/// A rule of a policy, compiled.
struct PolicyRule: Sendable {
  let declaration: PolicyDeclaration
  private let condition: PlacedExpression?
  private let check: Check
  private let message: TextTemplate?
  /// What names stand for, but for the last one: `link` or `plan`.
  private let slots: [Block.Slot]

  private enum Check: Sendable {
    case expression(PlacedExpression)
    case plugin(PluginRule)
  }

  /// Compiles a rule; nil, after reporting every fault, where it can't be.
  ///
  /// - Parameter compiler: With the names of the campaign.
  /// - Parameter plugins: Nil where rules of plugins aren't looked at, and left out.
  init?(
    _ declaration: PolicyDeclaration, _ compiler: Compiler, _ plugins: (any PluginDesk)?,
    _ diagnostics: inout DiagnosticList
  ) {
    let known = diagnostics.errorCount
    self.declaration = declaration
    var compiler = compiler
    slots = compiler.names.slots
    switch declaration.scope {
    case .link:
      compiler.names.unavailable["plan"] = "'plan' is for rules with 'scope: plan' only."
      compiler.names.add("link", .rows(LinkTable.empty))
    case .plan:
      compiler.names.unavailable["link"] =
        "'link' is for rules about links, and this has 'scope: plan'."
      compiler.names.add("plan", .rows(PlanFact.table([:])))
    }
    condition = declaration.condition.flatMap { compiler.condition($0, "where", &diagnostics) }
    let check: Check? =
      switch declaration.check {
      case .expression(let node):
        compiler.condition(node, "check", &diagnostics).map { .expression($0) }
      case .plugin(let reference):
        plugins.flatMap { PluginRule(reference, $0, &diagnostics) }.map { .plugin($0) }
      }
    message = declaration.message.flatMap { compiler.text($0, "message", &diagnostics) }
    guard let check, diagnostics.errorCount == known else { return nil }
    self.check = check
  }

  /// The columns of links that the rule reads; nil for all.
  private var fields: Set<String>? {
    var fields: Set<String> = []
    var expressions = [condition].compactMap { $0 } + (message?.holes ?? [])
    if case .expression(let check) = check { expressions.append(check) }
    for expression in expressions {
      guard let used = expression.expression.fields(of: slots.count) else { return nil }
      fields.formUnion(used)
    }
    return fields
  }

  /// What the links break; nil where they keep the rule.
  ///
  /// - Parameter query: Values that the finding doesn't show, though the check sees them.
  /// - Parameter faults: Gets every fault of the rule's own expressions.
  /// - Complexity: O(*n*) in the links; the condition and the check run once a link at most.
  func finding(
    on links: DesiredSet, hiding query: SensitiveQuery, _ faults: inout DiagnosticList
  ) -> PolicyFinding? {
    let (fields, plan) = (fields, PlanBudget())
    var found = BrokenLinks()
    for start in stride(from: 0, to: links.count, by: Block.size) {
      let range = start..<min(start + Block.size, links.count)
      let table = LinkTable.table(of: links, range, fields: fields)
      var report = RowReport(faults, plan) { row in links[start + row].trace }
      let broken = broken(table, &report) { rule, rows, report in
        rule.findings(on: links, rows.map { start + $0 }, &report)
      }
      for (row, reason) in broken {
        found.add(links[start + row]) {
          let shown =
            query.isEmpty
            ? nil : LinkTable.table(of: links.hiding(query), range, fields: fields)
          return diagnostic(table, shown: shown, row: row, reason, &report)
        }
      }
      faults = report.diagnostics
    }
    return found.finding(declaration.id, isMandatory: isMandatory)
  }

  /// What the plan breaks; nil where it keeps the rule.
  ///
  /// - Parameter faults: Gets every fault of the rule's own expressions.
  func finding(on facts: [PlanFact: Int], _ faults: inout DiagnosticList) -> PolicyFinding? {
    let table = PlanFact.table(facts)
    var report = RowReport(faults, PlanBudget()) { _ in [] }
    let broken = broken(table, &report) { rule, _, report in
      [0: rule.findings(on: facts, &report)].filter { !$0.value.isEmpty }
    }
    let found = broken.first.map { diagnostic(table, row: $0.row, $0.reason, &report) }
    faults = report.diagnostics
    return found.map {
      PolicyFinding(rule: declaration.id, isMandatory: isMandatory, count: nil, diagnostic: $0)
    }
  }

  private var isMandatory: Bool { declaration.severity == .mandatory }

  /// The rows for which the rule is and which don't keep it, with a plugin's words for it.
  ///
  /// - Parameter ask: What the plugin finds in some rows, by their place among them.
  private func broken(
    _ table: Table, _ report: inout RowReport,
    _ ask: (PluginRule, [Int], inout RowReport) -> [Int: [String]]
  ) -> [(row: Int, reason: String?)] {
    var rows = Array(0..<table.count)
    report.rows = nil
    if let condition {
      let holds = Condition.evaluate(condition, block(table, rows), &report)
      rows = rows.filter { holds[$0] }
    }
    guard !rows.isEmpty else { return [] }
    report.rows = rows
    defer { report.rows = nil }
    switch check {
    case .expression(let check):
      let outcomes = Condition.outcomes(check, block(table, rows), &report)
      return zip(rows, outcomes).compactMap { $1 == false ? ($0, nil) : nil }
    case .plugin(let rule):
      let findings = ask(rule, rows, &report)
      return rows.enumerated().compactMap { place, row in
        findings[place].map { (row, $0.joined(separator: "; ")) }
      }
    }
  }

  private func block(_ table: Table, _ rows: [Int]) -> Block {
    Block(count: rows.count, slots: slots + [.rows(table, rows.map { UInt32($0) })])
  }

  /// - Parameter shown: The same rows as they may be shown; nil where they may be as they are.
  private func diagnostic(
    _ table: Table, shown: Table? = nil, row: Int, _ reason: String?, _ report: inout RowReport
  ) -> Diagnostic {
    let shown = shown.map { self.block($0, [row]) }
    let block = block(table, [row])
    report.rows = [row]
    defer { report.rows = nil }
    let message = message.flatMap { template in
      template.text(template.evaluate(shown ?? block, &report), row: 0, &report)
    }
    let reason = [message, reason].compactMap { $0 }.joined(separator: ": ")
    let span: SourceSpan
    var values: [String] = []
    switch check {
    case .expression(let check):
      span = check.span
      values = check.exploded(block, shown: shown, row: 0)
    case .plugin(let rule): span = rule.reference.span
    }
    return Diagnostic(
      isMandatory ? .mandatory : .advisory, isMandatory ? .error : .warning, at: span,
      "rule '\(declaration.id)': \(reason.isEmpty ? "the check is false" : reason)",
      variant: declaration.id, values: values)
  }
}
