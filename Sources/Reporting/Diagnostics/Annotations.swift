import Diagnostics
import Synchronization

/// The annotations that one run may still make: GitHub shows ten of each severity of a step, and
/// drops the others without a word.
package final class Annotations: Sendable {
  package static let limit = 10

  private let left = Mutex<[Diagnostic.Severity: Int]>([:])

  package init() {}

  /// Takes room for some of so many diagnostics.
  ///
  /// Where not all of them fit, the last place is for telling so.
  /// - Returns: How many are annotated, and whether a last annotation tells of the others.
  func take(_ count: Int, of severity: Diagnostic.Severity) -> (count: Int, tellsMore: Bool) {
    left.withLock { left in
      let room = left[severity] ?? Annotations.limit
      if count <= room {
        left[severity] = room - count
        return (count, false)
      }
      left[severity] = 0
      return (max(0, room - 1), room > 0)
    }
  }
}
