/// Every number that governs calls: pace, retries, breaker, reading back.
package struct ApplyLimits: Hashable, Sendable {
  /// Tries of one call, the first among them.
  package var tries = 5

  /// The longest wait before the second try; doubles with each further one.
  package var firstDelay = Duration.milliseconds(500)
  package var longestDelay = Duration.seconds(30)

  /// A `Retry-After` beyond this is a no: the call has used up its tries.
  package var longestRetryAfter = Duration.seconds(120)

  /// Calls in a row that used up their tries before nothing more is sent.
  package var exhaustedCalls = 5

  /// Server errors within ``serverErrorWindow`` before nothing more is sent.
  package var serverErrors = 20
  package var serverErrorWindow = Duration.seconds(30)

  /// Calls a second where neither the user nor the service names a number.
  package var fallbackRate = 8.0

  /// Calls that a job keeps under way.
  package var inFlight = 8

  /// The same where the pace asks for more; see ``CallGate/window``.
  package var mostInFlight = 64

  /// How often a listing that contradicts itself is read again.
  package var listingRepeats = 3

  /// How far behind an intent, in seconds of the service's clock, a read-back looks.
  package var readBackMargin: Int64 = 300

  package init() {}
}

/// How many calls a second the user asked for.
package enum Rate: Hashable, Sendable {
  /// What the service names; otherwise a careful number, or none on loopback.
  case automatic
  case perSecond(Double)
  case off
}
