/// A plugin that may be started: declared, locked, and granted where it needs a grant.
package struct HostedPlugin: Sendable {
  package let manifest: PluginManifest

  /// Of its folder or its one file, absolute.
  package let path: String

  /// What the files have to be when they are copied, see ``PluginContent/digest``.
  package let digest: String

  /// What it is started with, one JSON object.
  package let config: [UInt8]

  /// The granted variables of the environment that are set.
  package let environment: [String: String]

  package init(
    manifest: PluginManifest, path: String, digest: String, config: [UInt8],
    environment: [String: String]
  ) {
    self.manifest = manifest
    self.path = path
    self.digest = digest
    self.config = config
    self.environment = environment
  }
}
