/// A job and its outbox: events in, effects out, nothing in between.
///
/// The shell performs the effects; tests perform them without a clock or a network.
package struct Engine<Work: Job>: Sendable {
  package private(set) var job: Work
  package private(set) var outbox: Outbox
  private var wakeTime: Duration?

  package init(_ job: Work, outbox: Outbox) {
    self.job = job
    self.outbox = outbox
  }

  package var isFinished: Bool { job.isFinished }

  package mutating func handle(_ input: EngineInput, at now: Duration) -> [EngineEffect] {
    var effects: [EngineEffect] = []
    switch input {
    case .start: perform(job.next(.start, at: now), &effects, at: now)
    case .interrupt:
      outbox.gate.close(.interrupted)
      perform(job.next(.interrupt, at: now), &effects, at: now)
    case .reply(let ticket, let reply):
      if let event = outbox.receive(ticket: ticket, reply, at: now) {
        perform(job.next(event, at: now), &effects, at: now)
      }
    case .unrecorded(let ticket):
      perform(job.next(outbox.withdraw(ticket: ticket), at: now), &effects, at: now)
    case .tick: wakeTime = nil
    }
    pump(&effects, at: now)
    return effects
  }

  private mutating func pump(_ effects: inout [EngineEffect], at now: Duration) {
    while !job.isFinished {
      switch outbox.dispatch(at: now) {
      case .transmit(let sending, let intent): effects.append(.transmit(sending, intent))
      case .deliver(let event): perform(job.next(event, at: now), &effects, at: now)
      case .wait(let time):
        if wakeTime.map({ time < $0 }) ?? true {
          wakeTime = time
          effects.append(.wake(at: time))
        }
        return
      case .idle: return
      }
    }
  }

  private mutating func perform(
    _ actions: [Action], _ effects: inout [EngineEffect], at now: Duration
  ) {
    for action in actions {
      switch action {
      case .send(let sending): outbox.enqueue(sending, at: now)
      case .journal(let intent, let sending): outbox.enqueue(sending, intent: intent, at: now)
      case .record(let answer): effects.append(.record(answer))
      case .close(let stop): outbox.gate.close(stop)
      }
    }
  }
}
