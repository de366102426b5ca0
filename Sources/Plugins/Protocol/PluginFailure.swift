/// A plugin that didn't start, broke the protocol or had to be stopped.
package struct PluginFailure: Error, Hashable, Sendable {
  package let plugin: String
  package let version: String

  /// What happened, as a sentence without a full stop: `sent no handshake within 5 s`.
  package let reason: String

  /// The items of the call that it happened in, from 0 in the batch; nil outside of calls.
  package var items: Range<Int>?

  /// Where the plugin was, from its folder: `slug.lua`, line 12.
  package var place: Place?

  /// What it last wrote to stderr, at most 20 lines.
  package var log: [String]

  package struct Place: Hashable, Sendable {
    package let file: String
    package let line: Int
    /// Inside what: `string.find`.
    package let inside: String?

    package init(file: String, line: Int, inside: String? = nil) {
      self.file = file
      self.line = line
      self.inside = inside
    }
  }

  package init(
    _ plugin: String, version: String, _ reason: String, items: Range<Int>? = nil,
    place: Place? = nil, log: [String] = []
  ) {
    self.plugin = plugin
    self.version = version
    self.reason = reason
    self.items = items
    self.place = place
    self.log = log
  }
}
