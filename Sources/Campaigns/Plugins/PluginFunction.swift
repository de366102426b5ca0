import Bytes
import Diagnostics
import Expressions
import JSON
import YAMLSyntax

/// `let: {place: '${{ crm.place(store.city) }}'}`: a function of a plugin, asked for all rows of a
/// block at once.
struct PluginFunction: Sendable {
  private let reference: PluginReference
  private let arguments: [PlacedExpression]
  private let desk: any PluginDesk

  /// What a `let` name means: nil where its value calls no plugin.
  ///
  /// - Returns: `.some(nil)`, after reporting every fault, where the call can't be made.
  static func compile(
    _ node: Node, _ compiler: Compiler, _ desk: any PluginDesk,
    _ diagnostics: inout DiagnosticList
  ) -> PluginFunction?? {
    guard case .scalar(let scalar) = node.kind, scalar.text.contains("${{"),
      let (expression, range) = (try? Template(parsing: scalar.text))?.singleExpression,
      let call = expression.memberCall, desk.plugins.contains(call.owner)
    else { return nil }
    return .some(
      PluginFunction(call, in: scalar, at: range.lowerBound, compiler, desk, &diagnostics))
  }

  private init?(
    _ call: Expression.MemberCall, in scalar: Scalar, at offset: Int, _ compiler: Compiler,
    _ desk: any PluginDesk, _ diagnostics: inout DiagnosticList
  ) {
    let known = diagnostics.errorCount
    let range = call.name.range
    reference = PluginReference(
      plugin: call.owner, name: call.name.text,
      span: scalar.span(of: range.lowerBound + offset..<range.upperBound + offset))
    self.desk = desk
    _ = reference.isKnown(to: desk, at: .function, &diagnostics)
    if let label = call.label {
      diagnostics.report(
        .labelForPlugin(
          scalar.span(of: label.range.lowerBound + offset..<label.range.upperBound + offset)))
    }
    arguments = call.arguments.compactMap {
      compiler.placed($0, offset..<offset, scalar, &diagnostics)
    }
    guard diagnostics.errorCount == known else { return nil }
  }

  /// One value a row, nil where the row failed.
  func evaluate(_ block: Block, _ report: inout RowReport) -> [Value?] {
    var values = [Value?](repeating: nil, count: block.count)
    let columns = TextTemplate.evaluate(arguments, block, &report)
    let rows = (0..<block.count).filter { row in columns.allSatisfy { $0.hasValue(row) } }
    guard !rows.isEmpty else { return values }
    var items = PluginItems(rows: rows.count)
    for row in rows {
      items.add { json in
        json.key("args")
        json.beginArray()
        for column in columns { if let value = column[row] { ValueJSON.write(value, to: &json) } }
        json.endArray()
      }
    }
    let reply: PluginReply
    do throws(PluginSilence) {
      reply = try desk.answer(items.question(reference, .function))
    } catch {
      report.report(error, rows: rows)
      return values
    }
    for (item, row) in rows.enumerated() {
      if let fault = reply.faults[item] {
        report.report(.refused(fault, reference), row: row)
        continue
      }
      var isFaulty = false
      values[row] = reply.document(item).map { ValueJSON.value($0, &isFaulty) }
      if isFaulty || values[row] == nil {
        report.report(.oddAnswer(reference, "value", "it is no value that can be kept"), row: row)
      }
    }
    return values
  }
}

extension BlockValues {
  /// Whether the evaluation of the row gave something.
  fileprivate func hasValue(_ row: Int) -> Bool {
    if case .values(let values) = self { values[row] != nil } else { true }
  }
}

extension Diagnostic {
  fileprivate static func labelForPlugin(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      ExpressionCodes.arguments, at: span, "functions of plugins take no named arguments",
      help: ["Give the value without its name, at its place in the plugin's function."])
  }
}
