import Diagnostics
import Expressions
import YAMLSyntax

/// A piece of YAML whose scalars may be expressions, as one value: variables, inline rows,
/// conditions of rules.
indirect enum NodeTemplate: Sendable {
  case scalar(Value)
  case text(TextTemplate)
  case list([NodeTemplate])
  case map([(String, NodeTemplate)])

  init?(_ node: Node, _ compiler: Compiler, _ diagnostics: inout DiagnosticList) {
    switch node.kind {
    case .scalar(let scalar):
      switch scalar.value {
      case .null: self = .scalar(.null)
      case .bool(let value): self = .scalar(.bool(value))
      case .int(let value): self = .scalar(.int(value))
      case .double(let value): self = .scalar(.double(value))
      case .string where !scalar.text.contains("${{"): self = .scalar(.string(scalar.text))
      case .string:
        guard let template = compiler.text(node, "value", &diagnostics) else { return nil }
        self = .text(template)
      }
    case .sequence(let items):
      var list: [NodeTemplate] = []
      for item in items {
        guard let template = NodeTemplate(item, compiler, &diagnostics) else { return nil }
        list.append(template)
      }
      self = .list(list)
    case .mapping(let mapping):
      var map: [(String, NodeTemplate)] = []
      for entry in mapping.entries {
        guard let template = NodeTemplate(entry.value, compiler, &diagnostics) else { return nil }
        map.append((entry.key, template))
      }
      self = .map(map)
    }
  }

  /// Whether the value is the same for every row.
  var constant: Value? {
    switch self {
    case .scalar(let value): return value
    case .text(let template):
      return template.single?.expression.constant ?? template.constant.map { .string($0) }
    case .list(let items):
      let values = items.compactMap(\.constant)
      return values.count == items.count ? .list(values) : nil
    case .map(let entries):
      var values: [(String, Value)] = []
      for (key, template) in entries {
        guard let value = template.constant else { return nil }
        values.append((key, value))
      }
      return .map(ValueMap(values))
    }
  }

  /// One value a row; nil where the row failed. Faults go to `report`.
  func evaluate(_ block: Block, _ report: inout RowReport) -> [Value?] {
    if let constant { return [Value?](repeating: constant, count: block.count) }
    switch self {
    case .scalar(let value): return [Value?](repeating: value, count: block.count)
    case .text(let template): return evaluate(template, block, &report)
    case .list(let items):
      let columns = items.map { $0.evaluate(block, &report) }
      return (0..<block.count).map { row in
        let values = columns.compactMap { $0[row] }
        return values.count == columns.count ? .list(values) : nil
      }
    case .map(let entries):
      let columns = entries.map { ($0.0, $0.1.evaluate(block, &report)) }
      return (0..<block.count).map { row in
        let values = columns.compactMap { key, column in column[row].map { (key, $0) } }
        return values.count == columns.count ? .map(ValueMap(values)) : nil
      }
    }
  }

  private func evaluate(
    _ template: TextTemplate, _ block: Block, _ report: inout RowReport
  ) -> [Value?] {
    let columns = template.evaluate(block, &report)
    if template.single != nil { return (0..<block.count).map { columns[0][$0] } }
    return (0..<block.count).map { row in
      template.text(columns, row: row, &report).map { .string($0) }
    }
  }
}
