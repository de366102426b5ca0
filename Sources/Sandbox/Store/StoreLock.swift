import Foundation

/// Keeps a store for one sandbox, as long as it is held.
///
/// A file beside the store, with the holder's process and address in it; what a kill leaves of it
/// locks nothing.
final class StoreLock: Sendable {
  private let descriptor: Int32

  /// - Throws: ``SandboxError/storeInUse(path:processID:address:)``, or
  ///   ``SandboxError/store(path:reason:)`` where there can be no lock.
  init(store: String) throws(SandboxError) {
    descriptor = open(store + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .store(path: store, reason: SystemReason.text(errno)) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let lines = StoreLock.lines(descriptor)
      close(descriptor)
      guard code == EWOULDBLOCK else {
        throw .store(path: store, reason: SystemReason.text(code))
      }
      throw .storeInUse(
        path: store, processID: lines.first.flatMap { Int32($0) },
        address: lines.dropFirst().first)
    }
    note(address: nil)
  }

  deinit {
    close(descriptor)
  }

  /// Writes down who holds the lock; nobody depends on it.
  func note(address: String?) {
    let text = Array("\(getpid())\n\(address.map { $0 + "\n" } ?? "")".utf8)
    _ = ftruncate(descriptor, 0) == 0 && pwrite(descriptor, text, text.count, 0) == text.count
  }

  private static func lines(_ descriptor: Int32) -> [String] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return bytes.prefix(max(0, count)).split(separator: 0x0A)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

/// The system's errors in words.
enum SystemReason {
  static func text(_ code: Int32) -> String {
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
