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
    let defaults: LinkFields
    let ownership: Ownership
    let now: Instant
    /// Where the campaign leads visitors at its end, which no link may expire before.
    let afterEnd: SourceSpan?
  }

  private let link: LinkDeclaration
  private let context: Context
  private var axes: AxisExpansion
  private var program: LinkProgram?

  /// Expands the axes and compiles the fields; faults are reported.
  ///
  /// - Parameter isBroken: Whether names of the campaign have no values: then nothing is expanded,
  ///   and the entry only checked.
  init(
    _ link: LinkDeclaration, _ context: Context, isBroken: Bool = false,
    _ diagnostics: inout DiagnosticList
  ) {
    self.link = link
    self.context = context
    let head = Diagnostic.Frame("links \"\(link.id)\"", at: link.span)
    axes = AxisExpansion(context.compiler, tables: context.tables, head: head, isBroken: isBroken)
    for axis in link.axes { axes.expand(axis, &diagnostics) }
    exclude(&diagnostics)
    select(&diagnostics)
    compile(&diagnostics)
  }

  /// How many links the entry has.
  var count: Int { axes.isBroken ? 0 : axes.tuples.count }

  /// Drops the combinations that `exclude:` names.
  private mutating func exclude(_ diagnostics: inout DiagnosticList) {
    guard !axes.isBroken else { return }
    for (span, match) in link.excludes {
      guard let exclusion = Exclusion(match, axes.tuples, span, &diagnostics) else { continue }
      let keeps = exclusion.keeps(axes.tuples)
      if !keeps.contains(false), axes.tuples.count > 0 {
        diagnostics.report(.emptyExclusion(span))
      }
      axes.filter(keeps)
    }
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

  /// Compiles the fields of the links.
  ///
  /// A fault of `defaults:` is met in every entry and said once.
  private mutating func compile(_ diagnostics: inout DiagnosticList) {
    var compiler = axes.compiler
    var faults = DiagnosticList()
    program = LinkProgram(link, context, &compiler, &faults)
    for fault in faults.items where !diagnostics.items.contains(fault) {
      diagnostics.report(fault)
    }
  }

  /// Appends the entry's links, in the order of its axes.
  ///
  /// A row with a fault is appended too, with empty texts: the set is not used then.
  func append(to builder: inout DesiredSetBuilder, _ diagnostics: inout DiagnosticList) {
    guard let program, !axes.isBroken else { return }
    if count == 0, !diagnostics.hasErrors {
      diagnostics.report(.nothingExpanded(link.span, link.id))
    }
    builder.beginEntry(LinkEntry(id: link.id, span: link.span, axes: axes.tuples.axes))
    let columns = axes.tuples.columns
    forEachBlock(&diagnostics) { start, block, report in
      for row in 0..<block.count {
        for column in columns { builder.addCoordinate(column.codes[start + row]) }
      }
      program.append(block, to: &builder, &report)
    }
  }

  /// What expressions mean in the fields of the link with a key; nil where none has it.
  func place(of key: String) -> ExpressionPlace? {
    guard let program, !axes.isBroken else { return nil }
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
      var report = RowReport(diagnostics) { [axes] row in axes.trace(start + row) }
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
  fileprivate static func emptyExclusion(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .exclusion, .warning, at: span, "no combination of the axes is left that this excludes",
      help: ["Delete it, or check its values against the data."])
  }

  fileprivate static func nothingExpanded(_ span: SourceSpan, _ id: String) -> Diagnostic {
    Diagnostic(
      .nothing, .warning, at: span, "'\(id)' expands to no link",
      help: ["Check its data, 'where:', 'when:' and 'exclude:'."])
  }
}
