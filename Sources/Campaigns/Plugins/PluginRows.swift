import Bytes
import Diagnostics
import Expressions
import JSON
import YAMLSyntax

/// The rows that a plugin gives, as JSON Lines: what the rest of the tool reads as a file.
struct PluginRows {
  /// An object a line.
  let lines: [UInt8]
  /// Where each row comes from, such as `partners.db:18`; nothing where the plugin doesn't say.
  let origins: [String]

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
    do throws(PluginSilence) {
      reply = try desk.answer(items.question(reference, .dataSource))
    } catch {
      diagnostics.report(error.diagnostic)
      return nil
    }
    if let fault = reply.faults[0] {
      diagnostics.report(.refused(fault, reference))
      return nil
    }
    guard let rows = reply.document(0)?["rows"], rows.kind == .array else {
      diagnostics.report(.oddAnswer(reference, "rows", "it has no list 'rows'"))
      return nil
    }
    var json = JSONWriter()
    for row in rows.elements {
      json.value(row)
      json.newline()
    }
    lines = json.bytes
    let given = reply.document(0)?["origins"]
    origins = given?.elements.map(PluginRows.origin) ?? []
    if given != nil, origins.count != rows.count {
      diagnostics.report(
        .oddAnswer(
          reference, "origins", "it has \(origins.count) origins for \(rows.count) rows"))
      return nil
    }
  }

  private static func origin(_ origin: JSONValue) -> String {
    let line = origin["line"]?.int.map { ":\($0)" } ?? ""
    return (origin["file"]?.string ?? "somewhere") + line
  }
}
