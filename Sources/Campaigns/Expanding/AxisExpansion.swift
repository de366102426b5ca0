import Bytes
import Diagnostics
import Expressions
import YAMLSyntax

/// Expands the axes of one entry, in their order; a later axis may use an earlier one.
///
/// An axis with a fault ends the expansion: the axes behind it are only compiled then, and their
/// names known, so that what uses them can be checked.
struct AxisExpansion {
  private(set) var compiler: Compiler
  private(set) var tuples = Tuples()
  private(set) var isBroken: Bool
  private let tables: [String: Table]
  private let slotOfFirstAxis: Int
  private let head: Diagnostic.Frame
  private let plan: PlanBudget

  /// - Parameter head: The first frame of every trace.
  /// - Parameter isBroken: Whether names of the campaign have no values.
  init(
    _ compiler: Compiler, tables: [String: Table], head: Diagnostic.Frame, plan: PlanBudget,
    isBroken: Bool
  ) {
    self.compiler = compiler
    self.tables = tables
    self.head = head
    self.plan = plan
    self.isBroken = isBroken
    slotOfFirstAxis = compiler.names.kinds.count
  }

  /// Adds an axis, after reporting every fault of its values.
  mutating func expand(_ axis: CampaignFile.Named, _ diagnostics: inout DiagnosticList) {
    let known = diagnostics.errorCount
    let kind = compiler.names.allow(axis, &diagnostics) ? kind(axis, &diagnostics) : nil
    if diagnostics.errorCount > known { isBroken = true }
    compiler.names.add(axis.name, kind ?? .varying)
  }

  /// Multiplies the combinations by the axis, unless something is broken.
  private mutating func kind(
    _ axis: CampaignFile.Named, _ diagnostics: inout DiagnosticList
  ) -> BlockExpression.SlotKind? {
    switch axis.value.kind {
    case .sequence(let items): return kind(axis, items: items, &diagnostics)
    case .scalar(let scalar) where !scalar.text.contains("${{"):
      let isTable = tables[scalar.text] != nil
      diagnostics.report(.axisText(axis.value, axis.name, table: isTable ? scalar.text : nil))
      return nil
    case .scalar:
      guard let source = compiler.condition(axis.value, axis.name, &diagnostics) else { return nil }
      if let table = table(source) { return multiply(axis, .rows(table), &diagnostics) }
      guard let value = source.expression.constant else {
        return isBroken ? nil : kind(axis, ragged: source, &diagnostics)
      }
      var pool = ValuePool()
      _ = codes(axis, source, value, &pool, nil, &diagnostics)
      return multiply(axis, pool.values, &diagnostics)
    case .mapping:
      diagnostics.report(
        .wrongShape(axis.value, expected: "an axis is a list, or an expression that gives one"))
      return nil
    }
  }

  private mutating func kind(
    _ axis: CampaignFile.Named, items: [Node], _ diagnostics: inout DiagnosticList
  ) -> BlockExpression.SlotKind? {
    let known = diagnostics.errorCount
    var values: [Value] = []
    for item in items {
      let settled = diagnostics.errorCount
      let value = NodeTemplate(item, compiler, &diagnostics)?.constant(&diagnostics)
      if let value { values.append(value) }
      if value == nil, diagnostics.errorCount == settled, !isBroken {
        diagnostics.report(.varyingItem(item))
      }
    }
    guard diagnostics.errorCount == known, values.count == items.count else { return nil }
    var pool = ValuePool()
    _ = pool.codes(of: values) { position, fault in
      diagnostics.report(.axisValue(fault, axis.name, at: items[position].span, trace: []))
    }
    return multiply(axis, pool.values, &diagnostics)
  }

  /// The table, where the whole expression is `data.name`.
  private func table(_ source: PlacedExpression) -> Table? {
    guard let selection = source.expression.selection,
      compiler.names.names[selection.slot] == "data"
    else { return nil }
    return tables[selection.field]
  }

  /// An axis whose values depend on the axes before it.
  private mutating func kind(
    _ axis: CampaignFile.Named, ragged source: PlacedExpression,
    _ diagnostics: inout DiagnosticList
  ) -> BlockExpression.SlotKind? {
    let known = diagnostics.errorCount
    var pool = ValuePool()
    var lists: [[UInt32]] = []
    lists.reserveCapacity(tuples.count)
    var total = 0
    for start in stride(from: 0, to: tuples.count, by: Block.size) {
      let block = block(start..<min(start + Block.size, tuples.count))
      let (values, faults) = source.expression.evaluate(block, within: plan)
      for fault in faults {
        let trace = trace(start + fault.row)
        diagnostics.report(source.diagnostic(fault.error, trace: trace))
      }
      for row in 0..<block.count {
        guard let value = values[row] else { continue }
        lists.append(codes(axis, source, value, &pool, start + row, &diagnostics))
        total += lists[lists.count - 1].count
      }
      withExtendedLifetime(block) {}
      guard total <= Tuples.limit else {
        diagnostics.report(.tooMany(axis.nameSpan, "this axis"))
        return nil
      }
    }
    guard diagnostics.errorCount == known else { return nil }
    tuples.multiply(axis.name, by: pool.values, lists: lists)
    return pool.values.kind
  }

  /// The codes of one list; each fault of it is reported.
  ///
  /// - Parameter index: The combination that the list belongs to, nil where it is that of all.
  private func codes(
    _ axis: CampaignFile.Named, _ source: PlacedExpression, _ value: Value,
    _ pool: inout ValuePool, _ index: Int?, _ diagnostics: inout DiagnosticList
  ) -> [UInt32] {
    guard case .list(let items) = value else {
      diagnostics.report(
        .notAList(source.span, axis.name, value.typePhrase, trace: index.map(trace) ?? []))
      return []
    }
    return pool.codes(of: items) { _, fault in
      diagnostics.report(
        .axisValue(fault, axis.name, at: source.span, trace: index.map(trace) ?? []))
    }
  }

  private mutating func multiply(
    _ axis: CampaignFile.Named, _ values: Tuples.Values, _ diagnostics: inout DiagnosticList
  ) -> BlockExpression.SlotKind? {
    guard !isBroken else { return values.kind }
    let (product, overflow) = tuples.count.multipliedReportingOverflow(by: values.count)
    guard !overflow, product <= Tuples.limit else {
      diagnostics.report(.tooMany(axis.nameSpan, "this axis"))
      return nil
    }
    tuples.multiply(axis.name, by: values)
    return values.kind
  }

  /// Combinations as a block in which the axes so far have values.
  func block(_ combinations: some Collection<Int>) -> Block {
    var slots = compiler.names.slots
    slots.replaceSubrange(
      slotOfFirstAxis..<slotOfFirstAxis + tuples.columns.count, with: tuples.slots(combinations))
    return Block(count: combinations.count, slots: slots)
  }

  /// How the expansion came to a combination.
  func trace(_ index: Int) -> [Diagnostic.Frame] { [head] + tuples.trace(index) }

  /// Adds combinations behind the others.
  mutating func include(_ matches: [AxisMatch], _ diagnostics: inout DiagnosticList) {
    Inclusions(matches, tuples, tables, &diagnostics).append(to: &tuples)
  }

  /// Keeps the combinations for which `keeps` is true.
  mutating func filter(_ keeps: [Bool]) {
    tuples.filter(keeps)
  }
}

extension Tuples.Values {
  /// What expressions may count on.
  fileprivate var kind: BlockExpression.SlotKind {
    switch self {
    case .rows(let table): .rows(table)
    case .coded: .varying
    }
  }
}
