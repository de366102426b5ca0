import Synchronization

/// How many are inside at once.
final class Gauge: Sendable {
  private let state = Mutex<(now: Int, most: Int)>((0, 0))

  var most: Int { state.withLock { $0.most } }

  func enter() {
    state.withLock {
      $0.now += 1
      $0.most = max($0.most, $0.now)
    }
  }

  func leave() { state.withLock { $0.now -= 1 } }
}
