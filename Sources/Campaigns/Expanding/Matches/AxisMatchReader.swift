import Diagnostics
import Expressions
import YAMLSyntax

/// Reads matches over axes: written as mappings, or given by expressions as maps and rows.
struct AxisMatchReader {
  private let compiler: Compiler
  private let places: [String: CellPlaces]
  private let field: String

  /// - Parameter compiler: Without the axes: which combinations are meant is the same for all.
  /// - Parameter places: Of the cells of each data source, by its name.
  init(_ field: String, _ compiler: Compiler, _ places: [String: CellPlaces]) {
    self.field = field
    self.compiler = compiler
    self.places = places
  }

  /// The matches of a list whose items are mappings and expressions, or of one expression.
  ///
  /// Every fault is reported, and what has one left out; so is an expression without a value
  /// because the campaign is broken.
  func matches(_ node: Node, _ diagnostics: inout DiagnosticList) -> [AxisMatch] {
    if case .scalar = node.kind { return computed(node, &diagnostics) }
    return node.items(field, &diagnostics).flatMap { item in
      if case .scalar(let scalar) = item.kind, scalar.text.contains("${{") {
        return computed(item, &diagnostics)
      }
      return match(item, &diagnostics).map { [$0] } ?? []
    }
  }

  /// A match that is written out.
  func match(_ node: Node, _ diagnostics: inout DiagnosticList) -> AxisMatch? {
    let known = diagnostics.errorCount
    let pairs = node.members(field, &diagnostics).compactMap { entry -> AxisMatch.Pair? in
      guard let text = entry.value.plainText(field, &diagnostics),
        case .scalar(let scalar) = entry.value.kind
      else { return nil }
      let value = scalar.value.value(text: text)
      // A value is meant as it is written, or as it is: `1.50` is `1.5`.
      let texts = [text, value.plainText].compactMap { $0 }.filter { !$0.isEmpty }
      return AxisMatch.Pair(
        axis: entry.key, axisSpan: entry.keySpan, value: value, texts: texts,
        span: entry.value.span)
    }
    return diagnostics.errorCount == known ? AxisMatch(span: node.span, pairs: pairs) : nil
  }

  private func computed(_ node: Node, _ diagnostics: inout DiagnosticList) -> [AxisMatch] {
    guard let source = compiler.condition(node, field, &diagnostics),
      let value = source.expression.constant
    else { return [] }
    let items = if case .list(let items) = value { items } else { [value] }
    return items.compactMap { item in
      switch item {
      case .row(let row): return match(row, source.span)
      case .map(let map):
        let pairs = map.names.map { name in
          AxisMatch.Pair(name, at: source.span, map[name], at: source.span)
        }
        return AxisMatch(span: source.span, pairs: pairs)
      default:
        diagnostics.report(.notAMatch(source.span, field, item.typePhrase))
        return nil
      }
    }
  }

  /// A row with a column for each axis; a column that the row lacks leaves its axis open.
  private func match(_ row: TableRow, _ span: SourceSpan) -> AxisMatch {
    let table = row.table
    let places = places[table.name]
    let pairs = table.columnNames.indices.compactMap { column -> AxisMatch.Pair? in
      guard let value = table.value(row: row.index, column: column) else { return nil }
      return AxisMatch.Pair(
        table.columnNames[column],
        at: places?.nameSpan(table, row: row.index, column: column) ?? span, value,
        at: places?.span(table, row: row.index, column: column) ?? span)
    }
    return AxisMatch(span: table.spans[row.index] ?? span, pairs: pairs)
  }
}

extension ScalarValue {
  fileprivate func value(text: String) -> Value {
    switch self {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(let value): .double(value)
    case .string: .string(text)
    }
  }
}

extension Diagnostic {
  fileprivate static func notAMatch(_ span: SourceSpan, _ field: String, _ type: String)
    -> Diagnostic
  {
    Diagnostic(
      .wrongShape, at: span, "'\(field)' needs maps of axes and values, and here is \(type)",
      help: ["Give it the rows of a data source whose columns are named like axes."])
  }
}
