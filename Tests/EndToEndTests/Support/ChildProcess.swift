import CSpawn
import Foundation
import Glibc
import Synchronization
import Testing

/// A process that a test started, which is killed when its time is over.
///
/// By `posix_spawn` and a thread that waits: Foundation's `Process` crashes or misses an end now and
/// then where several threads use it.
final class ChildProcess: Sendable {
  /// The files that its streams are opened on.
  struct Streams {
    var input = "/dev/null"
    let output: String
    let errors: String
  }

  let id: Int32
  private let limit: Duration
  private let ended: Task<Int32, Never>
  private let state = State()

  private final class State: Sendable {
    let isRunning = Atomic(true)
    let isOverdue = Atomic(false)
  }

  struct NotStarted: Error {
    let reason: String
  }

  /// Time for anything that a test runs, on a machine that does much else.
  static let patience = Duration.seconds(600)

  init(
    _ program: String, _ arguments: [String], in folder: URL, environment: [String: String],
    limit: Duration, _ streams: Streams
  ) throws {
    id = try ChildProcess.spawn(program, arguments, in: folder, environment, streams)
    self.limit = limit
    let (statuses, end) = AsyncStream<Int32>.makeStream()
    let (id, state) = (id, state)
    Thread.detachNewThread {
      var status: Int32 = 0
      while waitpid(id, &status, 0) < 0 && errno == EINTR {}
      state.isRunning.store(false, ordering: .relaxed)
      let signal = status & 0x7F
      end.yield(signal == 0 ? (status >> 8) & 0xFF : -signal)
      end.finish()
    }
    ended = Task { await statuses.first { _ in true } ?? -1 }
    Task {
      try? await Task.sleep(for: limit)
      guard state.isRunning.load(ordering: .relaxed) else { return }
      state.isOverdue.store(true, ordering: .relaxed)
      kill(id, SIGKILL)
    }
  }

  /// Starts it in a group of its own, with signals as they are by default and no other files open.
  private static func spawn(
    _ program: String, _ arguments: [String], in folder: URL, _ environment: [String: String],
    _ streams: Streams
  ) throws -> Int32 {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, streams.input, O_RDONLY | O_NOCTTY, 0)
    let writing = O_WRONLY | O_CREAT | O_APPEND | O_NOCTTY
    posix_spawn_file_actions_addopen(&files, 1, streams.output, writing, 0o600)
    posix_spawn_file_actions_addopen(&files, 2, streams.errors, writing, 0o600)
    cspawn_close_from(&files, 3)
    cspawn_work_in(&files, folder.path)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var id: Int32 = 0
    let failure = posix_spawn(&id, program, &files, &attributes, &words, &variables)
    guard failure == 0 else { throw NotStarted(reason: String(cString: strerror(failure))) }
    return id
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
