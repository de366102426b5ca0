import Applying
import Planning
import Synchronization

/// Shows the progress of a run once its writing has begun.
final class RunMeter: Sendable {
  private let terminal: Terminal
  private let bar = Mutex<Bar?>(nil)
  private let isStopping = Atomic(false)

  init(_ terminal: Terminal) {
    self.terminal = terminal
  }

  private struct Bar {
    let progress: Progress
    /// Calls before the ones that are counted.
    let earlier: Int
    let planned: Int

    func calls(_ all: Int) -> String {
      let calls = Quantity.grouped(all - earlier)
      let planned = Quantity.grouped(planned)
      return all - earlier <= self.planned
        ? "calls \(calls) of \(planned)" : "calls \(calls), \(planned) planned"
    }
  }

  /// Shows a bar from now on.
  ///
  /// - Parameters:
  ///   - earlier: Calls of the session that aren't counted.
  ///   - planned: Those that a clean run makes in all.
  func begin(_ title: String, earlier: Int, planned: Int) {
    let progress = Progress(title, on: terminal)
    bar.withLock { $0 = Bar(progress: progress, earlier: earlier, planned: planned) }
  }

  func show(_ progress: Courier.Progress) {
    guard let bar = bar.withLock({ $0 }) else { return }
    let job = progress.job
    bar.progress.advance(
      to: job.done, of: job.total,
      "\(Quantity.grouped(job.done)) of \(Quantity.counted(job.total, "link")), "
        + bar.calls(progress.calls))
  }

  /// Says, the first time, that the run ends with what is under way.
  func announceStop() {
    guard !isStopping.exchange(true, ordering: .relaxed) else { return }
    bar.withLock { $0?.progress.finish() }
    terminal.message(
      "Stopping: what is under way is finished and reported. Once more ends at once.\n")
  }

  /// Takes the bar away.
  func end() {
    bar.withLock { bar in
      bar?.progress.finish()
      bar = nil
    }
  }
}
