import Diagnostics
import YAMLSyntax

/// One rule of `policy:` as it is written.
struct PolicyDeclaration: Sendable {
  enum Severity: String, CaseIterable, Sendable { case advisory, mandatory }

  /// What a rule looks at.
  enum Scope: String, CaseIterable, Sendable { case link, plan }

  let id: String
  let span: SourceSpan
  var severity = Severity.mandatory
  var scope = Scope.link
  /// Which links the rule is for.
  var condition: Node?
  let check: Check
  var message: Node?

  /// Who says whether the rule is kept.
  enum Check: Sendable {
    case expression(Node)
    case plugin(PluginReference)
  }
}

extension PolicyDeclaration {
  /// Reads `{id: medium, severity: mandatory, check: '${{ link.utm.medium == "qr" }}'}`; nil, after
  /// a report, where a required field is missing.
  init?(_ node: Node, _ diagnostics: inout DiagnosticList) {
    guard var reader = MappingReader(node, subject: "a rule of 'policy'", &diagnostics) else {
      return nil
    }
    let named = reader.required("id", &diagnostics)
    let id = named?.plainText("id", &diagnostics)
    let severity = reader.required("severity", &diagnostics)
    let plugin = reader.optional("plugin")
    let check =
      plugin == nil ? reader.required("check", &diagnostics) : reader.optional("check")
    if plugin != nil, let check { diagnostics.report(.twoChecks(check)) }
    let scope = reader.optional("scope")
    condition = reader.optional("where")
    message = reader.optional("message")
    reader.finish(&diagnostics)
    let reference = plugin.flatMap { PluginReference($0, "plugin", &diagnostics) }
    guard let named, let id, let severity,
      let check = check.map(Check.expression) ?? reference.map(Check.plugin)
    else { return nil }
    self.id = id
    self.check = check
    span = named.span
    self.severity =
      severity.choice("severity", Severity.self, &diagnostics) ?? .mandatory
    self.scope = scope?.choice("scope", Scope.self, &diagnostics) ?? .link
    if self.scope == .plan, let condition {
      diagnostics.report(.conditionOfPlan(condition))
    }
  }

  /// The rules of a list, in its order.
  static func list(_ node: Node?, _ diagnostics: inout DiagnosticList) -> [PolicyDeclaration] {
    let items = node?.items("policy", &diagnostics) ?? []
    return items.compactMap { PolicyDeclaration($0, &diagnostics) }
  }
}

extension Node {
  /// The case that the scalar names; nil, after a report, where it names none.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ field: String, _: Choice.Type, _ diagnostics: inout DiagnosticList
  ) -> Choice? {
    guard let text = plainText(field, &diagnostics) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let allowed = Choice.allCases.map(\.rawValue)
    diagnostics.report(.wrongValue(self, field: field, value: text, allowed: allowed))
    return nil
  }
}

extension Diagnostic {
  fileprivate static func twoChecks(_ node: Node) -> Diagnostic {
    Diagnostic(
      .unknownField, at: node.span, "a rule has either 'check' or 'plugin'",
      help: ["Write two rules where both have to be kept."])
  }

  fileprivate static func conditionOfPlan(_ node: Node) -> Diagnostic {
    Diagnostic(
      .unknownField, at: node.span, "a rule about the plan has no 'where'",
      help: ["Put the condition into 'check:', such as '${{ !(…) || plan.creates < 100 }}'."])
  }
}
