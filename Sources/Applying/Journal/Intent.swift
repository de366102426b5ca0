package import Planning

/// What is about to be sent, in words that outlive the run.
package struct Intent: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    /// The number of the plan's change.
    package let change: Int
    /// Empty for links that only live.
    package let key: String
    /// Empty where the service chooses.
    package let slug: String
    /// The link that lived before the run; empty where there was none.
    package var id = ""
    /// What the run is to change of it.
    package var before = ReportLine.Before()

    package init(change: Int, key: String, slug: String) {
      self.change = change
      self.key = key
      self.slug = slug
    }
  }

  /// The number of the plan's step.
  package let step: Int
  package let attempt: Int
  package let kind: Step.Kind
  package let members: [Member]

  package init(step: Int, attempt: Int, kind: Step.Kind, members: [Member]) {
    self.step = step
    self.attempt = attempt
    self.kind = kind
    self.members = members
  }
}
