import Links

@testable import Applying

/// Performs the effects of an engine against a ``FakeStore``, in one thread and in any order.
struct Simulation {
  var store: FakeStore
  var chance: SeededGenerator
  var now = Duration.zero
  /// The fault of the next call; nil for none.
  var fault: (inout SeededGenerator, Call) -> FakeStore.Fault? = { _, _ in nil }
  /// Effects after which the process dies; nil for never.
  var lifetime: Int?
  /// Effects after which the user interrupts, each one once.
  var interruptsAfter: [Int] = []

  /// What a journal would hold.
  private(set) var intents: [Intent] = []
  private(set) var answers: [JournalAnswer] = []
  private(set) var journal: [UInt8] = []
  private(set) var gate: CallGate
  /// Calls that were sent although an earlier answer had said that no more would be taken.
  private(set) var sentInVain = 0
  private var isOver = false

  init(_ store: FakeStore, seed: UInt64 = 1, gate: CallGate? = nil) {
    self.store = store
    chance = SeededGenerator(seed: seed)
    self.gate = gate ?? CallGate(rate: .off, isLoopback: true, seed: seed)
  }

  private struct Wire {
    var sending: Sending
    var reply: Reply<Answer>?
  }

  /// Runs a job to its end, or to the death of the process: then nil.
  mutating func run<Work: Job>(_ job: Work) -> Work? {
    var engine = Engine(Traced(job: job), outbox: Outbox(gate: gate))
    var wires: [Wire] = []
    var wakes: [Duration] = []
    var done = 0
    var queue: [EngineInput] = [.start]
    while !engine.isFinished {
      if let next = interruptsAfter.first, done >= next {
        interruptsAfter.removeFirst()
        queue.append(.interrupt)
      }
      if let input = queue.popLast() {
        for effect in engine.handle(input, at: now) {
          done += 1
          if let lifetime, done > lifetime { return die(wires) }
          perform(effect, &wires, &wakes)
        }
      } else if !wires.isEmpty {
        let index = Int.random(in: 0..<wires.count, using: &chance)
        if let reply = wires[index].reply {
          if case .refused(let refusal, _) = reply,
            [.quota, .authentication].contains(refusal.kind)
          {
            isOver = true
          }
          queue.append(.reply(ticket: wires.remove(at: index).sending.ticket, reply))
        } else {
          wires[index].reply = transmit(wires[index].sending.call)
        }
      } else if let wake = wakes.min() {
        wakes.removeAll { $0 == wake }
        pass(until: wake)
        queue.append(.tick)
      } else {
        preconditionFailure("nothing to do and not finished")
      }
    }
    gate = engine.outbox.gate
    arrive(wires)
    return engine.job.job
  }

  private mutating func perform(
    _ effect: EngineEffect, _ wires: inout [Wire], _ wakes: inout [Duration]
  ) {
    switch effect {
    case .transmit(let sending, let intent):
      if let intent {
        intents.append(intent)
        journal += JournalLines.intent(intent, time: store.date)
      }
      if isOver { sentInVain += 1 }
      wires.append(Wire(sending: sending))
    case .record(let answer):
      answers.append(answer)
      journal += JournalLines.answer(answer)
    case .wake(let time): wakes.append(time)
    }
  }

  private mutating func transmit(_ call: Call) -> Reply<Answer> {
    let fault = fault(&chance, call)
    if Int.random(in: 0..<4, using: &chance) == 0 { store.commitLate() }
    return store.perform(call, fault)
  }

  private mutating func pass(until time: Duration) {
    guard time > now else { return }
    let seconds = (time - now).components.seconds
    store.date = Instant(seconds: store.date.seconds + seconds)
    now = time
  }

  /// What is on the wire when a process dies may arrive or not.
  private mutating func die<Work>(_ wires: [Wire]) -> Work? {
    arrive(wires)
    return nil
  }

  private mutating func arrive(_ wires: [Wire]) {
    for wire in wires where wire.reply == nil && Bool.random(using: &chance) {
      _ = store.perform(wire.sending.call)
    }
  }
}
