package import Links

/// The calls of a job that wait: for the pace, for another try, for room.
///
/// Puts a ``CallGate`` between a job and the wire.
package struct Outbox: Sendable {
  package var gate: CallGate
  private var waiting: [Waiting] = []
  private var underWay: [Int: Waiting] = [:]

  private struct Waiting: Sendable {
    var sending: Sending
    var intent: Intent?
    var notBefore: Duration
    /// The reply of the try before.
    var reply: Reply<Answer>?
  }

  package init(gate: CallGate) {
    self.gate = gate
  }

  /// What is to be done next about the calls that wait.
  package enum Dispatch: Sendable {
    /// The intent is absent on a retry: it is durable already.
    case transmit(Sending, Intent?)
    /// A call that is given up before it is sent (again).
    case deliver(Event)
    /// Nothing can be sent before this time.
    case wait(until: Duration)
    /// Nothing can be sent before a call under way ends.
    case idle
  }

  package mutating func enqueue(_ sending: Sending, intent: Intent? = nil, at now: Duration) {
    let time = gate.resendTime(attempt: sending.attempt, at: now)
    waiting.append(Waiting(sending: sending, intent: intent, notBefore: time))
  }

  /// Has to be called until it gives wait or idle.
  package mutating func dispatch(at now: Duration) -> Dispatch {
    // Calls that a stop covers are given up even while they wait for their time.
    if let index = waiting.firstIndex(where: { isStopped($0) }) {
      return give(up: waiting.remove(at: index))
    }
    guard let index = waiting.firstIndex(where: { $0.notBefore <= now }) else {
      return waiting.map(\.notBefore).min().map { .wait(until: $0) } ?? .idle
    }
    let next = waiting[index]
    switch gate.admit(next.sending.call.kind, attempt: next.sending.attempt, at: now) {
    case .send:
      waiting.remove(at: index)
      underWay[next.sending.ticket] = next
      return .transmit(next.sending, next.intent)
    case .wait(let time): return .wait(until: time)
    case .hold: return .idle
    case .refuse: return give(up: waiting.remove(at: index))
    }
  }

  /// Takes a reply from the wire; nil where the call is tried again.
  package mutating func receive(
    ticket: Int, _ reply: Reply<Answer>, at now: Duration
  ) -> Event? {
    guard var call = underWay.removeValue(forKey: ticket) else {
      preconditionFailure("a reply to a call that isn't under way")
    }
    let reply = reply.cautious
    let verdict = gate.receive(
      CallGate.Signal(reply), head: reply.head, of: call.sending.call.kind,
      attempt: call.sending.attempt, isOnlyTry: call.sending.call.isSentOnce, at: now)
    switch verdict {
    case .deliver: return .reply(ticket: ticket, news(of: call, last: reply))
    case .retry(let time):
      call.sending.attempt += 1
      call.intent = nil
      call.notBefore = time
      call.reply = news(of: call, last: reply)
      waiting.append(call)
      return nil
    }
  }

  /// The next try of a call that waits for it; nil for any other call.
  func retry(ofCall ticket: Int) -> (kind: CallKind, attempt: Int, time: Duration)? {
    waiting.first { $0.sending.ticket == ticket && $0.reply != nil }
      .map { ($0.sending.call.kind, $0.sending.attempt, $0.notBefore) }
  }

  /// Gives up a call that couldn't be sent because its intent isn't durable.
  package mutating func withdraw(ticket: Int) -> Event {
    guard let call = underWay.removeValue(forKey: ticket) else {
      preconditionFailure("a call that isn't under way")
    }
    gate.retract(call.sending.call.kind, attempt: call.sending.attempt)
    gate.close(.journal)
    return .held(ticket: ticket, .journal)
  }

  /// Whether a call isn't waited with any longer; who wants an end doesn't wait for another try.
  private func isStopped(_ call: Waiting) -> Bool {
    gate.stops.contains {
      $0.covers(call.sending.call.kind) || $0 == .interrupted && call.reply != nil
    }
  }

  /// What a call's tries say together.
  ///
  /// After an uncertain try the call may have been carried out; only a yes, or a no that the
  /// first try would have got too, says more than that.
  private func news(of call: Waiting, last: Reply<Answer>) -> Reply<Answer> {
    guard let earlier = call.reply, earlier.isUncertain else { return last }
    switch last {
    case .done: return last
    case .refused(let refusal, _):
      switch refusal.kind {
      case .badRequest, .notFound, .conflict: return last
      default: return earlier
      }
    case .uncertain, .notSent: return earlier
    }
  }

  private func give(up call: Waiting) -> Dispatch {
    let stop = gate.stops.first { $0.covers(call.sending.call.kind) }
    if let reply = call.reply, stop == nil || reply.isUncertain {
      return .deliver(.reply(ticket: call.sending.ticket, reply))
    }
    guard let stop else { preconditionFailure("a call was refused without a stop") }
    return .deliver(.held(ticket: call.sending.ticket, stop))
  }
}

extension Reply {
  fileprivate var isUncertain: Bool {
    if case .uncertain = self { true } else { false }
  }

  /// The same reply, unless it is a no that says nothing.
  ///
  /// 408 comes from proxies that waited for the service: the call may be carried out all the same.
  fileprivate var cautious: Reply {
    guard case .refused(let refusal, let head) = self, refusal.status == 408 else { return self }
    return .uncertain(.timedOut, head)
  }
}
