import Glibc
import Synchronization

/// The programs of this process, so that none outlives it where it is left on the spot.
enum RunningPrograms {
  private struct State {
    var groups: Set<pid_t> = []
    var starting = 0
    var isLeaving = false
  }

  private static let state = Mutex(State())

  /// Says that a program is about to be started; ``started(_:)`` or ``failed()`` follows.
  static func starts() {
    if state.withLock({ state in
      if !state.isLeaving { state.starting += 1 }
      return state.isLeaving
    }) {
      waitForEnd()
    }
  }

  static func started(_ group: pid_t) {
    state.withLock { state in
      state.groups.insert(group)
      state.starting -= 1
      if state.isLeaving { _ = kill(-group, SIGKILL) }
    }
  }

  static func failed() {
    state.withLock { $0.starting -= 1 }
  }

  /// Says that a group was killed for which nobody waited any more.
  static func dropped(_ group: pid_t) {
    state.withLock { _ = $0.groups.remove(group) }
  }

  /// Says that a group was killed and that its id may be somebody else's from now on.
  ///
  /// Doesn't return where the process is being left: nobody is to report the end of a program that
  /// ``leave(_:)`` killed.
  static func ended(_ group: pid_t) {
    if state.withLock({ state in
      if !state.isLeaving { state.groups.remove(group) }
      return state.isLeaving
    }) {
      waitForEnd()
    }
  }

  /// Kills all with their groups, those too that are just being started, and leaves.
  static func leave(_ leave: () -> Never) -> Never {
    state.withLock { state in
      state.isLeaving = true
      for group in state.groups { _ = kill(-group, SIGKILL) }
    }
    // A start takes as long as the system needs; a second is plenty.
    for _ in 0..<1000 where state.withLock({ $0.starting > 0 }) { usleep(1000) }
    leave()
  }

  private static func waitForEnd() {
    while true { pause() }
  }
}
