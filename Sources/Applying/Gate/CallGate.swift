// Everything that can be said about a call without knowing what it is for: when it may be sent,
// whether its reply asks for another try, and when nothing more should be sent. Plan and apply
// share one gate, so that they share the pace and the count of calls.

package import Links
package import Planning

/// Paces, counts, retries and stops calls.
///
/// Pure: time arrives as a monotonic duration, chance from a seed.
package struct CallGate: Sendable {
  package let limits: ApplyLimits

  /// All calls that were sent, retries among them.
  package private(set) var spent = Cost()

  /// The calls among ``spent`` that were not a call's first try.
  package private(set) var retries = 0

  /// The limits as the last answer stated them.
  package private(set) var traffic = TrafficLimits()

  /// The id of the sandbox that answers; nil while a real service does.
  package private(set) var sandboxID: String?

  /// In the order in which they arose.
  package private(set) var stops: [Stop] = []

  private let rate: Rate
  private let isLoopback: Bool
  private let maxCalls: Int?
  private var bucket: TokenBucket?
  private var pausedUntil = Duration.zero
  private var inFlight = 0
  private var wasAnswered = false
  private var breaker: Breaker
  private var chance: SeededGenerator

  package init(
    limits: ApplyLimits = ApplyLimits(), rate: Rate = .automatic, isLoopback: Bool,
    maxCalls: Int? = nil, seed: UInt64
  ) {
    self.limits = limits
    self.rate = rate
    self.isLoopback = isLoopback
    self.maxCalls = maxCalls
    breaker = Breaker(limits: limits)
    chance = SeededGenerator(seed: seed)
  }

  package enum Admission: Hashable, Sendable {
    /// Counted; ``receive(_:head:of:attempt:at:)`` has to follow.
    case send
    case wait(until: Duration)
    /// Ask again when a call under way has ended.
    case hold
    case refuse(Stop)
  }

  /// Whether a call may be sent now.
  ///
  /// The first call goes alone, so that its headers set the pace.
  package mutating func admit(_ kind: CallKind, attempt: Int, at now: Duration) -> Admission {
    if let stop = stops.first(where: { $0.covers(kind) }) { return .refuse(stop) }
    if let maxCalls, spent.total >= maxCalls {
      close(.maxCalls)
      return .refuse(.maxCalls)
    }
    if !wasAnswered, inFlight > 0 { return .hold }
    if now < pausedUntil { return .wait(until: pausedUntil) }
    if let time = takeToken(at: now) { return .wait(until: time) }
    spent[kind] += 1
    if attempt > 1 { retries += 1 }
    inFlight += 1
    return .send
  }

  /// A reply without its value.
  package enum Signal: Hashable, Sendable {
    case done
    case refused(Refusal.Kind)
    case uncertain(isServerError: Bool)
    case notSent

    package init(_ reply: Reply<some Sendable>) {
      switch reply {
      case .done: self = .done
      case .refused(let refusal, _): self = .refused(refusal.kind)
      case .uncertain(.serverError, _): self = .uncertain(isServerError: true)
      case .uncertain: self = .uncertain(isServerError: false)
      case .notSent: self = .notSent
      }
    }
  }

  package enum Verdict: Hashable, Sendable {
    /// The reply is the call's last.
    case deliver
    case retry(at: Duration)
  }

  /// What a reply means for its call and for those that follow.
  ///
  /// An uncertain create is delivered at once: only who knows what was to be made can find out
  /// whether it was.
  ///
  /// - Parameter isOnlyTry: Whether the call is never sent again once it may have been carried out.
  package mutating func receive(
    _ signal: Signal, head: ReplyHead?, of kind: CallKind, attempt: Int, isOnlyTry: Bool = false,
    at now: Duration
  ) -> Verdict {
    inFlight -= 1
    if let head {
      // Without a status line nobody answered, and the next call goes alone again.
      wasAnswered = wasAnswered || head.status > 0
      learn(from: head)
    }
    switch signal {
    case .done:
      breaker.recordAnswer(to: kind)
      return .deliver
    case .refused(.burst):
      let wait = delay(before: attempt + 1, head: head)
      pausedUntil = max(pausedUntil, now + (wait ?? .zero))
      bucket?.empty(at: pausedUntil)
      return retry(kind, after: wait, attempt: attempt, at: now)
    case .refused(let refusal):
      breaker.recordAnswer(to: kind)
      if let stop = stop(for: refusal, of: kind) { close(stop) }
      return .deliver
    case .uncertain(let isServerError):
      if isServerError { breaker.recordServerError(at: now) }
      let wait = kind.isRepeatable ? delay(before: attempt + 1, head: head) : nil
      let isLast = isOnlyTry || attempt >= limits.tries
      return retry(kind, after: wait, attempt: attempt, at: now, counts: isLast)
    case .notSent:
      return retry(kind, after: delay(before: attempt + 1, head: nil), attempt: attempt, at: now)
    }
  }

  /// Takes back an admission: the call wasn't sent after all.
  package mutating func retract(_ kind: CallKind, attempt: Int) {
    inFlight -= 1
    spent[kind] -= 1
    if attempt > 1 { retries -= 1 }
  }

  /// When a create that is known to be missing may be sent again.
  package mutating func resendTime(attempt: Int, at now: Duration) -> Duration {
    attempt <= 1 ? now : now + backoff(before: attempt)
  }

  /// Sends nothing more of what `stop` covers.
  package mutating func close(_ stop: Stop) {
    if !stops.contains(stop) { stops.append(stop) }
  }

  /// The pace in calls a second; nil where nothing is paced.
  package var pace: Double? {
    switch rate {
    case .perSecond(let rate): return rate
    case .off: return nil
    case .automatic:
      if let burst = traffic.burst, burst > 0 { return Double(burst) }
      return isLoopback ? nil : limits.fallbackRate
    }
  }

  /// How many calls should be under way, so that the pace binds and not the service's latency.
  ///
  /// A second's worth of calls, from the least to the most that the limits allow.
  package var window: Int {
    guard let pace else { return limits.inFlight }
    return max(limits.inFlight, Int(min(pace, Double(limits.mostInFlight)).rounded(.up)))
  }

  private mutating func takeToken(at now: Duration) -> Duration? {
    guard let pace else {
      bucket = nil
      return nil
    }
    var bucket = bucket ?? TokenBucket(rate: pace, at: now)
    bucket.change(rate: pace, at: now)
    defer { self.bucket = bucket }
    return bucket.take(at: now)
  }

  private mutating func learn(from head: ReplyHead) {
    if let id = head.sandboxID { sandboxID = id }
    let news = head.limits
    if let burst = news.burst { traffic.burst = burst }
    if let remaining = news.burstRemaining { traffic.burstRemaining = remaining }
    if let monthly = news.monthly { traffic.monthly = monthly }
    if let remaining = news.monthlyRemaining { traffic.monthlyRemaining = remaining }
  }

  /// What a refusal says about all further calls.
  ///
  /// `/workspace/usage` may be closed to a key that is good for everything else.
  private func stop(for refusal: Refusal.Kind, of kind: CallKind) -> Stop? {
    switch refusal {
    case .authentication: .authentication
    case .quota: .quota
    case .scope: kind.writes ? .scope : nil
    case .feature: kind.writes ? .feature : nil
    case .planLimit: kind == .create ? .planLimit : nil
    case .badRequest, .notFound, .conflict, .burst, .unexpected: nil
    }
  }

  private mutating func retry(
    _ kind: CallKind, after wait: Duration?, attempt: Int, at now: Duration, counts: Bool = true
  ) -> Verdict {
    if let wait, attempt < limits.tries, !breaker.isOpen { return .retry(at: now + wait) }
    if counts { breaker.recordExhaustedCall(kind) }
    if breaker.isOpen { close(.breaker) }
    return .deliver
  }

  /// Nil where the service asks to wait longer than anybody would.
  private mutating func delay(before attempt: Int, head: ReplyHead?) -> Duration? {
    guard let asked = head?.retryAfter else { return backoff(before: attempt) }
    return asked <= limits.longestRetryAfter ? asked : nil
  }

  /// Full jitter over a doubling delay.
  private mutating func backoff(before attempt: Int) -> Duration {
    var longest = limits.firstDelay
    for _ in 0..<max(0, attempt - 2) where longest < limits.longestDelay { longest *= 2 }
    let milliseconds = min(longest, limits.longestDelay) / .milliseconds(1)
    return .milliseconds(Double.random(in: 0...milliseconds, using: &chance))
  }
}
