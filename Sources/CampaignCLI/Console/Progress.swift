import Synchronization

/// Shows how far a run is: a bar on a screen, a line per tenth elsewhere.
package final class Progress: Sendable {
  private struct State {
    var shown = -1
    var hasLine = false
  }

  private let terminal: Terminal
  private let title: String
  private let state = Mutex(State())

  package init(_ title: String, on terminal: Terminal) {
    self.title = title
    self.terminal = terminal
  }

  /// Tells how much is done; the same or an earlier state shows nothing.
  ///
  /// - Parameter detail: What stands behind the bar, such as `3 of 17 calls`.
  package func advance(to done: Int, of total: Int, _ detail: String) {
    guard total > 0 else { return }
    let steps = terminal.isLive ? 100 : 10
    let step = done * steps / total
    state.withLock { state in
      guard step > state.shown else { return }
      let isFirst = state.shown < 0
      state.shown = step
      if terminal.isLive {
        state.hasLine = true
        terminal.message("\r\u{1B}[K\(title) \(bar(done, total)) \(detail)")
      } else if step > 0 || !isFirst {
        terminal.message("\(title): \(step * 10) %, \(detail)\n")
      }
    }
  }

  /// Takes the bar off the screen.
  package func finish() {
    state.withLock { state in
      guard state.hasLine else { return }
      state.hasLine = false
      terminal.message("\r\u{1B}[K")
    }
  }

  private func bar(_ done: Int, _ total: Int) -> String {
    let width = min(30, max(10, terminal.width - 50))
    let filled = width * done / total
    return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
  }
}
