import Synchronization

/// Counts calls against burst and month.
///
/// Every call with a valid key counts, refused ones too. With a monthly limit each call is written
/// to the store at once, so that several runs share one month; without one the count is written by
/// ``flush()``.
final class Meter: Sendable {
  /// What is left after a call; nil where there is no such limit.
  struct Reading: Sendable {
    var limit: Int?
    var remaining: Int?
    var burstLimit: Int?
    var burstRemaining: Int?
  }

  private let limits: SandboxLimits
  private let store: LinkStore
  private let buckets: BurstBuckets?
  private let unwritten = Mutex(0)

  init(limits: SandboxLimits, store: LinkStore) {
    self.limits = limits
    self.store = store
    buckets = limits.burst.map { BurstBuckets(rate: $0) }
  }

  /// The calls of this month that the store does not hold yet.
  var unwrittenCalls: Int { unwritten.withLock { $0 } }

  /// Counts one call.
  ///
  /// - Returns: What is left, and the 429 that answers the call where a limit is passed. The quota
  ///   goes before the burst, since waiting does not cure it.
  func count(_ key: SandboxKey) async throws -> (reading: Reading, refusal: Refusal?) {
    var reading = Reading(limit: limits.callsPerMonth, burstLimit: limits.burst)
    var refusal: Refusal?
    if let buckets {
      let left = buckets.take(for: key.text)
      reading.burstRemaining = left ?? 0
      if left == nil { refusal = .burst }
    }
    if let limit = limits.callsPerMonth {
      let calls = try await store.addCalls(1, month: Timestamp.now.month)
      reading.remaining = max(0, limit - calls)
      if calls > limit { refusal = .quota }
    } else {
      unwritten.withLock { $0 += 1 }
    }
    return (reading, refusal)
  }

  func flush() async throws {
    let calls = unwritten.withLock { count in
      defer { count = 0 }
      return count
    }
    if calls > 0 { _ = try await store.addCalls(calls, month: Timestamp.now.month) }
  }
}

extension Refusal {
  static let burst = Refusal(
    429, "BURST_LIMIT_EXCEEDED", "too many requests in this second", retryAfter: 1)
  static let quota = Refusal(
    429, "RATE_LIMIT_EXCEEDED", "the monthly calls are used up")
}
