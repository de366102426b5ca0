/// Changes links of a service.
package protocol LinkWriter: Sendable {
  /// `POST /links/bulk` for at most 100 drafts, each tried on its own. Cost: one call.
  func create(_ drafts: [LinkDraft]) async -> Reply<BulkAnswer>

  /// `POST /links`, for plans without bulk operations. Cost: one call.
  func create(_ draft: LinkDraft) async -> Reply<LiveSet>

  /// `PATCH /links/{id}`; answers with the whole link. Cost: one call.
  func update(_ id: String, _ patch: LinkPatch) async -> Reply<LiveSet>

  /// `PATCH /links/bulk/status` for at most 200 ids; answers how many were set. Cost: one call.
  func setEnabled(_ ids: [String], _ enabled: Bool) async -> Reply<Int>

  /// `DELETE /links/{id}`; a link that is gone already counts as deleted. Cost: one call.
  func delete(_ id: String) async -> Reply<Void>
}

/// How many links go into one call.
package enum BatchLimit {
  package static let creates = 100
  package static let statuses = 200
}

/// A link to be made.
package struct LinkDraft: Hashable, Sendable {
  package var destination: String
  /// Nil where the service chooses.
  package var slug: String?
  package var labels: [String]
  package var rules: RuleSet
  package var expiresAt: Instant?

  package init(
    destination: String, slug: String?, labels: [String], rules: RuleSet = .none,
    expiresAt: Instant? = nil
  ) {
    self.destination = destination
    self.slug = slug
    self.labels = labels
    self.rules = rules
    self.expiresAt = expiresAt
  }
}

/// New values of the fields that can be patched; nil leaves a field as it is.
package struct LinkPatch: Hashable, Sendable {
  package var destination: String?
  /// Replaces the whole set.
  package var labels: [String]?
  package var isEnabled: Bool?
  /// Replaces all rules.
  package var rules: RuleSet?

  package init() {}
}

/// The answer to a bulk create: neither list promises an order, and items can be in neither.
package struct BulkAnswer: Sendable {
  package struct ItemError: Hashable, Sendable {
    /// Position in the request; nil where the answer doesn't say or is out of range.
    package let index: Int?
    /// `conflict` for a taken slug, whatever the service calls it.
    package let isConflict: Bool
    package let code: String
    package let message: String

    package init(index: Int?, isConflict: Bool, code: String, message: String) {
      self.index = index
      self.isConflict = isConflict
      self.code = code
      self.message = message
    }
  }

  /// Whole or trimmed link objects; what is missing in a trimmed one is empty.
  package let created: LiveSet
  package let errors: [ItemError]

  package init(created: LiveSet, errors: [ItemError]) {
    self.created = created
    self.errors = errors
  }
}
