import Bytes
import Diagnostics
import Expressions
import Links
import YAMLSyntax

/// Expands one entry of `links:` into the desired set.
struct EntryExpansion {
  /// What all entries of a campaign share.
  struct Context {
    let compiler: Compiler
    let tables: [String: Table]
    /// Of the cells of each table.
    let places: [String: CellPlaces]
    let defaults: LinkFields
    let ownership: Ownership
    let now: Instant
    /// Where the campaign leads visitors at its end, which no link may expire before.
    let afterEnd: SourceSpan?
  }

  private let link: LinkDeclaration
  private let context: Context
  private let plan: PlanBudget
  private var axes: AxisExpansion
  private var variations: Variations?
  /// One for each variation; empty after a fault.
  private var programs: [LinkProgram] = []

  /// Expands the axes and compiles the fields; faults are reported.
  ///
  /// - Parameter isBroken: Whether names of the campaign have no values: then nothing is expanded,
  ///   and the entry only checked.
  init(
    _ link: LinkDeclaration, _ context: Context, _ plan: PlanBudget, isBroken: Bool = false,
    _ diagnostics: inout DiagnosticList
  ) {
    self.link = link
    self.context = context
    self.plan = plan
    let head = Diagnostic.Frame("links \"\(link.id)\"", at: link.span)
    axes = AxisExpansion(
      context.compiler, tables: context.tables, head: head, plan: plan, isBroken: isBroken)
    for axis in link.axes { axes.expand(axis, &diagnostics) }
    exclude(&diagnostics)
    select(&diagnostics)
    include(&diagnostics)
    vary(&diagnostics)
  }

  /// How many links the entry has.
  var count: Int { axes.isBroken ? 0 : axes.tuples.count }

  /// Drops the combinations that `exclude:` names.
  private mutating func exclude(_ diagnostics: inout DiagnosticList) {
    guard let node = link.exclude else { return }
    let reader = AxisMatchReader("exclude", context.compiler, context.places)
    let matches = reader.matches(node, &diagnostics)
    guard !axes.isBroken else { return }
    let exclusions = Exclusions(matches, axes.tuples, &diagnostics)
    axes.filter(exclusions.keeps(axes.tuples, &diagnostics))
  }

  /// Keeps the combinations for which `when:` is true.
  private mutating func select(_ diagnostics: inout DiagnosticList) {
    guard let node = link.condition else { return }
    var compiler = axes.compiler
    compiler.names.add("now", .constant(context.time))
    guard let condition = compiler.condition(node, "when", &diagnostics), !axes.isBroken else {
      return
    }
    var keeps: [Bool] = []
    keeps.reserveCapacity(axes.tuples.count)
    forEachBlock(&diagnostics) { start, block, report in
      block.slots.append(.constant(context.time))
      keeps += Condition.evaluate(condition, block, &report)
    }
    axes.filter(keeps)
  }

  /// Adds the combinations of `include:`.
  private mutating func include(_ diagnostics: inout DiagnosticList) {
    guard let node = link.include else { return }
    let reader = AxisMatchReader("include", context.compiler, context.places)
    let matches = reader.matches(node, &diagnostics)
    if !axes.isBroken { axes.include(matches, &diagnostics) }
  }

  /// Compiles the fields of the links, once for each choice of `set:` items that occurs.
  private mutating func vary(_ diagnostics: inout DiagnosticList) {
    let reader = AxisMatchReader("match", context.compiler, context.places)
    let matches = link.sets.map { reader.match($0.match, &diagnostics) }
    guard !link.sets.isEmpty, !axes.isBroken, axes.tuples.count > 0 else {
      // Without combinations the fields are only checked.
      compile([Array(link.sets.indices)], &diagnostics)
      return
    }
    let variations = Variations(matches, axes.tuples, &diagnostics)
    compile(variations.sets, &diagnostics)
    self.variations = variations
  }

  /// A fault of `defaults:` is met in every entry and said once.
  private mutating func compile(_ variations: [[Int]], _ diagnostics: inout DiagnosticList) {
    let own = link.fields.merged(over: context.defaults)
    var compiled: [LinkProgram] = []
    for sets in variations {
      let fields = sets.reduce(own) { link.sets[$1].fields.merged(over: $0) }
      var compiler = axes.compiler
      var faults = DiagnosticList()
      if let program = LinkProgram(link, fields, context, &compiler, &faults) {
        compiled.append(program)
      }
      for fault in faults.items where !diagnostics.items.contains(fault) {
        diagnostics.report(fault)
      }
    }
    if compiled.count == variations.count { programs = compiled }
  }

  /// Appends the entry's links, in the order of its axes.
  ///
  /// A row with a fault is appended too, with empty texts: the set is not used then.
  func append(to builder: inout DesiredSetBuilder, _ diagnostics: inout DiagnosticList) {
    guard !programs.isEmpty, !axes.isBroken else { return }
    if count == 0, !diagnostics.hasErrors {
      diagnostics.report(.nothingExpanded(link.span, link.id))
    }
    builder.beginEntry(LinkEntry(id: link.id, span: link.span, axes: axes.tuples.axes))
    let columns = axes.tuples.columns
    forEachBlock(&diagnostics) { start, block, report in
      for row in 0..<block.count {
        for column in columns { builder.addCoordinate(column.codes[start + row]) }
      }
      append(block, from: start, to: &builder, &report)
    }
  }

  /// Rows of one variation are evaluated together, and written in the order of the block.
  private func append(
    _ block: Block, from start: Int, to builder: inout DesiredSetBuilder,
    _ report: inout RowReport
  ) {
    guard let variations, variations.sets.count > 1 else {
      let values = programs[0].evaluate(block, &report)
      for row in 0..<block.count { programs[0].append(values, row: row, to: &builder, &report) }
      withExtendedLifetime(values) {}
      return
    }
    let parts = variations.parts(of: start..<start + block.count)
    let values = parts.map { part in
      report.rows = part.rows
      return programs[part.variation].evaluate(axes.block(part.rows.map { $0 + start }), &report)
    }
    var next = [Int](repeating: 0, count: parts.count)
    var partOf = [Int](repeating: 0, count: block.count)
    for (number, part) in parts.enumerated() { for row in part.rows { partOf[row] = number } }
    for part in partOf {
      report.rows = parts[part].rows
      programs[parts[part].variation].append(
        values[part], row: next[part], to: &builder, &report)
      next[part] += 1
    }
    report.rows = nil
    withExtendedLifetime(values) {}
  }

  /// What expressions mean in the fields of the link with a key; nil where none has it.
  func place(of key: String) -> ExpressionPlace? {
    guard let program = programs.first, !axes.isBroken else { return nil }
    var place: ExpressionPlace?
    var faults = DiagnosticList()
    forEachBlock(&faults) { start, block, report in
      guard place == nil else { return }
      let (block, keys) = program.named(block, &report)
      guard let row = (0..<block.count).first(where: { keys[$0].elementsEqual(key.utf8) }) else {
        return
      }
      let values = block.slots.indices.map { block.value(in: $0, row: row) }
      place = ExpressionPlace(axes.compiler, program.names, values)
    }
    return place
  }

  private func forEachBlock(
    _ diagnostics: inout DiagnosticList, _ body: (Int, inout Block, inout RowReport) -> Void
  ) {
    for start in stride(from: 0, to: axes.tuples.count, by: Block.size) {
      var report = RowReport(diagnostics, plan) { [axes] row in axes.trace(start + row) }
      var block = axes.block(start..<min(start + Block.size, axes.tuples.count))
      body(start, &block, &report)
      diagnostics = report.diagnostics
    }
  }
}

extension EntryExpansion.Context {
  /// The plan's pinned time, as expressions see it.
  var time: Value {
    Timestamp(secondsSinceEpoch: now.seconds).map { .timestamp($0) } ?? .null
  }
}

extension Diagnostic {
  fileprivate static func nothingExpanded(_ span: SourceSpan, _ id: String) -> Diagnostic {
    Diagnostic(
      .nothing, .warning, at: span, "'\(id)' expands to no link",
      help: ["Check its data, 'where:', 'when:' and 'exclude:'."])
  }
}
