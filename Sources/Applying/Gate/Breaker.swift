/// Notices that a service is not well: calls in a row that used up their tries, or a burst of
/// server errors.
///
/// A listing that is answered says nothing about writes: every create that is lost is followed by
/// one, and the row would never end.
struct Breaker: Hashable, Sendable {
  private let limits: ApplyLimits
  private var exhaustedReads = 0
  private var exhaustedWrites = 0
  private var errors: [Duration] = []

  init(limits: ApplyLimits) {
    self.limits = limits
  }

  private(set) var isOpen = false

  /// The service answered a call, with a yes or a no.
  mutating func recordAnswer(to kind: CallKind) {
    exhaustedReads = 0
    if kind.writes { exhaustedWrites = 0 }
  }

  mutating func recordServerError(at now: Duration) {
    errors.removeAll { $0 + limits.serverErrorWindow < now }
    errors.append(now)
    if errors.count >= limits.serverErrors { isOpen = true }
  }

  mutating func recordExhaustedCall(_ kind: CallKind) {
    if kind.writes { exhaustedWrites += 1 } else { exhaustedReads += 1 }
    if exhaustedReads + exhaustedWrites >= limits.exhaustedCalls { isOpen = true }
  }
}
