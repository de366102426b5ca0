/// Which reading the sandbox follows where the service's documents contradict each other.
///
/// A client has to bear each of them; the default is the one that most pages show.
package struct SandboxReadings: Hashable, Sendable {
  /// The shape of `meta.rate_limit`.
  package enum RateLimit: Hashable, Sendable, CaseIterable {
    /// `limit`, `remaining`, `burst_limit`, `burst_remaining`, each where it is limited.
    case layers
    /// `limit` 600, `remaining`, and `reset` in Unix seconds, whatever the limits are.
    case window
    /// `remaining` and `reset_at` as a time.
    case resetTime
  }

  /// The shape of an error's envelope.
  package enum ErrorForm: Hashable, Sendable, CaseIterable {
    /// An upper-case code and `status`.
    case full
    /// A lower-case code, no `status`.
    case bare
  }

  /// The shape of an element of a bulk create's `errors`.
  package enum BulkError: Hashable, Sendable, CaseIterable {
    /// `index`, `error`, `message`.
    case error
    /// `index`, `code`, `message`, with `SLUG_TAKEN` for a conflict.
    case code
    /// `error` and `message` without a place.
    case placeless
  }

  package var rateLimit = RateLimit.layers
  package var errorForm = ErrorForm.full
  package var bulkError = BulkError.error
  /// What a bulk create answers: 201 by the reference page, 200 by the guide.
  package var bulkCreateStatus = 201

  package init() {}
}
