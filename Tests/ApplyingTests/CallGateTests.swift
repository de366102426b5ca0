import Applying
import Links
import Planning
import Testing

@Suite struct CallGateTests {
  private func gate(
    rate: Rate = .automatic, isLoopback: Bool = false, maxCalls: Int? = nil
  ) -> CallGate {
    CallGate(rate: rate, isLoopback: isLoopback, maxCalls: maxCalls, seed: 7)
  }

  private func head(burst: Int? = nil, retryAfter: Duration? = nil) -> ReplyHead {
    var head = ReplyHead()
    head.status = 200
    head.limits.burst = burst
    head.retryAfter = retryAfter
    return head
  }

  /// Sends a call and gets its reply at the same time.
  private func exchange(
    _ gate: inout CallGate, _ signal: CallGate.Signal = .done, _ head: ReplyHead? = ReplyHead(),
    of kind: CallKind = .list, attempt: Int = 1, at now: Duration = .zero
  ) -> CallGate.Verdict {
    #expect(gate.admit(kind, attempt: attempt, at: now) == .send)
    return gate.receive(signal, head: head, of: kind, attempt: attempt, at: now)
  }

  @Test func `the first call goes alone and its headers set the pace`() {
    var gate = gate()
    #expect(gate.admit(.list, attempt: 1, at: .zero) == .send)
    #expect(gate.admit(.list, attempt: 1, at: .zero) == .hold)
    _ = gate.receive(.done, head: head(burst: 3), of: .list, attempt: 1, at: .zero)
    #expect(gate.pace == 3)
    // The bucket holds limit − 1 and refills at the limit.
    #expect(gate.admit(.list, attempt: 1, at: .zero) == .send)
    #expect(gate.admit(.list, attempt: 1, at: .zero) == .send)
    #expect(gate.admit(.list, attempt: 1, at: .zero) == .wait(until: .seconds(1.0 / 3)))
    #expect(gate.admit(.list, attempt: 1, at: .seconds(1.0 / 3)) == .send)
  }

  @Test func `a service that names a limit beyond all numbers is asked at the most of ours`() {
    var gate = gate()
    _ = exchange(&gate, .done, head(burst: .max))
    #expect(gate.window == ApplyLimits().mostInFlight)
  }

  @Test(arguments: [
    (Rate.automatic, false, nil as Int?, 8.0 as Double?), (.automatic, true, nil, nil),
    (.automatic, true, 20, 20), (.off, false, 10, nil), (.perSecond(2), true, 10, 2),
  ])
  func `the pace is the user's, then the service's, then a careful one`(
    rate: Rate, isLoopback: Bool, burst: Int?, pace: Double?
  ) {
    var gate = gate(rate: rate, isLoopback: isLoopback)
    _ = exchange(&gate, .done, head(burst: burst))
    #expect(gate.pace == pace)
    #expect(gate.window == max(8, pace.map { Int($0) } ?? 8))
  }

  @Test(arguments: [2.0, 10, 50])
  func `never sends more than the service's own bucket allows`(rate: Double) {
    var gate = gate(rate: .perSecond(rate))
    var server = rate
    var (now, filled) = (Duration.zero, Duration.zero)
    for _ in 0..<500 {
      switch gate.admit(.list, attempt: 1, at: now) {
      case .send:
        server = min(rate, server + (now - filled) / .seconds(1) * rate) - 1
        filled = now
        #expect(server >= -1e-6)
        _ = gate.receive(.done, head: ReplyHead(), of: .list, attempt: 1, at: now)
      case .wait(let time): now = time
      default: Issue.record("neither sent nor paced")
      }
    }
    #expect(now <= .seconds(500 / rate))
  }

  @Test func `waits double with full jitter under a cap, and Retry-After wins`() {
    var gate = gate(rate: .off)
    var longest: [Duration] = []
    for attempt in 1...4 {
      var top = Duration.zero
      for _ in 0..<200 {
        guard
          case .retry(let time) = exchange(
            &gate, .uncertain(isServerError: false), attempt: attempt)
        else {
          Issue.record("not tried again")
          return
        }
        top = max(top, time)
      }
      longest.append(top)
    }
    for (top, bound) in zip(longest, [0.5, 1, 2, 4]) {
      #expect(top <= .seconds(bound) && top > .seconds(bound * 0.8))
    }
    let asked = exchange(&gate, .refused(.burst), head(retryAfter: .seconds(9)))
    #expect(asked == .retry(at: .seconds(9)))
    #expect(gate.admit(.list, attempt: 1, at: .seconds(1)) == .wait(until: .seconds(9)))
  }

  @Test func `a call has five tries, a create one, unless it never arrived`() {
    let table: [(CallKind, CallGate.Signal, Int, Bool)] = [
      (.list, .uncertain(isServerError: true), 4, true),
      (.list, .uncertain(isServerError: true), 5, false),
      (.update, .uncertain(isServerError: false), 1, true),
      (.status, .uncertain(isServerError: false), 1, true),
      (.delete, .uncertain(isServerError: false), 1, true),
      (.create, .uncertain(isServerError: false), 1, false),
      (.create, .uncertain(isServerError: true), 1, false),
      (.create, .notSent, 1, true), (.create, .refused(.burst), 4, true),
      (.create, .notSent, 5, false), (.update, .refused(.badRequest), 1, false),
    ]
    for (kind, signal, attempt, retries) in table {
      var gate = gate(rate: .off)
      let verdict = exchange(&gate, signal, of: kind, attempt: attempt)
      if case .retry = verdict {
        #expect(retries, "\(kind) \(signal) \(attempt)")
      } else {
        #expect(!retries, "\(kind) \(signal) \(attempt)")
      }
    }
  }

  @Test func `five calls in a row that used up their tries open the breaker`() {
    var gate = gate(rate: .off)
    for _ in 0..<4 { _ = exchange(&gate, .notSent, nil, attempt: 5) }
    _ = exchange(&gate)
    for _ in 0..<4 { _ = exchange(&gate, .notSent, nil, attempt: 5) }
    #expect(gate.stops.isEmpty)
    _ = exchange(&gate, .notSent, nil, attempt: 5)
    #expect(gate.admit(.list, attempt: 1, at: .zero) == .refuse(.breaker))
  }

  @Test func `twenty server errors within half a minute open the breaker`() {
    for (step, opens) in [(Duration.seconds(1), true), (.seconds(2), false)] {
      var gate = gate(rate: .off)
      for number in 0..<20 {
        if !gate.stops.isEmpty { break }
        _ = exchange(&gate, at: step * number)
        _ = exchange(&gate, .uncertain(isServerError: true), of: .create, at: step * number)
      }
      #expect(gate.stops.contains(.breaker) == opens)
    }
  }

  @Test(arguments: [
    (Refusal.Kind.quota, CallKind.list, Stop.quota as Stop?),
    (.authentication, .usage, .authentication), (.scope, .usage, nil), (.scope, .update, .scope),
    (.scope, .list, nil), (.feature, .create, .feature), (.feature, .list, nil),
    (.planLimit, .update, nil), (.planLimit, .create, .planLimit), (.notFound, .update, nil),
  ])
  func `a refusal stops what it speaks of`(refusal: Refusal.Kind, kind: CallKind, stop: Stop?) {
    var gate = gate(rate: .off)
    #expect(exchange(&gate, .refused(refusal), of: kind) == .deliver)
    #expect(gate.stops == (stop.map { [$0] } ?? []))
    let admission = gate.admit(.create, attempt: 1, at: .zero)
    #expect(admission == (stop.map { .refuse($0) } ?? .send))
  }

  @Test func `who asks to wait longer than anybody would is not asked again`() {
    var gate = gate(rate: .perSecond(5))
    let verdict = exchange(&gate, .refused(.burst), head(retryAfter: .seconds(500)))
    #expect(verdict == .deliver)
    // The pace is kept: what was left of it is gone.
    #expect(gate.admit(.list, attempt: 1, at: .zero) == .wait(until: .seconds(0.2)))
  }

  @Test func `remembers what the last answer stated`() {
    var gate = gate(rate: .off)
    var head = head(burst: 10)
    head.limits.burstRemaining = 9
    head.limits.monthly = 1_000
    head.limits.monthlyRemaining = 400
    head.sandboxID = "sb"
    _ = exchange(&gate, .done, head)
    _ = exchange(&gate)
    #expect(gate.traffic == head.limits && gate.sandboxID == "sb")
  }

  @Test func `a retry that wasn't sent after all isn't counted`() {
    var gate = gate(rate: .off)
    #expect(gate.admit(.create, attempt: 2, at: .zero) == .send)
    gate.retract(.create, attempt: 2)
    #expect(gate.spent.total == 0 && gate.retries == 0)
  }

  @Test func `counts every try and stops at the calls that the run may make`() {
    var gate = gate(rate: .off, maxCalls: 3)
    _ = exchange(&gate)
    _ = exchange(&gate, .notSent, nil, of: .create)
    _ = exchange(&gate, of: .create, attempt: 2)
    #expect(gate.admit(.list, attempt: 1, at: .zero) == .refuse(.maxCalls))
    #expect(gate.spent[.create] == 2 && gate.spent.total == 3 && gate.retries == 1)
  }
}
