import Synchronization

/// Shows how far a run is: a bar on a screen, a line per tenth elsewhere.
package final class Progress: Sendable {
  private struct State {
    var shown = -1
    /// What stands on the screen; nil where nothing does.
    var line: String?
  }

  private let terminal: Terminal
  private let title: String
  private let state = Mutex(State())

  package init(_ title: String, on terminal: Terminal) {
    self.title = title
    self.terminal = terminal
  }

  /// Tells how much is done; an earlier state shows nothing, and neither does the same.
  ///
  /// - Parameter detail: What stands behind the bar, such as `calls 3 of 17`.
  package func advance(to done: Int, of total: Int, _ detail: String) {
    guard total > 0 else { return }
    let tenth = done * 10 / total
    state.withLock { state in
      if terminal.isLive {
        let line = "\(title) \(bar(done, total)) \(detail)"
        guard done >= state.shown, line != state.line else { return }
        state.shown = done
        state.line = line
        terminal.redraw(line)
      } else {
        guard tenth > max(0, state.shown) else { return }
        state.shown = tenth
        terminal.message("\(title): \(tenth * 10) %, \(detail)\n")
      }
    }
  }

  /// Takes the bar off the screen.
  package func finish() {
    state.withLock { state in
      guard state.line != nil else { return }
      state.line = nil
      terminal.redraw("")
    }
  }

  private func bar(_ done: Int, _ total: Int) -> String {
    let width = min(30, max(10, terminal.width - 50))
    let filled = width * done / total
    return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
  }
}
