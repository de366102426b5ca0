// Group commit: whoever waits for an intent puts its line into one buffer; a queue of its own
// writes what has gathered and syncs once for all of them, while the next lines gather.

import Dispatch
import Glibc
package import Links
import Synchronization

/// Appends lines to a journal; an intent is on the disk before its caller goes on.
package final class JournalWriter: Sendable {
  private struct State {
    var buffer: [UInt8] = []
    var waiting: [CheckedContinuation<Bool, Never>] = []
    var isScheduled = false
    var hasFailed = false
  }

  private let file: JournalFile
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "journal")

  /// How often the disk was waited for.
  package var syncCount: Int { syncs.load(ordering: .relaxed) }
  private let syncs = Atomic(0)

  init(file: JournalFile) {
    self.file = file
  }

  /// Whether the intent is durable; otherwise nothing may be sent.
  ///
  /// - Parameter readBacks: Calls of the run so far that listed again.
  package func write(_ intent: Intent, at time: Instant, readBacks: Int = 0) async -> Bool {
    await append(JournalLines.intent(intent, time: time, readBacks: readBacks))
  }

  /// Written with the next intent, or at the end.
  package func record(_ answer: JournalAnswer) {
    guard !answer.members.isEmpty else { return }
    let line = JournalLines.answer(answer)
    state.withLock { $0.buffer += line }
  }

  /// Whether the journal is whole on the disk.
  @discardableResult
  package func end(_ ended: Ended) async -> Bool {
    let isWhole = await append(JournalLines.end(ended))
    if isWhole { file.end() }
    return isWhole
  }

  private func append(_ line: [UInt8]) async -> Bool {
    await withCheckedContinuation { continuation in
      let schedules = state.withLock { state in
        state.buffer += line
        state.waiting.append(continuation)
        defer { state.isScheduled = true }
        return !state.isScheduled
      }
      if schedules { queue.async { self.flush() } }
    }
  }

  private func flush() {
    while true {
      let taken = state.withLock { state -> State? in
        guard !state.waiting.isEmpty else {
          // Answers alone wait for the next intent.
          state.isScheduled = false
          return nil
        }
        defer {
          state.buffer = []
          state.waiting = []
        }
        return state
      }
      guard let taken else { return }
      let isDurable = !taken.hasFailed && file.append(taken.buffer)
      // After a failed sync nobody knows what is on the disk, so there is no second chance.
      if !isDurable { state.withLock { $0.hasFailed = true } }
      syncs.add(1, ordering: .relaxed)
      for continuation in taken.waiting { continuation.resume(returning: isDurable) }
    }
  }
}
