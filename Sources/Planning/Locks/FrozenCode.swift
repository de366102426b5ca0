package import Links

/// A code that is on paper: it stays with its link, whatever the files say.
package struct FrozenCode: Hashable, Sendable {
  package let campaign: String
  package let key: String
  package let slug: String

  /// When it was frozen.
  package let since: Instant

  package init(campaign: String, key: String, slug: String, since: Instant) {
    self.campaign = campaign
    self.key = key
    self.slug = slug
    self.since = since
  }

  /// Whether both say the same of the same link, whenever they were frozen.
  func means(_ other: FrozenCode) -> Bool {
    campaign == other.campaign && key == other.key && slug == other.slug
  }
}
