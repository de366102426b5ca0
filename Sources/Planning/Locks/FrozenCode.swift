package import Links

/// A code that is on paper: it stays with its link, whatever the files say.
package struct FrozenCode: Hashable, Sendable {
  package let campaign: String
  package let key: String
  package let slug: String

  /// When it was frozen.
  package let since: Instant

  /// Until when it was to work when it was frozen; nil where it had no end, and in lines of before.
  package let expiresAt: Instant?

  package init(
    campaign: String, key: String, slug: String, since: Instant, expiresAt: Instant? = nil
  ) {
    self.campaign = campaign
    self.key = key
    self.slug = slug
    self.since = since
    self.expiresAt = expiresAt
  }

  /// Whether both name the same link, whenever they were frozen.
  func means(_ other: FrozenCode) -> Bool {
    campaign == other.campaign && key == other.key && slug == other.slug
  }
}
