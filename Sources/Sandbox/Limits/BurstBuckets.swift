import Synchronization

/// A token bucket a key, refilled continuously; a full bucket holds one second's worth.
final class BurstBuckets: Sendable {
  private struct Bucket {
    var tokens: Double
    var filled: ContinuousClock.Instant
  }

  private let rate: Int
  private let buckets = Mutex<[String: Bucket]>([:])

  init(rate: Int) { self.rate = rate }

  /// Takes one token, or returns nil where none is left; otherwise the whole tokens that remain.
  func take(for key: String) -> Int? {
    let now = ContinuousClock.now
    return buckets.withLock { buckets in
      var bucket = buckets[key] ?? Bucket(tokens: Double(rate), filled: now)
      let elapsed = (now - bucket.filled) / .seconds(1)
      bucket.tokens = min(Double(rate), bucket.tokens + elapsed * Double(rate))
      bucket.filled = now
      defer { buckets[key] = bucket }
      guard bucket.tokens >= 1 else { return nil }
      bucket.tokens -= 1
      return Int(bucket.tokens)
    }
  }
}
