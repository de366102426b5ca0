import Applying
import Planning
import Synchronization

/// Shows the progress of a run once its writing has begun.
final class RunMeter: Sendable {
  private let terminal: Terminal
  private let bar = Mutex<Progress?>(nil)
  private let isStopping = Atomic(false)

  init(_ terminal: Terminal) {
    self.terminal = terminal
  }

  /// Shows a bar from now on.
  func begin(_ title: String) {
    let progress = Progress(title, on: terminal)
    bar.withLock { $0 = progress }
  }

  func show(_ progress: Courier.Progress) {
    guard let bar = bar.withLock({ $0 }) else { return }
    let job = progress.job
    bar.advance(
      to: job.done, of: job.total,
      "\(Quantity.grouped(job.done)) of \(Quantity.counted(job.total, "link")), "
        + Quantity.counted(progress.calls, "call"))
  }

  /// Says, the first time, that the run ends with what is under way.
  func announceStop() {
    guard !isStopping.exchange(true, ordering: .relaxed) else { return }
    bar.withLock { $0?.finish() }
    terminal.message(
      "Stopping: what is under way is finished and reported. Once more ends at once.\n")
  }

  /// Takes the bar away.
  func end() {
    let progress = bar.withLock { bar in
      defer { bar = nil }
      return bar
    }
    progress?.finish()
  }
}
