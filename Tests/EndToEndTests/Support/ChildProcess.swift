import Foundation
import Glibc
import Synchronization
import Testing

/// A process that a test started, which is killed when its time is over.
final class ChildProcess: Sendable {
  let id: Int32
  private let limit: Duration
  private let ended: Task<Int32, Never>
  private let state = State()

  private final class State: Sendable {
    let isRunning = Atomic(true)
    let isOverdue = Atomic(false)
  }

  /// Time for anything that a test runs, on a machine that does much else.
  static let patience = Duration.seconds(120)

  /// - Parameter prepare: Gives the process its streams.
  init(
    _ program: String, _ arguments: [String], in folder: URL, environment: [String: String],
    limit: Duration, _ prepare: (Process) throws -> Void
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    try prepare(process)
    let (statuses, end) = AsyncStream<Int32>.makeStream()
    process.terminationHandler = { [state] process in
      state.isRunning.store(false, ordering: .relaxed)
      let signal = process.terminationReason == .uncaughtSignal
      end.yield(signal ? -process.terminationStatus : process.terminationStatus)
      end.finish()
    }
    try Tool.launching.withLock { try process.run() }
    id = process.processIdentifier
    self.limit = limit
    ended = Task { await statuses.first { _ in true } ?? -1 }
    let (id, state) = (id, state)
    Task {
      try? await Task.sleep(for: limit)
      guard state.isRunning.load(ordering: .relaxed) else { return }
      state.isOverdue.store(true, ordering: .relaxed)
      kill(id, SIGKILL)
    }
  }

  var isRunning: Bool { state.isRunning.load(ordering: .relaxed) }

  func send(_ signal: Int32) {
    if isRunning { kill(id, signal) }
  }

  /// Waits for the end; the status is the negated signal where one ended it.
  ///
  /// A process that had to be killed for its time fails the test, with what it had said.
  func end(_ said: () -> String) async -> Int32 {
    let status = await ended.value
    if state.isOverdue.load(ordering: .relaxed) {
      Issue.record("process \(id) was killed after \(limit). It had said:\n\(said())")
    }
    return status
  }
}
