package import Bytes

/// One batch for one name that a plugin provides.
package struct PluginCall: Sendable {
  /// The most items that are sent at once.
  package static let itemLimit = 500

  package let point: ExtensionPoint
  package let name: String

  /// A JSON text each, at most ``itemLimit``.
  package let items: TextColumn

  package init(_ point: ExtensionPoint, _ name: String, items: TextColumn) {
    self.point = point
    self.name = name
    self.items = items
  }
}

/// What a plugin made of a batch: one value or one error an item.
package struct PluginAnswers: Sendable {
  /// A JSON text an item, in the order of the call; empty where there is an error.
  package let values: TextColumn

  /// By item, in the order of the call.
  package let errors: [(item: Int, error: PluginError)]

  package init(values: TextColumn, errors: [(item: Int, error: PluginError)]) {
    self.values = values
    self.errors = errors
  }
}

/// What a plugin says is wrong with an item.
package struct PluginError: Hashable, Sendable {
  /// 1 to 99 are the protocol's, from 100 on the plugin's own.
  package var code: Int
  package var message: String
  package var hint: String?
  /// A JSON pointer into the item.
  package var path: String?
  /// The plugin's own file, from its folder, and where in it, from 1.
  package var file: String?
  package var line: Int?

  package init(
    code: Int, message: String, hint: String? = nil, path: String? = nil, file: String? = nil,
    line: Int? = nil
  ) {
    self.code = code
    self.message = message
    self.hint = hint
    self.path = path
    self.file = file
    self.line = line
  }
}
