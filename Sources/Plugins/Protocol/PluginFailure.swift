/// A plugin that didn't start, broke the protocol or had to be stopped.
package struct PluginFailure: Error, Hashable, Sendable {
  package let plugin: String
  package let version: String

  /// What happened, as a sentence without a full stop: `sent no handshake within 5 s`.
  package let reason: String

  /// What was called when it happened; nil outside of calls.
  package var call: Call?

  /// The items of the call that it happened in, from 0 in the batch; nil outside of calls.
  package var items: Range<Int>?

  /// Where the plugin was, from its folder: `slug.lua`, line 12.
  package var place: Place?

  /// What it answered where it refused a whole request.
  package var refusal: PluginError?

  /// What it last wrote to stderr, at most 20 lines.
  package var log: [String]

  package struct Call: Hashable, Sendable {
    package let point: ExtensionPoint
    package let name: String

    package init(_ point: ExtensionPoint, _ name: String) {
      self.point = point
      self.name = name
    }
  }

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
    _ plugin: String, version: String, _ reason: String, call: Call? = nil,
    items: Range<Int>? = nil, place: Place? = nil, log: [String] = []
  ) {
    self.plugin = plugin
    self.version = version
    self.reason = reason
    self.call = call
    self.items = items
    self.place = place
    self.log = log
  }
}

extension PluginFailure {
  /// Who, what and in which call, as one sentence without a full stop: `plugin 'crm' 1.2.0 sent
  /// text that is not JSON, in function 'place', items 1 to 500`.
  package var sentence: String {
    var text = "plugin '\(plugin)' \(version) \(reason)"
    if let call { text += ", in \(call.point.title) '\(call.name)'" }
    if let items {
      text +=
        items.count == 1
        ? ", item \(items.upperBound)" : ", items \(items.lowerBound + 1) to \(items.upperBound)"
    }
    return text
  }
}
