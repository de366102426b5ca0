/// What became of links that were part of intents.
package struct JournalAnswer: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package let change: Int
    package let outcome: Outcome
    /// The code of a link that was made; empty otherwise.
    package let slug: String

    package init(change: Int, outcome: Outcome, slug: String = "") {
      self.change = change
      self.outcome = outcome
      self.slug = slug
    }
  }

  package let members: [Member]
  package let requestID: String?

  package init(members: [Member], requestID: String?) {
    self.members = members
    self.requestID = requestID
  }
}
