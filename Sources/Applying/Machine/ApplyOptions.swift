package import Links

/// How a plan is applied.
package struct ApplyOptions: Sendable {
  package var limits = ApplyLimits()

  /// Keys of links whose code the service chooses and that an earlier run may have made, with the
  /// time of that run's call.
  ///
  /// They aren't sent and stay unknown.
  package var held: [String: Instant] = [:]

  /// Whether the plan's listing was complete.
  ///
  /// Otherwise a taken code may be taken by a link of ours, and every conflict is looked up.
  package var hasCompleteListing = true

  package init() {}
}
