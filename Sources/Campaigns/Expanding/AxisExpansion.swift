import Bytes
import Diagnostics
import Expressions
import YAMLSyntax

/// Expands the axes of one entry, in their order; a later axis may use an earlier one.
struct AxisExpansion {
  var compiler: Compiler
  private let tables: [String: Table]
  private(set) var tuples = Tuples()
  private let slotOfFirstAxis: Int

  init(_ compiler: Compiler, tables: [String: Table]) {
    self.compiler = compiler
    self.tables = tables
    slotOfFirstAxis = compiler.names.kinds.count
  }

  /// Adds an axis, after reporting every fault of its values.
  mutating func expand(
    _ axis: CampaignFile.Named, _ diagnostics: inout DiagnosticList
  ) {
    guard !compiler.names.contains(axis.name) else {
      diagnostics.report(.nameTaken(axis.nameSpan, axis.name))
      return
    }
    switch axis.value.kind {
    case .sequence(let items): expand(axis, items: items, &diagnostics)
    case .scalar: expand(axis, expression: axis.value, &diagnostics)
    case .mapping:
      diagnostics.report(
        .wrongShape(axis.value, expected: "an axis is a list, or an expression that gives one"))
    }
  }

  private mutating func expand(
    _ axis: CampaignFile.Named, items: [Node], _ diagnostics: inout DiagnosticList
  ) {
    var pool = ValuePool()
    var codes: [UInt32] = []
    for item in items {
      guard let template = NodeTemplate(item, compiler, &diagnostics) else { continue }
      guard let value = template.constant else {
        diagnostics.report(.varyingItem(item))
        continue
      }
      if let fault = pool.add(value, to: &codes) {
        diagnostics.report(.axisValue(fault, axis.name, at: item.span, trace: []))
      }
    }
    multiply(axis, by: .coded(pool.values))
  }

  private mutating func expand(
    _ axis: CampaignFile.Named, expression node: Node, _ diagnostics: inout DiagnosticList
  ) {
    guard let source = compiler.condition(node, axis.name, &diagnostics) else { return }
    if let table = table(source) {
      multiply(axis, by: .rows(table))
    } else if let value = source.expression.constant {
      expand(axis, source, value, &diagnostics)
    } else {
      expand(axis, source, &diagnostics)
    }
  }

  /// The table, where the whole expression is `data.name`.
  private func table(_ source: PlacedExpression) -> Table? {
    guard let selection = source.expression.selection,
      compiler.names.names[selection.slot] == "data"
    else { return nil }
    return tables[selection.field]
  }

  /// An axis whose values are the same everywhere.
  private mutating func expand(
    _ axis: CampaignFile.Named, _ source: PlacedExpression, _ value: Value,
    _ diagnostics: inout DiagnosticList
  ) {
    guard case .list(let items) = value else {
      diagnostics.report(.notAList(source.span, axis.name, value.typePhrase, trace: []))
      return
    }
    if case .row(let first)? = items.first {
      let rows = items.compactMap { item -> Int? in
        if case .row(let row) = item, row.table === first.table { row.index } else { nil }
      }
      guard rows.count == items.count else {
        diagnostics.report(.notAList(source.span, axis.name, "a list of mixed rows", trace: []))
        return
      }
      multiply(axis, by: .rows(first.table.selecting(rows)))
      return
    }
    var pool = ValuePool()
    var codes: [UInt32] = []
    for item in items {
      if let fault = pool.add(item, to: &codes) {
        diagnostics.report(.axisValue(fault, axis.name, at: source.span, trace: []))
      }
    }
    multiply(axis, by: .coded(pool.values))
  }

  /// An axis whose values depend on the axes before it.
  private mutating func expand(
    _ axis: CampaignFile.Named, _ source: PlacedExpression, _ diagnostics: inout DiagnosticList
  ) {
    var pool = ValuePool()
    var lists: [[UInt32]] = []
    lists.reserveCapacity(tuples.count)
    for start in stride(from: 0, to: tuples.count, by: Block.size) {
      let range = start..<min(start + Block.size, tuples.count)
      let block = block(range)
      let (values, faults) = source.expression.evaluate(block)
      for fault in faults {
        let trace = tuples.trace(start + fault.row)
        diagnostics.report(source.diagnostic(fault.error, trace: trace))
      }
      for row in 0..<block.count {
        let trace = { [tuples] in tuples.trace(start + row) }
        lists.append(codes(axis, source, values[row], &pool, trace, &diagnostics))
      }
    }
    tuples.multiply(axis.name, by: .coded(pool.values), lists: lists)
    compiler.names.add(axis.name, .varying)
  }

  private func codes(
    _ axis: CampaignFile.Named, _ source: PlacedExpression, _ value: Value?,
    _ pool: inout ValuePool, _ trace: () -> [Diagnostic.Frame],
    _ diagnostics: inout DiagnosticList
  ) -> [UInt32] {
    guard let value else { return [] }
    guard case .list(let items) = value else {
      diagnostics.report(.notAList(source.span, axis.name, value.typePhrase, trace: trace()))
      return []
    }
    var codes: [UInt32] = []
    for item in items {
      if let fault = pool.add(item, to: &codes) {
        diagnostics.report(.axisValue(fault, axis.name, at: source.span, trace: trace()))
      }
    }
    return codes
  }

  private mutating func multiply(_ axis: CampaignFile.Named, by values: Tuples.Values) {
    tuples.multiply(axis.name, by: values)
    switch values {
    case .rows(let table): compiler.names.add(axis.name, .rows(table))
    case .coded: compiler.names.add(axis.name, .varying)
    }
  }

  /// The combinations `range` as a block in which the axes so far have values.
  func block(_ range: Range<Int>) -> Block {
    var slots = compiler.names.slots
    slots.replaceSubrange(
      slotOfFirstAxis..<slotOfFirstAxis + tuples.columns.count, with: tuples.slots(range))
    return Block(count: range.count, slots: slots)
  }

  /// Keeps the combinations for which `keeps` is true.
  mutating func filter(_ keeps: [Bool]) {
    tuples.filter(keeps)
  }
}

extension Diagnostic {
  static func nameTaken(_ span: SourceSpan, _ name: String) -> Diagnostic {
    Diagnostic(
      .name, at: span, "'\(name)' means something else here already",
      help: ["Choose a name that is not in use: names never hide each other."])
  }

  fileprivate static func varyingItem(_ node: Node) -> Diagnostic {
    Diagnostic(
      .axisValue, at: node.span, "this item depends on an earlier axis",
      help: ["Write the whole list as one expression: '${{ [store.a, store.b] }}'."])
  }

  fileprivate static func notAList(
    _ span: SourceSpan, _ axis: String, _ type: String, trace: [Frame]
  ) -> Diagnostic {
    Diagnostic(
      .axisValue, at: span, "axis '\(axis)' needs a list, and this is \(type)",
      help: ["Split a text into a list with 'split(\"|\")'."], trace: trace)
  }

  fileprivate static func axisValue(
    _ fault: ValuePool.Fault, _ axis: String, at span: SourceSpan, trace: [Frame]
  ) -> Diagnostic {
    let detail =
      switch fault {
      case .empty: "axis '\(axis)' has an empty value"
      case .null: "axis '\(axis)' has a value that is null"
      case .shape(let type): "axis '\(axis)' has \(type) as a value"
      case .repeated(let text): "axis '\(axis)' has the value '\(text)' twice"
      }
    let help =
      switch fault {
      case .empty: "Look for a separator at the end or beginning of the list, or a doubled one."
      case .null: "Fill the value in, or leave it out of the list."
      case .shape: "An axis has texts, numbers, true and false, or rows of a data source."
      case .repeated: "Each value may come once; the second would make the same links again."
      }
    return Diagnostic(.axisValue, at: span, detail, help: [help], trace: trace)
  }
}
