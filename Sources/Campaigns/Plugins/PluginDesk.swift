// Campaigns run no plugin: they ask in batches, and somebody answers. In a plan that is a host of
// running plugins; in an apply of a saved plan it is the plan, which has all the answers.

package import Bytes
package import Diagnostics

/// Where questions to plugins are answered.
///
/// Calls block. The same question may be asked again and gets the same answer: what is asked here
/// is pure, but for rows, which are asked for once.
package protocol PluginDesk: AnyObject, Sendable {
  /// The plugins that were declared, in alphabetical order.
  var plugins: [String] { get }

  /// What a plugin answers to at a point.
  func provisions(of plugin: String, at point: PluginPoint) -> PluginProvision

  /// Has a batch answered, whatever its size.
  ///
  /// - Throws: Why the plugin can't answer at all; it is the same for every later question, but for
  ///   the place.
  func answer(_ question: PluginQuestion) throws(PluginSilence) -> PluginReply
}

/// Why a question has no answer.
package struct PluginSilence: Error, Sendable {
  /// At the plugin's name, without the way to a row.
  package let diagnostic: Diagnostic
  /// The item that it happened at, or the first of those; 0 where it has to do with none.
  package let item: Int

  package init(_ diagnostic: Diagnostic, item: Int = 0) {
    self.diagnostic = diagnostic
    self.item = item
  }
}

/// What is known of a plugin at one point.
package enum PluginProvision: Hashable, Sendable {
  /// No plugin of that name was declared.
  case undeclared
  /// Its files have faults, which are said elsewhere.
  case broken
  /// In alphabetical order.
  case names([String])
}

/// What of a campaign a plugin can take part in.
package enum PluginPoint: String, Sendable {
  case dataSource = "data_source"
  case function, transform, policy
}

/// One batch for one name of a plugin.
package struct PluginQuestion: Sendable {
  package let plugin: String
  package let point: PluginPoint
  package let name: String
  /// A JSON text each.
  package let items: TextColumn
  /// Where the plugin is named.
  package let span: SourceSpan
}

/// One value or one fault an item, in the order of the question.
package struct PluginReply: Sendable {
  /// JSON texts; empty where there is a fault.
  package let values: TextColumn
  /// By item.
  package let faults: [Int: PluginItemFault]

  package init(values: TextColumn, faults: [Int: PluginItemFault]) {
    self.values = values
    self.faults = faults
  }
}

/// What a plugin says is wrong with an item.
package struct PluginItemFault: Hashable, Sendable {
  package let message: String
  /// Ways out and places, each a full sentence.
  package let help: [String]

  package init(_ message: String, help: [String] = []) {
    self.message = message
    self.help = help
  }
}

/// The desk of a run without plugins.
package final class NoPlugins: PluginDesk {
  package init() {}

  package var plugins: [String] { [] }

  package func provisions(of plugin: String, at point: PluginPoint) -> PluginProvision {
    .undeclared
  }

  package func answer(_ question: PluginQuestion) throws(PluginSilence) -> PluginReply {
    preconditionFailure("nobody asks a plugin that wasn't declared")
  }
}
