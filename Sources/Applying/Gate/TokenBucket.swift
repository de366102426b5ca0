/// Meters calls: holds one token less than the limit and refills at the limit.
///
/// The service's bucket holds the limit (API contract 4), so this one never overdraws it.
struct TokenBucket: Hashable, Sendable {
  private(set) var rate: Double
  private var tokens: Double
  private var filledAt: Duration

  /// A full bucket for `rate` calls a second.
  init(rate: Double, at now: Duration) {
    self.rate = rate
    tokens = max(1, rate - 1)
    filledAt = now
  }

  /// Goes on with another rate; what was taken stays taken.
  mutating func change(rate: Double, at now: Duration) {
    guard rate != self.rate else { return }
    refill(at: now)
    self.rate = rate
    tokens = min(tokens, capacity)
  }

  /// Takes a token, or says when there will be one.
  mutating func take(at now: Duration) -> Duration? {
    refill(at: now)
    // A refill of exactly one token must not be missed by the last bit of a sum.
    guard tokens < 1 - 1e-9 else {
      tokens -= 1
      return nil
    }
    return now + .seconds((1 - tokens) / rate)
  }

  mutating func empty(at now: Duration) {
    tokens = 0
    filledAt = max(now, filledAt)
  }

  private var capacity: Double { max(1, rate - 1) }

  private mutating func refill(at now: Duration) {
    guard now > filledAt else { return }
    tokens = min(capacity, tokens + (now - filledAt) / .seconds(1) * rate)
    filledAt = now
  }
}
