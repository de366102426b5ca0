/// How one call ended, as far as its caller can know.
package enum Reply<Value: Sendable>: Sendable {
  /// A 2xx whose body was understood.
  case done(Value, ReplyHead)

  /// The service says no; nothing was written.
  case refused(Refusal, ReplyHead)

  /// Nobody knows whether the call was carried out: it was sent, and no usable answer came.
  ///
  /// For a call that only reads this is as good as a failure.
  case uncertain(Uncertainty, ReplyHead)

  /// The call never reached the service, so that sending it again is safe.
  case notSent(String)

  package var head: ReplyHead? {
    switch self {
    case .done(_, let head), .refused(_, let head), .uncertain(_, let head): head
    case .notSent: nil
    }
  }
}

/// What came beside a body.
///
/// Every field is optional (API contract 8.1, 8.2).
package struct ReplyHead: Hashable, Sendable {
  /// 0 where no status line came.
  package var status = 0
  package var requestID: String?
  /// The service's clock.
  package var date: Instant?
  package var limits = TrafficLimits()
  /// The id of the local sandbox that answers; nil from the real service.
  package var sandboxID: String?
  /// What the service asks to wait before another try.
  package var retryAfter: Duration?

  package init() {}
}

/// The two layers of limits as the last answer stated them.
package struct TrafficLimits: Hashable, Sendable {
  /// Calls a second and key.
  package var burst: Int?
  package var burstRemaining: Int?
  /// Calls a month and workspace.
  package var monthly: Int?
  package var monthlyRemaining: Int?

  package init() {}
}

/// An error that the service stated.
package struct Refusal: Hashable, Sendable {
  /// Decided by status first, then by code without regard to case; never by message.
  package enum Kind: String, Hashable, Sendable {
    case badRequest, authentication, scope, feature, planLimit, notFound, conflict
    /// 429 of the second: wait and try again.
    case burst
    /// 429 of the month: stop.
    case quota
    /// A 3xx, a removed endpoint, or a status that the contract doesn't name.
    case unexpected
  }

  package let kind: Kind
  package let status: Int
  /// As sent, empty where none came.
  package let code: String
  package let message: String

  package init(kind: Kind, status: Int, code: String, message: String) {
    self.kind = kind
    self.status = status
    self.code = code
    self.message = message
  }
}

/// Why an outcome is unknown.
package enum Uncertainty: Hashable, Sendable {
  case timedOut
  /// The connection ended after the request went out.
  case connectionLost(String)
  /// A 5xx, with the first bytes of its body.
  case serverError(status: Int, excerpt: String)
  /// A 2xx whose body ends early, isn't JSON, or lacks what the contract promises.
  case unreadable(status: Int, excerpt: String)
}
