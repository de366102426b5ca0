/// What `plugin test` found, a line a check.
package struct PluginTestReport: Sendable {
  package enum Outcome: String, Sendable {
    case kept = "ok"
    case broken = "FAILED"
    case skipped
  }

  package struct Row: Sendable {
    let promise: String
    let outcome: Outcome
    let reason: String
    let milliseconds: Int

    package init(_ promise: String, _ outcome: Outcome, _ reason: String, milliseconds: Int) {
      self.promise = promise
      self.outcome = outcome
      self.reason = reason
      self.milliseconds = milliseconds
    }
  }

  private let title: String
  private let rows: [Row]

  /// - Parameter title: Name and version of the plugin.
  package init(_ title: String, _ rows: [Row]) {
    self.title = title
    self.rows = rows
  }

  package var text: String {
    let lines = rows.map { row in
      let reason = row.reason.isEmpty ? "" : ": " + row.reason.printable
      let time = "\(row.milliseconds) ms"
      return row.outcome.rawValue.padded(to: 9) + time.padded(to: 9)
        + row.promise.printable + reason + "\n"
    }
    let broken = rows.count { $0.outcome == .broken }
    let skipped = rows.count { $0.outcome == .skipped }
    let kept = rows.count - broken - skipped
    let rest = skipped == 0 ? "" : ", \(skipped) skipped"
    return "Plugin \(title.printable)\n\n" + lines.joined()
      + "\n\(kept) kept, \(broken) broken\(rest)\n"
  }
}
