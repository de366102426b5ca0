import Synchronization

/// One request on its way through the transport, resumed exactly once.
final class Call: Sendable {
  private struct State {
    var continuation: CheckedContinuation<Exchange, Never>?
    var isCancelled = false
  }

  let request: Request
  private let state = Mutex(State())

  init(_ request: Request) {
    self.request = request
  }

  /// Set before the transport hears of it, so that a call that is cancelled before it was
  /// submitted never starts.
  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  func cancel() { state.withLock { $0.isCancelled = true } }

  func wait(for continuation: CheckedContinuation<Exchange, Never>) {
    state.withLock { $0.continuation = continuation }
  }

  func resume(_ exchange: Exchange) {
    let continuation = state.withLock { state in
      defer { state.continuation = nil }
      return state.continuation
    }
    continuation?.resume(returning: exchange)
  }
}
