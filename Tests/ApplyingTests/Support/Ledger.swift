import Foundation
import Synchronization
import Testing

/// Which transitions of the machines were taken, by which tests.
///
/// Written at the end of the process into the file that `TRANSITIONS` in the environment names; see
/// `.ci/transitions`.
enum Ledger {
  private struct Entry: Hashable {
    let transition: String
    let test: String
  }

  private static let path = ProcessInfo.processInfo.environment["TRANSITIONS"]
  private static let counts = Mutex<[Entry: Int]>([:])

  private static let writesAtEnd: Bool = {
    guard path != nil else { return false }
    atexit { Ledger.write() }
    return true
  }()

  /// Notes a transition, where anybody asks.
  static func note(_ transition: @autoclosure () -> String) {
    guard writesAtEnd else { return }
    let entry = Entry(transition: transition(), test: Test.current?.name ?? "")
    counts.withLock { $0[entry, default: 0] += 1 }
  }

  private static func write() {
    guard let path else { return }
    let text = counts.withLock { counts in
      counts.map { "\($0.key.transition)\t\($0.key.test)\t\($0.value)\n" }.sorted().joined()
    }
    try? Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }
}
