/// A plugin that was started, whatever its tier.
///
/// Calls block their thread, one at a time, each within the plugin's limits. After a failure every
/// call fails the same way.
package protocol RunningPlugin: AnyObject {
  /// What the plugin said of itself when it started.
  var provided: PluginProvisions { get }

  /// Has a batch worked on.
  ///
  /// - Throws: What ended the plugin; a fault of one item is in the answers.
  func call(_ call: PluginCall) throws(PluginFailure) -> PluginAnswers

  /// Ends the plugin in order, and by force where that takes too long.
  ///
  /// May be called more than once.
  func end()
}

/// The names that a plugin answers to.
package struct PluginProvisions: Hashable, Sendable {
  /// In alphabetical order; nothing where a point has none.
  package var names: [ExtensionPoint: [String]]

  package init(_ names: [ExtensionPoint: [String]] = [:]) {
    self.names = names.mapValues { $0.sorted() }.filter { !$0.value.isEmpty }
  }
}
