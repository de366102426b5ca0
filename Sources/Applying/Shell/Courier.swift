// The only part that does something: sends what engines want sent, over any implementation of the
// service, and tells them what came back. It decides nothing.

package import Links
import Planning
import Synchronization

/// Makes the calls of one process, listing and apply alike, so that they share the pace.
///
/// Without a writer it can't change anything: that is how a plan sends GET and nothing else.
package actor Courier {
  /// What happens at the moment.
  package struct Progress: Hashable, Sendable {
    package var job: JobProgress
    /// Calls so far, of all jobs.
    package var calls: Int
  }

  /// What was decided about calls beside sending them.
  package enum Decision: Hashable, Sendable {
    /// A call is sent again, after this long at the earliest.
    case retry(CallKind, attempt: Int, after: Duration)
    /// Nothing more is sent of what the stop covers.
    case stop(Stop)
  }

  /// The state of pace and counts after the last job.
  package private(set) var gate: CallGate

  private let reader: any LinkReader
  private let writer: (any LinkWriter)?
  private let time: any Timekeeper
  private let onProgress: (@Sendable (Progress) -> Void)?
  private let onDecision: (@Sendable (Decision) -> Void)?
  private let interrupts = Mutex(Interrupts())

  private struct Interrupts {
    var count = 0
    var inbox: AsyncStream<EngineInput>.Continuation?
  }

  /// - Parameters:
  ///   - onProgress: Called after every reply, from any thread.
  ///   - onDecision: Called as decisions fall, from any thread.
  package init(
    reader: any LinkReader, writer: (any LinkWriter)?, gate: CallGate,
    time: any Timekeeper = SystemTimekeeper(),
    onProgress: (@Sendable (Progress) -> Void)? = nil,
    onDecision: (@Sendable (Decision) -> Void)? = nil
  ) {
    self.reader = reader
    self.writer = writer
    self.gate = gate
    self.time = time
    self.onProgress = onProgress
    self.onDecision = onDecision
  }

  /// The user wants an end: first what is in flight is finished, the second time nothing is.
  package nonisolated func interrupt() {
    let inbox = interrupts.withLock { interrupts in
      interrupts.count += 1
      return interrupts.inbox
    }
    inbox?.yield(.interrupt)
  }

  /// Runs a job to its end; one at a time.
  package func run<Work: Job>(_ job: Work, journal: JournalWriter? = nil) async -> Work {
    var engine = Engine(job, outbox: Outbox(gate: gate))
    let listed = gate.spent[.list]
    let (inputs, inbox) = AsyncStream.makeStream(of: EngineInput.self)
    inbox.yield(.start)
    interrupts.withLock { interrupts in
      for _ in 0..<interrupts.count { inbox.yield(.interrupt) }
      interrupts.inbox = inbox
    }
    await withDiscardingTaskGroup { group in
      for await input in inputs {
        let stops = engine.outbox.gate.stops.count
        let now = time.now
        let effects = engine.handle(input, at: now)
        tell(of: engine.outbox, input, since: stops, at: now)
        for effect in effects {
          let readBacks = engine.outbox.gate.spent[.list] - listed
          perform(effect, journal, readBacks, inbox, in: &group)
        }
        let calls = engine.outbox.gate.spent.total
        onProgress?(Progress(job: engine.job.progress, calls: calls))
        if engine.isFinished { break }
      }
      // Only where the task of this run was cancelled: its account has to be whole all the same.
      while !engine.isFinished { _ = engine.handle(.interrupt, at: time.now) }
      group.cancelAll()
    }
    interrupts.withLock { $0.inbox = nil }
    gate = engine.outbox.gate
    return engine.job
  }

  private func tell(of outbox: Outbox, _ input: EngineInput, since stops: Int, at now: Duration) {
    guard let onDecision else { return }
    if case .reply(let ticket, _) = input, let retry = outbox.retry(ofCall: ticket) {
      onDecision(
        .retry(retry.kind, attempt: retry.attempt, after: max(.zero, retry.time - now)))
    }
    for stop in outbox.gate.stops.dropFirst(stops) { onDecision(.stop(stop)) }
  }

  private func perform(
    _ effect: EngineEffect, _ journal: JournalWriter?, _ readBacks: Int,
    _ inbox: AsyncStream<EngineInput>.Continuation, in group: inout DiscardingTaskGroup
  ) {
    let (reader, writer, time) = (reader, writer, time)
    switch effect {
    case .record(let answer): journal?.record(answer)
    case .wake(let wakeTime):
      group.addTask {
        await time.sleep(until: wakeTime)
        inbox.yield(.tick)
      }
    case .transmit(let sending, let intent):
      group.addTask {
        if let intent, let journal,
          await !journal.write(intent, at: time.date, readBacks: readBacks)
        {
          inbox.yield(.unrecorded(ticket: sending.ticket))
          return
        }
        let reply = await Courier.send(sending.call, reader, writer)
        inbox.yield(.reply(ticket: sending.ticket, reply))
      }
    }
  }

  private static func send(
    _ call: Call, _ reader: any LinkReader, _ writer: (any LinkWriter)?
  ) async -> Reply<Answer> {
    switch call {
    case .usage: return await reader.usage().map { .usage($0) }
    case .workspace: return await reader.workspace().map { .workspace($0) }
    case .page(let request): return await reader.page(request).map { .page($0) }
    default: break
    }
    guard let writer else { preconditionFailure("a write from a plan") }
    switch call {
    case .create(let drafts): return await writer.create(drafts).map { .created($0) }
    case .createSingle(let draft): return await writer.create(draft).map { .link($0) }
    case .update(let id, let patch): return await writer.update(id, patch).map { .link($0) }
    case .setEnabled(let ids, let isEnabled):
      return await writer.setEnabled(ids, isEnabled).map { .set($0) }
    case .delete(let id): return await writer.delete(id).map { .deleted }
    case .usage, .workspace, .page: preconditionFailure("a read is sent by the reader")
    }
  }
}

extension Reply {
  /// The same reply with another value.
  func map<Other: Sendable>(_ transform: (Value) -> Other) -> Reply<Other> {
    switch self {
    case .done(let value, let head): .done(transform(value), head)
    case .refused(let refusal, let head): .refused(refusal, head)
    case .uncertain(let uncertainty, let head): .uncertain(uncertainty, head)
    case .notSent(let reason): .notSent(reason)
    }
  }
}
