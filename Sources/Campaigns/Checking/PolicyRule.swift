import Diagnostics
import Expressions
import Links

/// A rule of a policy, compiled.
struct PolicyRule: Sendable {
  let declaration: PolicyDeclaration
  private let condition: PlacedExpression?
  private let check: PlacedExpression
  private let message: TextTemplate?
  /// What names stand for, but for the last one: `link` or `plan`.
  private let slots: [Block.Slot]

  /// Compiles a rule; nil, after reporting every fault, where it can't be.
  ///
  /// - Parameter compiler: With the names of the campaign.
  init?(_ declaration: PolicyDeclaration, _ compiler: Compiler, _ diagnostics: inout DiagnosticList)
  {
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
    let check = compiler.condition(declaration.check, "check", &diagnostics)
    message = declaration.message.flatMap { compiler.text($0, "message", &diagnostics) }
    guard let check, diagnostics.errorCount == known else { return nil }
    self.check = check
  }

  /// The columns of links that the rule reads; nil for all.
  private var fields: Set<String>? {
    var fields: Set<String> = []
    for expression in [condition, check].compactMap({ $0 }) + (message?.holes ?? []) {
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
      for row in broken(table, &report) {
        found.add(links[start + row]) {
          guard !query.isEmpty else { return diagnostic(table, row: row, &report) }
          let shown = LinkTable.table(of: links.hiding(query), range, fields: fields)
          return diagnostic(table, shown: shown, row: row, &report)
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
    let rows = broken(table, &report)
    let broken = rows.first.map { diagnostic(table, row: $0, &report) }
    faults = report.diagnostics
    return broken.map {
      PolicyFinding(rule: declaration.id, isMandatory: isMandatory, count: nil, diagnostic: $0)
    }
  }

  private var isMandatory: Bool { declaration.severity == .mandatory }

  /// The rows for which the rule is and whose check is false.
  private func broken(_ table: Table, _ report: inout RowReport) -> [Int] {
    var rows = Array(0..<table.count)
    report.rows = nil
    if let condition {
      let holds = Condition.evaluate(condition, block(table, rows), &report)
      rows = rows.filter { holds[$0] }
    }
    guard !rows.isEmpty else { return [] }
    report.rows = rows
    let outcomes = Condition.outcomes(check, block(table, rows), &report)
    report.rows = nil
    return zip(rows, outcomes).compactMap { $1 == false ? $0 : nil }
  }

  private func block(_ table: Table, _ rows: [Int]) -> Block {
    Block(count: rows.count, slots: slots + [.rows(table, rows.map { UInt32($0) })])
  }

  /// - Parameter shown: The same rows as they may be shown; nil where they may be as they are.
  private func diagnostic(
    _ table: Table, shown: Table? = nil, row: Int, _ report: inout RowReport
  ) -> Diagnostic {
    let shown = shown.map { self.block($0, [row]) }
    let block = block(table, [row])
    report.rows = [row]
    defer { report.rows = nil }
    let message = message.flatMap { template in
      template.text(template.evaluate(shown ?? block, &report), row: 0, &report)
    }
    return Diagnostic(
      isMandatory ? .mandatory : .advisory, isMandatory ? .error : .warning, at: check.span,
      "rule '\(declaration.id)': \(message ?? "the check is false")", variant: declaration.id,
      values: check.exploded(block, shown: shown, row: 0))
  }
}
