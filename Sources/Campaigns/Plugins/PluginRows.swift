import Bytes
import Diagnostics
import Expressions
import JSON
import YAMLSyntax

/// The rows that a plugin gives, as JSON Lines: what the rest of the tool reads as a file.
struct PluginRows {
  /// An object a line.
  let lines: [UInt8]

  /// Asks the plugin; nil after a report of every fault.
  ///
  /// - Parameter arguments: A mapping; what it holds has to be known before any row is.
  init?(
    _ reference: PluginReference, _ arguments: Node?, _ compiler: Compiler,
    _ desk: any PluginDesk, _ diagnostics: inout DiagnosticList
  ) {
    guard reference.isKnown(to: desk, at: .dataSource, &diagnostics) else { return nil }
    var value = Value.map(ValueMap([]))
    if let arguments {
      guard case .mapping = arguments.kind else {
        diagnostics.report(.wrongShape(arguments, expected: "'args' is a mapping"))
        return nil
      }
      let constant = NodeTemplate(arguments, compiler, &diagnostics)?.constant(&diagnostics)
      guard let constant else { return nil }
      value = constant
    }
    var items = PluginItems()
    items.add { json in
      json.key("args")
      ValueJSON.write(value, to: &json)
    }
    let reply: PluginReply
    do throws(Diagnostic) {
      reply = try desk.answer(items.question(reference, .dataSource))
    } catch {
      diagnostics.report(error)
      return nil
    }
    if let fault = reply.faults[0] {
      diagnostics.report(.refused(fault, reference))
      return nil
    }
    guard let lines = PluginRows.lines(of: reply) else {
      diagnostics.report(.oddAnswer(reference, "rows", "it has no list 'rows'"))
      return nil
    }
    self.lines = lines
  }

  /// The rows as they were written, a line each.
  private static func lines(of reply: PluginReply) -> [UInt8]? {
    guard let rows = reply.document(0)?["rows"], rows.kind == .array else { return nil }
    let bytes = reply.values.array(at: 0)
    let places = JSONPlaces(bytes)
    let member = places.members(at: 0).first { places.text(of: $0.name) == "rows" }
    return member.map { member in
      places.elements(at: member.value.lowerBound).reduce(into: []) { lines, range in
        lines += bytes[range]
        lines.append(0x0A)
      }
    }
  }
}
