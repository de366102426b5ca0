/// What a run did to one link, as far as its report tells, to be undone.
package struct Reversal: Hashable, Sendable {
  package enum Deed: Hashable, Sendable {
    /// A new link, which can only be paused.
    case made
    /// A link whose former values are known.
    case changed
    /// A link that is gone for good.
    case ended
    /// Nobody knows what was done, or what was there before.
    case untold
  }

  package let deed: Deed

  /// Nil for links that the run found in no file.
  package var key: String?
  package var dimensions: [Dimension] = []

  package var id: String?
  package var slug: String?

  /// The values that the run was to overwrite.
  package var before = LinkValues()

  /// All that the run left behind; nil where it can't say.
  package var after: LinkValues?

  package init(_ deed: Deed) {
    self.deed = deed
  }
}

/// The run that a plan undoes.
package struct RevertedRun: Hashable, Sendable {
  /// Its id.
  package let run: String

  /// Its report, as the binding's inputs name it.
  package let report: String

  package init(run: String, report: String) {
    self.run = run
    self.report = report
  }
}
