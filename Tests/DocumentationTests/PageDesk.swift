import Bytes
import Campaigns
import Diagnostics

/// The plugins of a page's examples, each with one answer for everything.
final class PageDesk: PluginDesk {
  private static let provided: [String: [PluginPoint: [String]]] = [
    "crm": [.dataSource: ["stores"], .function: ["place"]],
    "house": [.transform: ["tidy"], .policy: ["brand"]],
  ]

  var plugins: [String] { PageDesk.provided.keys.sorted() }

  func provisions(of plugin: String, at point: PluginPoint) -> PluginProvision {
    PageDesk.provided[plugin].map { .names($0[point] ?? []) } ?? .undeclared
  }

  func answer(_ question: PluginQuestion) throws(PluginSilence) -> PluginReply {
    let answer =
      switch question.point {
      case .dataSource: #"{"rows":[{"id":"0421","city":"Bern"}]}"#
      case .function: #""bern""#
      case .transform: #"{"keep":true}"#
      case .policy: #"{"findings":[]}"#
      }
    let answers = [String](repeating: answer, count: question.items.count)
    return PluginReply(values: TextColumn(answers), faults: [:])
  }
}
