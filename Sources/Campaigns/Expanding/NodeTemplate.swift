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
      let list = items.compactMap { NodeTemplate($0, compiler, &diagnostics) }
      guard list.count == items.count else { return nil }
      self = .list(list)
    case .mapping(let mapping):
      let map = mapping.entries.compactMap { entry in
        NodeTemplate(entry.value, compiler, &diagnostics).map { (entry.key, $0) }
      }
      guard map.count == mapping.entries.count else { return nil }
      self = .map(map)
    }
  }

  /// The value, where it is the same for every row: nil where it isn't, and, after a report, where
  /// a text in it has an empty hole.
  func constant(_ diagnostics: inout DiagnosticList) -> Value? {
    switch self {
    case .scalar(let value): return value
    case .text(let template):
      if let single = template.single { return single.expression.constant }
      return template.constant(&diagnostics).map { .string($0) }
    case .list(let items):
      let values = items.compactMap { $0.constant(&diagnostics) }
      return values.count == items.count ? .list(values) : nil
    case .map(let entries):
      let values = entries.compactMap { key, item in
        item.constant(&diagnostics).map { (key, $0) }
      }
      return values.count == entries.count ? .map(ValueMap(values)) : nil
    }
  }

  /// One value a row, nil where the row failed.
  ///
  /// Faults go to `report`.
  func evaluate(_ block: Block, _ report: inout RowReport) -> [Value?] {
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
    if template.single != nil, case .constant(let value) = columns[0] {
      return [Value?](repeating: value, count: block.count)
    }
    if template.single != nil { return (0..<block.count).map { columns[0][$0] } }
    return (0..<block.count).map { row in
      template.text(columns, row: row, &report).map { .string($0) }
    }
  }
}
