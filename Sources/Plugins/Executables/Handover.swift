import Dispatch
import Glibc
import Synchronization

/// What the thread that calls a plugin and the task that starts and reaps it tell each other.
final class Handover: Sendable {
  /// A process as the system names it: its id, and a descriptor that can be polled for its end.
  struct Started {
    let pid: pid_t
    let descriptor: Int32
  }

  private enum State {
    case waiting
    case running(Started)
    case failed(Int32?)
    /// Nobody waits for the start any more, or nobody needs the process.
    case released
  }

  private struct Shared {
    var state = State.waiting
    var release: CheckedContinuation<Void, Never>?
  }

  private let shared = Mutex(Shared())
  private let begun = DispatchSemaphore(value: 0)

  // MARK: The task's side

  /// Says that the process runs, and waits until nobody needs it.
  func started(_ process: Started) async {
    await withCheckedContinuation { continuation in
      let isReleased = shared.withLock { shared in
        if case .released = shared.state { return true }
        shared.state = .running(process)
        shared.release = continuation
        return false
      }
      if isReleased {
        kill(-process.pid, SIGKILL)
        RunningPrograms.dropped(process.pid)
        continuation.resume()
      }
      begun.signal()
    }
  }

  /// Says that there is no process: the system's code, where it gave one.
  func failed(_ code: Int32?) {
    shared.withLock { shared in
      if case .waiting = shared.state { shared.state = .failed(code) }
    }
    begun.signal()
  }

  // MARK: The caller's side

  enum Fault: Error {
    case late
    case refused(Int32?)
  }

  /// Waits for the process; one that comes later is killed.
  func process(within limit: Duration) throws(Fault) -> Started {
    _ = begun.wait(timeout: .now() + limit.seconds)
    let state = shared.withLock { shared in
      let state = shared.state
      if case .waiting = state { shared.state = .released }
      return state
    }
    switch state {
    case .running(let process): return process
    case .failed(let code): throw .refused(code)
    case .waiting, .released: throw .late
    }
  }

  /// Has the process reaped, which must have been killed or have ended; until then its id belongs
  /// to nobody else.
  ///
  /// Doesn't wait: Subprocess ends its own task on Swift's pool, whose threads may all be blocked
  /// by calls of plugins.
  func release() {
    let continuation = shared.withLock { shared in
      shared.state = .released
      defer { shared.release = nil }
      return shared.release
    }
    continuation?.resume()
  }
}
