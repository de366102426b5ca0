import Glibc
package import Links

/// Where the shell gets its time from.
package protocol Timekeeper: Sendable {
  /// Monotonic, from any start.
  var now: Duration { get }

  /// The time of day, for journals and reports.
  var date: Instant { get }

  /// Ends early where its task is cancelled.
  func sleep(until time: Duration) async
}

/// The clocks of the machine.
package struct SystemTimekeeper: Timekeeper {
  package init() {}

  package var now: Duration { reading(of: CLOCK_MONOTONIC) }

  package var date: Instant { Instant(seconds: reading(of: CLOCK_REALTIME).components.seconds) }

  package func sleep(until time: Duration) async {
    let wait = time - now
    if wait > .zero { try? await Task.sleep(for: wait) }
  }

  private func reading(of clock: clockid_t) -> Duration {
    var time = timespec()
    clock_gettime(clock, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
