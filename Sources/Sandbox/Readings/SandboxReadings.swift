/// Which reading the sandbox follows where the service's documents contradict each other or say
/// nothing.
///
/// A client has to bear each of them. The first case of a reading is its default, the one that
/// most pages show; the raw values are those of `--reading NAME=VALUE`.
package struct SandboxReadings: Hashable, Sendable {
  package var rateLimit = RateLimit.layers
  package var headers = Headers.layers
  package var errorForm = ErrorForm.full
  package var retryAfter = RetryAfter.seconds
  package var usageQuota = UsageQuota.same
  package var bulkOperations = BulkOperations.on
  package var bulkStatus = BulkStatus.created
  package var bulkAllFailed = BulkAllFailed.success
  package var bulkError = BulkError.error
  package var createdOrder = CreatedOrder.sent
  package var createdFields = CreatedFields.all
  package var linkLimit = LinkLimit.items
  package var updated = Updated.known
  package var listing = Listing.still
  package var labelCase = LabelCase.exact
  package var slugCase = SlugCase.exact
  package var codeLength = CodeLength.seven
  package var ids = IDs.uuid
  package var urls = URLs.sent
  package var times = Times.seconds
  package var rules = Rules.sent

  package init() {}

  /// The shape of `meta.rate_limit`.
  package enum RateLimit: String, CaseIterable, Sendable {
    /// `limit`, `remaining`, `burst_limit`, `burst_remaining`, each where it is limited.
    case layers
    /// `limit` 600, `remaining`, and `reset` in Unix seconds, whatever the limits are.
    case window
    /// `remaining` and `reset_at` as a time.
    case resetTime = "reset-time"
  }

  /// The `X-RateLimit-` headers.
  package enum Headers: String, CaseIterable, Sendable {
    /// `Limit`, `Remaining`, `Burst-Limit`, `Burst-Remaining`, each where it is limited.
    case layers
    /// `Limit` 600, `Remaining` and `Reset`, whatever the limits are.
    case window
    case none
  }

  /// The shape of an error's envelope.
  package enum ErrorForm: String, CaseIterable, Sendable {
    /// An upper-case code and `status`.
    case full
    /// A lower-case code, no `status`.
    case bare
  }

  /// The `Retry-After` of a burst 429.
  package enum RetryAfter: String, CaseIterable, Sendable { case seconds, date, none }

  /// The calls a month that `/workspace/usage` tells.
  package enum UsageQuota: String, CaseIterable, Sendable {
    /// Those of the headers.
    case same
    /// Fifty times as many.
    case larger
  }

  /// Whether the account has `bulk_ops`.
  package enum BulkOperations: String, CaseIterable, Sendable { case on, off }

  /// What becomes of a bulk create that passes the month's links.
  package enum LinkLimit: String, CaseIterable, Sendable {
    /// The links that fit are made, the others are item errors.
    case items
    /// 403 for the whole call, and nothing is made.
    case whole
  }

  /// What `updated` of a bulk status counts.
  package enum Updated: String, CaseIterable, Sendable {
    /// Every known id.
    case known
    /// The links that were in the other state.
    case changed
  }

  /// Whether pages of a listing fit together.
  package enum Listing: String, CaseIterable, Sendable {
    case still
    /// Every other reading from offset 0 finds one more link than there is: see
    /// ``Fault/movingList``.
    case moving
  }
}
