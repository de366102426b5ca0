import CCurl
import Synchronization

/// What callers leave for the transport's thread.
final class Mailbox: Sendable {
  struct Post {
    var calls: [Call] = []
    var cancelled: [Call] = []
    var isClosed = false
  }

  private struct State {
    var post = Post()
    /// The multi handle to wake up; nil once the thread has let go of it.
    var wakes: UInt?
  }

  private let state: Mutex<State>

  init(waking multi: UnsafeMutableRawPointer) {
    state = Mutex(State(wakes: UInt(bitPattern: multi)))
  }

  func submit(_ call: Call) { leave { $0.calls.append(call) } }

  func cancel(_ call: Call) { leave { $0.cancelled.append(call) } }

  func close() { leave { $0.isClosed = true } }

  /// Everything left since the last time, in order.
  func collect() -> Post {
    state.withLock { state in
      let post = state.post
      state.post.calls.removeAll(keepingCapacity: true)
      state.post.cancelled.removeAll(keepingCapacity: true)
      return post
    }
  }

  /// After this the multi handle may go.
  func stopWaking() { state.withLock { $0.wakes = nil } }

  private func leave(_ change: (inout Post) -> Void) {
    state.withLock { state in
      change(&state.post)
      if let multi = state.wakes { curl_multi_wakeup(UnsafeMutableRawPointer(bitPattern: multi)) }
    }
  }
}
