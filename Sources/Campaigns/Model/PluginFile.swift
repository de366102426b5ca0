package import Diagnostics

/// A plugin's `plugin.yaml` as it is written, with the places that complaints point at.
package struct PluginFile: Sendable {
  /// In the plugin's folder.
  package static let name = "plugin.yaml"

  /// The version of the protocol that is spoken with plugins.
  package static let protocolVersion = 1

  package enum Runtime: String, CaseIterable, Sendable { case lua, exec }

  /// Where a plugin takes part, by the fields of `provides`.
  package enum Point: String, CaseIterable, Sendable {
    case dataSources = "data_sources"
    case functions, transforms, policies, reporters, hooks

    /// Whether a plugin that can do nothing but compute may take part there.
    var onlyComputes: Bool { [.functions, .transforms, .policies].contains(self) }
  }

  package var name = ""
  package var nameSpan: SourceSpan
  package var version = ""
  package var runtime = Runtime.exec
  /// From the plugin's folder.
  package var entry = ""
  package var entrySpan: SourceSpan
  package var provides: [Point: [String]] = [:]
  /// What it asks for: hosts with ports, paths, and variables of the environment.
  package var net: [String] = []
  package var read: [String] = []
  package var env: [String] = []
  package var limits = Limits()

  /// In seconds and MiB; nil where the runtime's own hold.
  package struct Limits: Sendable {
    package var startSeconds: Int?
    package var callSeconds: Int?
    package var memory: Int?
    package var line: Int?
  }
}
