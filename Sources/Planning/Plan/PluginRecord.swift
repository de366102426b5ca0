/// What plugins said while a plan was made: whoever carries it out asks none of them again.
package struct PluginRecord: Hashable, Sendable {
  /// A plugin that the links depend on.
  package struct Used: Hashable, Sendable {
    package let name: String
    package let version: String
    /// `lua` or `exec`.
    package let runtime: String
    /// `sha256:` and the digest of its files.
    package let digest: String

    package init(name: String, version: String, runtime: String, digest: String) {
      self.name = name
      self.version = version
      self.runtime = runtime
      self.digest = digest
    }
  }

  /// The values that one name of a plugin gave for a list of items.
  package struct Answer: Hashable, Sendable {
    package let plugin: String
    package let point: String
    package let name: String
    /// SHA-256 of the items, each with a line feed behind it.
    package let question: String
    /// A JSON array with a value for each item, as a plan file writes it.
    package let values: [UInt8]

    package init(
      plugin: String, point: String, name: String, question: String, values: [UInt8]
    ) {
      self.plugin = plugin
      self.point = point
      self.name = name
      self.question = question
      self.values = values
    }
  }

  /// In the order of their names.
  package var used: [Used]

  /// In the order in which they were asked for, each once.
  package var answers: [Answer]

  package init(used: [Used] = [], answers: [Answer] = []) {
    self.used = used
    self.answers = answers
  }
}
