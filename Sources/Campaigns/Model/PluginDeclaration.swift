package import Diagnostics
import Expressions
import YAMLSyntax

/// A plugin that a project or a campaign names: `crm: {path: plugins/crm}`.
package struct PluginDeclaration: Sendable {
  package let name: String
  package let nameSpan: SourceSpan

  /// A folder with a `plugin.yaml`, or one `.lua` file, from the root of the repository.
  package let path: String
  package let pathSpan: SourceSpan

  /// What the plugin is started with: a JSON object, `{}` where nothing is given.
  package let config: [UInt8]
}

extension PluginDeclaration {
  /// Whether a plugin may have the name: one that expressions can use, before a dot.
  package static func isName(_ text: String) -> Bool { CampaignFile.isName(text) }

  /// Reads `crm: {path: plugins/crm, config: {region: eu}}`; nil after a report.
  ///
  /// - Parameter folder: Of the file that declares it, where the path starts.
  init?(_ entry: Mapping.Entry, folder: String, _ diagnostics: inout DiagnosticList) {
    guard CampaignFile.isName(entry.key) else {
      diagnostics.report(.notAName(entry.keySpan, entry.key))
      return nil
    }
    guard !Expression.isReserved(entry.key) else {
      diagnostics.report(.reservedWord(entry.keySpan, entry.key))
      return nil
    }
    guard !Names.kept.contains(entry.key) else {
      diagnostics.report(.nameTaken(entry.keySpan, entry.key))
      return nil
    }
    let known = diagnostics.errorCount
    guard var reader = MappingReader(entry.value, subject: "a plugin", &diagnostics) else {
      return nil
    }
    let node = reader.required("path", &diagnostics)
    let config = reader.optional("config")
    reader.finish(&diagnostics)
    guard let node, let text = node.plainText("path", &diagnostics) else { return nil }
    let whole = RelativePath.join(folder, text)
    guard !whole.isEmpty, RelativePath.isInside(whole) else {
      diagnostics.report(.outside(text, at: node.span))
      return nil
    }
    let members = config.map { $0.configuration(&diagnostics) }
    guard diagnostics.errorCount == known else { return nil }
    name = entry.key
    nameSpan = entry.keySpan
    path = whole
    pathSpan = node.span
    self.config = members ?? Array("{}".utf8)
  }

  /// The plugins of a file, in its order.
  static func list(
    _ node: Node?, folder: String, _ diagnostics: inout DiagnosticList
  ) -> [PluginDeclaration] {
    (node?.members("plugins", &diagnostics) ?? []).compactMap {
      PluginDeclaration($0, folder: folder, &diagnostics)
    }
  }

  /// The plugins of a project and of a campaign, by name; the campaign's declaration of one that
  /// both have stands for it.
  ///
  /// - Parameter diagnostics: Gets every name that stands for two paths.
  package static func merged(
    _ project: [PluginDeclaration], _ campaign: [PluginDeclaration],
    _ diagnostics: inout DiagnosticList
  ) -> [PluginDeclaration] {
    for own in campaign {
      if let other = project.first(where: { $0.name == own.name }), other.path != own.path {
        diagnostics.report(.twoPaths(own, other))
      }
    }
    let names = campaign.map(\.name)
    return (project.filter { !names.contains($0.name) } + campaign).sorted { $0.name < $1.name }
  }

  /// The plugins that a campaign file declares, whatever else is wrong in it; reading the campaign
  /// reports their faults.
  package static func declared(
    in campaign: String, _ inputs: inout some InputFiles
  ) -> [PluginDeclaration] {
    guard let id = try? inputs.read(campaign), inputs.files[id].bytes.mentionsPlugins,
      let root = try? SyntaxTree(parsing: id, in: inputs.files).root,
      case .mapping(let mapping) = root.kind
    else { return [] }
    var unheard = DiagnosticList()
    return list(mapping["plugins"], folder: RelativePath.folder(of: campaign), &unheard)
  }
}

extension [UInt8] {
  /// Whether it is worth while to parse the file for its plugins: most have none.
  fileprivate var mentionsPlugins: Bool {
    let word = Array("plugins".utf8)
    return indices.contains { self[$0] == word[0] && self[$0...].starts(with: word) }
  }
}

extension Diagnostic.Code {
  static let pluginPaths = Diagnostic.Code("XQ5001", "plugin has two paths")
}

extension Diagnostic {
  fileprivate static func twoPaths(
    _ own: PluginDeclaration, _ other: PluginDeclaration
  ) -> Diagnostic {
    Diagnostic(
      .pluginPaths, at: own.pathSpan,
      "'\(own.name)' is '\(own.path)' here, and '\(other.path)' where it was declared first",
      labels: [Label(other.pathSpan, "declared first here")],
      help: ["Give one of them another name: grants and the lock go by names."])
  }
}
