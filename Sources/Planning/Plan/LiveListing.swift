package import Links

/// What was read from the service, and how far it can be trusted.
package struct LiveListing: Sendable {
  package enum Scope: String, CaseIterable, Hashable, Sendable { case workspace, campaign }

  /// Distinct by id.
  package let links: LiveSet
  package let scope: Scope

  /// Whether all pages agreed on the total and as many distinct links were seen.
  package let isComplete: Bool

  /// Calls that the reading took, usage among them; for the report, not for the clean price.
  package let calls: Cost

  /// When it was read, for one that was saved; nil where it was read just now.
  package let taken: Instant?

  package init(
    links: LiveSet, scope: Scope, isComplete: Bool, calls: Cost, taken: Instant? = nil
  ) {
    self.links = links
    self.scope = scope
    self.isComplete = isComplete
    self.calls = calls
    self.taken = taken
  }
}
