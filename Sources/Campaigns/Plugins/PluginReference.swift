import Diagnostics
import YAMLSyntax

/// What a plugin provides, as files name it: `crm.contacts`.
struct PluginReference: Sendable {
  let plugin: String
  let name: String
  let span: SourceSpan

  var text: String { "\(plugin).\(name)" }

  init(plugin: String, name: String, span: SourceSpan) {
    self.plugin = plugin
    self.name = name
    self.span = span
  }

  /// Reads `crm.contacts`; nil, after a report, where it is anything else.
  init?(_ node: Node, _ field: String, _ diagnostics: inout DiagnosticList) {
    guard let text = node.plainText(field, &diagnostics) else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts.contains("") else {
      diagnostics.report(.notAReference(node.span, field, text))
      return nil
    }
    self.init(plugin: parts[0], name: parts[1], span: node.span)
  }

  /// Whether the plugin was declared and has the name; says so where not.
  func isKnown(
    to desk: any PluginDesk, at point: PluginPoint, _ diagnostics: inout DiagnosticList
  ) -> Bool {
    switch desk.provisions(of: plugin, at: point) {
    case .undeclared:
      diagnostics.report(.unknownPlugin(self))
      return false
    case .names(let names) where !names.contains(name):
      diagnostics.report(.notProvided(self, point, names))
      return false
    case .broken, .names: return true
    }
  }
}

extension Diagnostic.Code {
  static let pluginName = Diagnostic.Code("XQ5101", "a plugin provides no such thing")
}

extension Diagnostic {
  fileprivate static func notAReference(
    _ span: SourceSpan, _ field: String, _ text: String
  ) -> Diagnostic {
    Diagnostic(
      .pluginName, at: span, "'\(text)' doesn't name what a plugin provides",
      help: [
        "Write '\(field): crm.contacts': the plugin's name in 'plugins:', a dot, and what it provides."
      ])
  }

  fileprivate static func unknownPlugin(_ reference: PluginReference) -> Diagnostic {
    Diagnostic(
      .pluginName, at: reference.span, "no plugin '\(reference.plugin)' is declared",
      help: ["Declare it: 'plugins: {\(reference.plugin): {path: plugins/\(reference.plugin)}}'."])
  }

  fileprivate static func notProvided(
    _ reference: PluginReference, _ point: PluginPoint, _ names: [String]
  ) -> Diagnostic {
    var help = Suggestion.nearest(to: reference.name, among: names).map {
      ["Did you mean '\(reference.plugin).\($0)'?"]
    }
    if help == nil, !names.isEmpty {
      help = ["It provides: \(names.joined(separator: ", "))."]
    }
    return Diagnostic(
      .pluginName, at: reference.span,
      "plugin '\(reference.plugin)' provides no \(point.words) '\(reference.name)'",
      help: help ?? ["It provides no \(point.words) at all: look at its manifest."])
  }
}

extension PluginPoint {
  /// As sentences call it.
  var words: String {
    switch self {
    case .dataSource: "data source"
    case .function: "function"
    case .transform: "transform"
    case .policy: "policy"
    }
  }
}
