import Diagnostics
import Expressions
import Links

extension EntryExpansion {
  /// Appends the entry's links, in the order of its axes.
  ///
  /// A row with a fault is appended too, with empty texts: the set is not used then.
  func append(to builder: inout DesiredSetBuilder, _ diagnostics: inout DiagnosticList) {
    guard !programs.isEmpty, !axes.isBroken else { return }
    if count == 0, !diagnostics.hasErrors {
      diagnostics.report(.nothingExpanded(link.span, link.id))
    }
    builder.beginEntry(
      LinkEntry(
        id: link.id, span: link.span, axes: axes.tuples.axes, upkeep: lifecycle.upkeep,
        ends: lifecycle.due, afterEnd: lifecycle.afterEndURL,
        takesHosts: programs.contains(where: \.takesHosts)))
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
      let program = programs[0]
      let values = program.evaluate(block, &report)
      for row in 0..<block.count { program.append(values, row: row, to: &builder, &report) }
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
}

extension Diagnostic {
  fileprivate static func nothingExpanded(_ span: SourceSpan, _ id: String) -> Diagnostic {
    Diagnostic(
      .nothing, .warning, at: span, "'\(id)' expands to no link",
      help: ["Check its data, 'where:', 'when:' and 'exclude:'."])
  }
}
