/// What a plan was made from: equal bindings and equal live links give equal plans.
package struct Binding: Hashable, Sendable {
  /// A file that was read, by its path from the root of the repository and the SHA-256 of its bytes.
  package struct Input: Hashable, Sendable {
    package let path: String
    package let digest: String

    package init(path: String, digest: String) {
      self.path = path
      self.digest = digest
    }
  }

  /// In the order of their paths.
  package var inputs: [Input]

  /// Variables given from outside, in the order of their names.
  package var variables: [Variable]

  package struct Variable: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What plugins gave; ``inputs`` has the digests of their files.
  package var plugins: PluginRecord

  package var toolVersion: String
  package var workspaceID: String

  /// Whether the workspace is a local sandbox.
  package var isSandbox: Bool

  package init(
    inputs: [Input], variables: [Variable], plugins: PluginRecord = PluginRecord(),
    toolVersion: String, workspaceID: String, isSandbox: Bool
  ) {
    self.inputs = inputs
    self.variables = variables
    self.plugins = plugins
    self.toolVersion = toolVersion
    self.workspaceID = workspaceID
    self.isSandbox = isSandbox
  }
}
