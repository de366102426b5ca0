package import Diagnostics

/// The long text of a code: what happened, something that fails with it, and the way out.
package struct Explanation: Sendable {
  package let code: Diagnostic.Code

  /// A paragraph.
  package let what: String

  /// Part of a campaign, with other files behind lines such as `# stores.csv`, or what is typed
  /// and printed; empty where nothing short enough fails so.
  package let example: String

  /// A paragraph.
  package let wayOut: String

  init(_ id: String, _ summary: String, what: String, example: String, wayOut: String) {
    code = Diagnostic.Code(id, summary)
    self.what = what
    self.example = example
    self.wayOut = wayOut
  }

  /// Every code of the tool, in the order of their ids.
  package static let all =
    [
      files, yaml, yamlForm, syntax, shape, data, values, links, linkSets, likeness, plans, guards,
      rules, service, runs, saved, codes, destinations, plugins, answers,
    ].flatMap(\.self)

  /// The explanation of a code, in upper or lower case; nil where there is no such code.
  package static func of(_ id: String) -> Explanation? {
    all.first { $0.code.id == id.uppercased() }
  }

  /// The known codes that are nearest to something that is none, at most five.
  ///
  /// Those that it begins with, or else those of its family.
  package static func near(_ id: String) -> [Explanation] {
    let digits = id.uppercased().drop { !$0.isNumber }.prefix(4)
    for length in stride(from: digits.count, through: 2, by: -1) {
      let found = all.filter { $0.code.id.dropFirst(2).hasPrefix(digits.prefix(length)) }
      if !found.isEmpty { return Array(found.prefix(5)) }
    }
    return []
  }
}
