// What a bulk create answers.

extension SandboxReadings {
  /// The status of a well-formed bulk create: 201 by the reference page, 200 by the guide.
  package enum BulkStatus: String, CaseIterable, Sendable {
    case created = "201"
    case ok = "200"

    var code: Int { self == .created ? 201 : 200 }
  }

  /// The status where every item failed.
  package enum BulkAllFailed: String, CaseIterable, Sendable {
    /// That of any other bulk create.
    case success
    /// 409 around the same two arrays.
    case refused = "409"
  }

  /// The shape of an element of `errors`.
  package enum BulkError: String, CaseIterable, Sendable {
    /// `index`, `error`, `message`.
    case error
    /// `index`, `code`, `message`, with `SLUG_TAKEN` for a conflict.
    case code
    /// `error` and `message` without a place.
    case placeless
  }

  package enum CreatedOrder: String, CaseIterable, Sendable {
    case sent
    /// The other way round.
    case reversed
  }

  package enum CreatedFields: String, CaseIterable, Sendable {
    case all
    /// `id`, `short_code` and `destination` alone.
    case trimmed
  }
}
