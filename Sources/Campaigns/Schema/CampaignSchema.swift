import JSON

/// A JSON Schema of a kind of file, for editors.
package enum CampaignSchema: String, CaseIterable, Sendable {
  case campaign, project, shared, plugin, policy

  /// Mappings by what the reader calls them, each with the names of its fields.
  package static var fields: [String: [String]] {
    Dictionary(
      SchemaObject.all.map { ($0.subject, $0.fields.map(\.name)) }, uniquingKeysWith: { $1 })
  }

  /// The schema, in draft 2020-12: a definition for each mapping, a line for each field.
  ///
  /// It knows shapes, not meanings: what it refuses the reader refuses too, not the other way
  /// round. Aliases, tags and duplicate keys are beyond it.
  package var json: [UInt8] {
    var writer = SchemaWriter()
    writer.write(root, title: title)
    return writer.bytes
  }

  private var root: SchemaObject {
    switch self {
    case .campaign: .campaign
    case .project: .project
    case .shared: .shared
    case .plugin: .pluginFile
    case .policy: .policyFile
    }
  }

  private var title: String {
    switch self {
    case .campaign: "A campaign file of xqr-campaign"
    case .project: "The project file of xqr-campaign"
    case .shared: "A shared file of xqr-campaign, for 'use:'"
    case .policy: "A policy file of xqr-campaign, for '--policy'"
    case .plugin: "The plugin.yaml of a plugin of xqr-campaign"
    }
  }
}
