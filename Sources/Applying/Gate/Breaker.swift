/// Notices that a service is not well: calls in a row that used up their tries, or a burst of
/// server errors.
struct Breaker: Hashable, Sendable {
  private let limits: ApplyLimits
  private var exhausted = 0
  private var errors: [Duration] = []

  init(limits: ApplyLimits) {
    self.limits = limits
  }

  private(set) var isOpen = false

  /// The service answered a call, with a yes or a no.
  mutating func recordAnswer() {
    exhausted = 0
  }

  mutating func recordServerError(at now: Duration) {
    errors.removeAll { $0 + limits.serverErrorWindow < now }
    errors.append(now)
    if errors.count >= limits.serverErrors { isOpen = true }
  }

  mutating func recordExhaustedCall() {
    exhausted += 1
    if exhausted >= limits.exhaustedCalls { isOpen = true }
  }
}
