package import Links
package import Planning

/// One link of a report.
package struct ReportLine: Hashable, Sendable {
  /// The values that a link had before the run, of the fields that the run was to change.
  package struct Before: Hashable, Sendable {
    package var destination: String?
    package var labels: [String]?
    package var isEnabled: Bool?
    package var rules: RuleSet?

    package init() {}

    /// What a change overwrites or takes away of a live link.
    init(_ change: Change, _ live: LiveLink) {
      switch change.kind {
      case .update, .adopt:
        if change.fields.contains(.destination) { destination = live.destination }
        if change.fields.contains(.labels) { labels = live.labels }
        if change.fields.contains(.enabled) { isEnabled = live.isEnabled }
        if change.fields.contains(.rules) { rules = live.rules }
      case .resume, .pause: isEnabled = live.isEnabled
      case .delete, .replace:
        destination = live.destination
        labels = live.labels
        isEnabled = live.isEnabled
        rules = live.rules
      case .create, .unchanged, .kept, .blocked, .skipped: break
      }
    }

    package var isEmpty: Bool { self == Before() }
  }

  package struct Dimension: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package var outcome: Outcome

  /// Nil for links that only live.
  package var key: String?
  package var dimensions: [Dimension] = []

  /// What is known of the link in the service; nil where nothing is.
  package var slug: String?
  package var shortURL: String?
  package var id: String?
  package var destination: String
  package var before = Before()

  /// All that the link is now, its destination apart, as far as it was written or found to be as
  /// asked; nil where nobody knows, and for links that aren't the campaign's.
  package var after: LinkValues?

  package var requestID: String?

  /// The service shows something else than what was sent.
  package var isNotAsSent = false

  /// How it differs, by this run or an earlier one; nil where nobody could see it.
  package var echo: Echo?

  /// When an earlier run sent the call that left the link unknown, by the clock of its machine.
  ///
  /// Nil where this run did: then its end counts.
  package var since: Instant?

  package init(outcome: Outcome, key: String?, destination: String) {
    self.outcome = outcome
    self.key = key
    self.destination = destination
  }
}
