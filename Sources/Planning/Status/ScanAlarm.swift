import Bytes
package import Links

/// Codes that should have been scanned by now and never were: a misprint, or a wrong address.
package struct ScanAlarm: Sendable {
  /// From when on a link without a scan is one too many.
  package let after: Instant

  /// Their codes, in slug order; empty before the time.
  package let slugs: [String]

  /// Looks at the links that the files ask for, that are on, and that were there at the time.
  ///
  /// - Complexity: O(*n*) in the links.
  package init(of plan: Plan, after: Instant, now: Instant) {
    self.after = after
    guard now >= after else {
      slugs = []
      return
    }
    let (live, end) = (plan.live, after.seconds)
    slugs = plan.changes.compactMap { change in
      guard change.desired != nil, let other = change.live, !change.isOfOthers,
        change.kind != .skipped,
        live.enabled[other], live.scanCounts[other] == 0, live.created[other] < end
      else { return nil }
      return live.slugs.string(at: other)
    }
  }
}
