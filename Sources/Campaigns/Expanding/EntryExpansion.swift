import Bytes
import Diagnostics
import Expressions
import Links
import YAMLSyntax

/// Expands one entry of `links:` into the desired set.
struct EntryExpansion {
  private let link: LinkDeclaration
  private let fields: LinkFields
  private var axes: AxisExpansion
  private let ownership: Ownership
  private let now: Instant

  /// Expands the axes; faults are reported.
  ///
  /// - Parameter compiler: Knows the names of the campaign.
  init(
    _ link: LinkDeclaration, defaults: LinkFields, _ compiler: Compiler, tables: [String: Table],
    ownership: Ownership, now: Instant, _ diagnostics: inout DiagnosticList
  ) {
    self.link = link
    self.ownership = ownership
    self.now = now
    fields = link.fields.merged(over: defaults)
    axes = AxisExpansion(compiler, tables: tables)
    for axis in link.axes { axes.expand(axis, &diagnostics) }
    exclude(&diagnostics)
    select(&diagnostics)
  }

  /// Drops the combinations that `exclude:` names.
  private mutating func exclude(_ diagnostics: inout DiagnosticList) {
    guard axes.tuples.columns.count == link.axes.count else { return }
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
    guard let node = link.condition,
      let condition = axes.compiler.condition(node, "when", &diagnostics)
    else { return }
    var keeps: [Bool] = []
    keeps.reserveCapacity(axes.tuples.count)
    forEachBlock(&diagnostics) { block, report in
      keeps += Condition.evaluate(condition, block, &report)
    }
    axes.filter(keeps)
  }

  private func forEachBlock(
    _ diagnostics: inout DiagnosticList, _ body: (Block, inout RowReport) -> Void
  ) {
    let count = axes.tuples.count
    for start in stride(from: 0, to: count, by: Block.size) {
      let head = Diagnostic.Frame("links \"\(link.id)\"", at: link.span)
      var report = RowReport(diagnostics) { [tuples = axes.tuples] row in
        [head] + tuples.trace(start + row)
      }
      body(axes.block(start..<min(start + Block.size, count)), &report)
      diagnostics = report.diagnostics
    }
  }

  /// How many links the entry has.
  var count: Int { axes.tuples.count }

  /// Appends the entry's links, in the order of its axes.
  ///
  /// A row with a fault is appended too, with empty texts: the set is not used then.
  func append(to builder: inout DesiredSetBuilder, _ diagnostics: inout DiagnosticList) {
    let known = diagnostics.items.count
    var compiler = axes.compiler
    guard
      let program = LinkProgram(link, fields, &compiler, ownership: ownership, now, &diagnostics)
    else {
      precondition(diagnostics.items.count > known, "a link without a program needs a reason")
      return
    }
    builder.beginEntry(LinkEntry(id: link.id, span: link.span, axes: axes.tuples.axes))
    let columns = axes.tuples.columns
    let slots = compiler.names.slots
    for start in stride(from: 0, to: count, by: Block.size) {
      let head = Diagnostic.Frame("links \"\(link.id)\"", at: link.span)
      var report = RowReport(diagnostics) { [tuples = axes.tuples] row in
        [head] + tuples.trace(start + row)
      }
      var block = axes.block(start..<min(start + Block.size, count))
      block.slots += slots[block.slots.count...]
      for row in 0..<block.count {
        for column in columns { builder.addCoordinate(column.codes[start + row]) }
      }
      program.append(block, to: &builder, &report)
      diagnostics = report.diagnostics
    }
    if count == 0 { diagnostics.report(.nothingExpanded(link.span, link.id)) }
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
