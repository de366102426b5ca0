import Glibc

/// Keeps other processes away from a journal, and tells them who has it.
///
/// A file of its own, because until a run begins the journal still speaks of the one before: the
/// holder's number, and below it the run whose journal has no end yet.
final class JournalLock: Sendable {
  private let descriptor: Int32

  /// The run that the last holder left open; nil where it ended, or never wrote to the journal.
  let openRun: String?

  /// - Parameter journal: Named in faults.
  /// - Throws: `busy` where another process holds the lock.
  init(_ path: String, of journal: String) throws(JournalFile.Fault) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      openRun = nil
      throw .system(path: path, code: errno)
    }
    let isMine = flock(descriptor, LOCK_EX | LOCK_NB) == 0
    let code = errno
    let lines = JournalLock.lines(descriptor)
    openRun = lines.dropFirst().first
    guard isMine else {
      throw code == EWOULDBLOCK
        ? .busy(path: journal, processID: lines.first.flatMap { Int32($0) })
        : .system(path: path, code: code)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Writes down who holds the lock, and which run's journal has no end.
  ///
  /// Only for others to read: a run goes on where it fails.
  func note(openRun: String?) {
    let text = "\(getpid())\n" + (openRun.map { $0 + "\n" } ?? "")
    _ =
      ftruncate(descriptor, 0) == 0 && lseek(descriptor, 0, SEEK_SET) == 0
      && FileSystem.write(Array(text.utf8), to: descriptor)
  }

  private static func lines(_ descriptor: Int32) -> [String] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return bytes.prefix(max(0, count)).split(separator: 0x0A)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
