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
    let moves: Moves
    let now: Instant
    /// Of entries that have none of their own.
    let lifecycle: Lifecycle
    let plugins: any PluginDesk
  }

  let link: LinkDeclaration
  private let context: Context
  private let plan: PlanBudget
  let lifecycle: Lifecycle
  private(set) var axes: AxisExpansion
  private(set) var variations: Variations?
  /// One for each variation; empty after a fault.
  private(set) var programs: [LinkProgram] = []

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
    lifecycle = context.lifecycle.with(link.lifecycle, context.compiler, &diagnostics)
    let head = Diagnostic.Frame("links \"\(link.id)\"", at: link.span)
    axes = AxisExpansion(
      context.compiler, tables: context.tables, head: head, plan: plan,
      isBroken: isBroken || link.hasUnreadAxes)
    guard link.hasUnreadAxes else {
      expand(&diagnostics)
      return
    }
    // Names of axes that couldn't be read are no unknown names.
    var faults = DiagnosticList()
    expand(&faults)
    diagnostics.report(contentsOf: faults, without: [ExpressionCodes.unknownName])
  }

  private mutating func expand(_ diagnostics: inout DiagnosticList) {
    for axis in link.axes { axes.expand(axis, &diagnostics) }
    exclude(&diagnostics)
    select(&diagnostics)
    include(&diagnostics)
    reportOnce(&diagnostics) { lifecycle.check(&$0) }
    vary(&diagnostics)
    for transform in link.transforms {
      _ = transform.isKnown(to: context.plugins, at: .transform, &diagnostics)
    }
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

  private mutating func compile(_ variations: [[Int]], _ diagnostics: inout DiagnosticList) {
    let own = link.fields.merged(over: context.defaults)
    var compiled: [LinkProgram] = []
    for sets in variations {
      let fields = sets.reduce(own) { link.sets[$1].fields.merged(over: $0) }
      var compiler = axes.compiler
      reportOnce(&diagnostics) { faults in
        let program = LinkProgram(link, fields, lifecycle, context, &compiler, &faults)
        if let program { compiled.append(program) }
      }
    }
    if compiled.count == variations.count { programs = compiled }
  }

  /// Reports the faults of a check; one of `defaults:` is met in every entry and said once.
  private func reportOnce(
    _ diagnostics: inout DiagnosticList, _ check: (inout DiagnosticList) -> Void
  ) {
    var faults = DiagnosticList()
    check(&faults)
    for fault in faults.items where !diagnostics.items.contains(fault) {
      diagnostics.report(fault)
    }
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

  /// Goes through the combinations, a block of them at a time.
  func forEachBlock(
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
