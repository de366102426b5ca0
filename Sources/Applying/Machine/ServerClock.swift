import Links

/// The service's time, from the `Date` of its answers and the time that has passed since.
struct ServerClock: Sendable {
  private var reading: (date: Instant, at: Duration)?

  mutating func learn(_ date: Instant?, at now: Duration) {
    if let date { reading = (date, now) }
  }

  /// Nil before the first answer with a date.
  func time(at now: Duration) -> Instant? {
    reading.map { Instant(seconds: $0.date.seconds + (now - $0.at).components.seconds) }
  }
}
