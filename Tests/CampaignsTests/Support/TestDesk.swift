import Bytes
import Campaigns
import Diagnostics

/// A desk whose plugins are functions from an item's JSON to an answer's.
final class TestDesk: PluginDesk {
  enum Answer {
    case value(String)
    case fault(String)
  }

  /// By point and full name: `crm.place`.
  typealias Plugins = [PluginPoint: [String: @Sendable (String) -> Answer]]

  private let answers: Plugins
  private let failure: PluginSilence?

  /// - Parameter failure: What every question fails with.
  init(_ plugins: Plugins, failing failure: PluginSilence? = nil) {
    answers = plugins
    self.failure = failure
  }

  var plugins: [String] {
    Set(answers.values.flatMap(\.keys).map { String($0.prefix { $0 != "." }) }).sorted()
  }

  func provisions(of plugin: String, at point: PluginPoint) -> PluginProvision {
    guard plugins.contains(plugin) else { return .undeclared }
    let names = (answers[point] ?? [:]).keys.filter { $0.hasPrefix(plugin + ".") }
    return .names(names.map { String($0.dropFirst(plugin.count + 1)) }.sorted())
  }

  func answer(_ question: PluginQuestion) throws(PluginSilence) -> PluginReply {
    if let failure { throw failure }
    let function = answers[question.point]?["\(question.plugin).\(question.name)"]
    var values = TextColumnBuilder()
    var faults: [Int: PluginItemFault] = [:]
    for item in 0..<question.items.count {
      switch function?(question.items.string(at: item)) {
      case .value(let json)?: values.append(json)
      case .fault(let message)?:
        values.endRow()
        faults[item] = PluginItemFault(message)
      case nil: preconditionFailure("nobody asks for what isn't provided")
      }
    }
    return PluginReply(values: values.finish(), faults: faults)
  }
}
