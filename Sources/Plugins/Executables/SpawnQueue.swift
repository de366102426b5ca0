import Dispatch

/// Where the tasks that start and reap plugins run: not on the threads of Swift's own pool, because
/// a call blocks its thread, and on a machine with one processor that may be the pool's only one.
final class SpawnQueue: TaskExecutor {
  static let shared = SpawnQueue()

  private let queue = DispatchQueue(label: "plugins")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
