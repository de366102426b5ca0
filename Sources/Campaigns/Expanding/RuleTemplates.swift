import Diagnostics
import Expressions
import Links
import YAMLSyntax

/// The routing rules of an entry.
struct RuleTemplates: Sendable {
  private struct Rule: Sendable {
    let destination: URLTemplate
    let rest: NodeTemplate
    let node: Mapping

    /// Where a field's value stands.
    func span(of field: String) -> SourceSpan {
      if let value = node[field] { return value.span }
      if case .mapping(let conditions)? = node["conditions"]?.kind, let value = conditions[field] {
        return value.span
      }
      return node.entries[0].keySpan
    }
  }

  private let rules: [Rule]
  private let zone: TimeZone?

  /// Compiles a list of rules; faults are reported, and rules with faults left out.
  init(_ node: Node, _ compiler: Compiler, _ diagnostics: inout DiagnosticList) {
    zone = compiler.zone
    rules = node.items("routing_rules", &diagnostics).compactMap { item in
      guard var reader = MappingReader(item, subject: "a routing rule", &diagnostics) else {
        return nil
      }
      let url = reader.required("destination", &diagnostics)
      let priority = reader.required("priority", &diagnostics)
      let conditions = reader.optional("conditions")
      reader.finish(&diagnostics)
      if let conditions { RuleTemplates.checkFields(conditions, &diagnostics) }
      guard let url, let priority,
        let text = compiler.text(url, "destination", &diagnostics),
        let destination = URLTemplate(
          text, parameters: [], conflict: .fail, compiler.names, &diagnostics),
        let number = NodeTemplate(priority, compiler, &diagnostics)
      else { return nil }
      var rest = [("priority", number)]
      if let conditions {
        guard let template = NodeTemplate(conditions, compiler, &diagnostics) else { return nil }
        rest.append(("conditions", template))
      }
      return Rule(destination: destination, rest: .map(rest), node: reader.mapping)
    }
  }

  private static func checkFields(_ node: Node, _ diagnostics: inout DiagnosticList) {
    guard var reader = MappingReader(node, subject: "'conditions'", &diagnostics) else { return }
    for field in RuleReader.fields { _ = reader.written(field) }
    reader.finish(&diagnostics)
  }

  /// What the rows of a block hold.
  struct Values {
    fileprivate let rules: [(URLTemplate.Values, [Value?])]
  }

  func evaluate(_ block: Block, _ report: inout RowReport) -> Values {
    Values(
      rules: rules.map {
        ($0.destination.evaluate(block, &report), $0.rest.evaluate(block, &report))
      })
  }

  /// The rules of one row; faults are reported.
  func ruleSet(_ values: Values, row: Int, _ report: inout RowReport) -> RuleSet {
    var result: [RoutingRule] = []
    for (rule, (urls, rest)) in zip(rules, values.rules) {
      let url = rule.destination.text(urls, row: row, &report)
      guard case .map(let map)? = rest[row] else { continue }
      var reader = RuleReader(in: zone)
      let read = reader.rule(destination: url ?? "", map)
      for fault in reader.faults {
        report.report(.rule(fault, at: rule.span(of: fault.field)), row: row)
      }
      if url != nil, reader.faults.isEmpty { result.append(read) }
    }
    return RuleSet(result)
  }
}

extension Diagnostic {
  fileprivate static func rule(_ fault: RuleReader.Fault, at span: SourceSpan) -> Diagnostic {
    fault.time.map { .time($0, at: span) }
      ?? Diagnostic(.rule, at: span, "'\(fault.field)' \(fault.needs)")
  }
}
