import Bytes
package import Links

/// Which links an earlier run may have made without anybody seeing them.
///
/// Only where the service chooses the code: a given code protects itself.
package enum Holdback {
  /// How long, in seconds, a call may still be on its way.
  package static let wait: Int64 = 600

  /// The keys that a new run must not send, each with the time of the latest call for it.
  ///
  /// - Parameters:
  ///   - reports: The campaign's last report and all that ended within the last ``wait`` seconds,
  ///     because the last one may have had no say about a link.
  ///   - isListedTwice: Whether two listings of the new run agreed; see ``agree(_:_:)``.
  package static func keys(
    in reports: [Report], now: Instant, isListedTwice: Bool
  ) -> [String: Instant] {
    var keys: [String: Instant] = [:]
    for report in reports {
      for line in report.lines where line.outcome == .unknown && line.slug == nil {
        guard let key = line.key else { continue }
        let since = max(line.since ?? report.header.endedAt, keys[key] ?? Instant(seconds: .min))
        if !isListedTwice || now.seconds < since.seconds + wait { keys[key] = since }
      }
    }
    return keys
  }

  /// The keys whose links were made so lately that a listing may not show them yet, each with the
  /// end of the run that made it.
  ///
  /// A plan that would make one of them again has read a listing that lags behind.
  package static func newKeys(in reports: [Report], now: Instant) -> [String: Instant] {
    var keys: [String: Instant] = [:]
    for report in reports where now.seconds < report.header.endedAt.seconds + wait {
      for line in report.lines where line.outcome == .created {
        guard let key = line.key else { continue }
        keys[key] = max(report.header.endedAt, keys[key] ?? Instant(seconds: .min))
      }
    }
    return keys
  }

  /// Whether two listings show the same links.
  ///
  /// - Complexity: O(*n*).
  package static func agree(_ first: LiveSet, _ second: LiveSet) -> Bool {
    guard first.count == second.count else { return false }
    let index = TextIndex(first.ids)
    return (0..<second.count).allSatisfy { index.row(of: second.ids[$0]) != nil }
  }
}
