import Synchronization

/// One request that reached the sandbox, administration left out.
package struct AccessEntry: Hashable, Sendable {
  package var method: String
  /// Path and query as sent, without the host.
  package var target: String
  /// The status answered; nil while the answer is pending and where the connection was closed
  /// instead.
  package var status: Int?
}

/// What was asked of the sandbox, in order of arrival.
///
/// Keeps at least the latest 100,000 requests.
final class AccessLog: Sendable {
  private struct State {
    var entries: [AccessEntry] = []
    var dropped = 0
  }

  private static let kept = 100_000
  private let state = Mutex(State())

  var entries: [AccessEntry] { state.withLock { $0.entries } }

  /// Records an arrival; the number finds it again for ``finish(_:status:)``.
  func begin(method: String, target: String) -> Int {
    state.withLock { state in
      if state.entries.count >= 2 * Self.kept {
        state.entries.removeFirst(Self.kept)
        state.dropped += Self.kept
      }
      state.entries.append(AccessEntry(method: method, target: target, status: nil))
      return state.dropped + state.entries.count - 1
    }
  }

  func finish(_ number: Int, status: Int) {
    state.withLock { state in
      let index = number - state.dropped
      if index >= 0 { state.entries[index].status = status }
    }
  }
}
