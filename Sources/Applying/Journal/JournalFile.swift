import Glibc

/// A campaign's journal on the disk, locked for this process as long as it is open.
package final class JournalFile: Sendable {
  package let path: String
  private let descriptor: Int32
  private let lock: Int32

  package enum Fault: Error, Hashable, Sendable {
    /// Another process applies this campaign.
    case busy(path: String, processID: Int32?)
    case system(path: String, code: Int32)
  }

  /// Opens `<directory>/<campaign>.jsonl`, making what is missing, and locks it.
  ///
  /// The lock is a file of its own with the holder's number, because until a run begins the journal
  /// still speaks of the one before.
  /// - Throws: The first fault; `busy` where another process holds the lock.
  package init(directory: String, campaign: String) throws(Fault) {
    path = directory + "/" + campaign + ".jsonl"
    if let code = FileSystem.make(directory) { throw .system(path: directory, code: code) }
    lock = try JournalFile.open(directory + "/" + campaign + ".lock")
    do throws(Fault) {
      guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        throw code == EWOULDBLOCK
          ? .busy(path: path, processID: JournalFile.holder(lock))
          : .system(path: path, code: code)
      }
      descriptor = try JournalFile.open(path)
    } catch {
      close(lock)
      throw error
    }
    // Who runs is only for others to read: a run goes on without it.
    _ = ftruncate(lock, 0) == 0 && FileSystem.write(Array("\(getpid())\n".utf8), to: lock)
  }

  private static func open(_ path: String) throws(Fault) -> Int32 {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system(path: path, code: errno) }
    return descriptor
  }

  private static func holder(_ lock: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(lock, &bytes, bytes.count, 0)
    return Int32(String(decoding: bytes.prefix(max(0, count)).dropLast(), as: UTF8.self))
  }

  deinit {
    close(descriptor)
    close(lock)
  }

  /// The account of the last run, where it was killed.
  ///
  /// Nil where there was none, where it ended, or where it sent nothing.
  /// - Throws: Where the journal can't be understood; it is left as it is.
  package func killedRun() throws(JournalContents.Fault) -> JournalContents? {
    let bytes = contents()
    guard !bytes.isEmpty else { return nil }
    do throws(JournalContents.Fault) {
      let last = try JournalContents(bytes)
      return last.ended == nil && !last.intents.isEmpty ? last : nil
    } catch .empty {
      return nil
    }
  }

  /// Takes note that the killed run's report is saved, so that nobody writes it again.
  ///
  /// A torn last line goes.
  package func closeKilledRun() throws(Fault) {
    let whole = contents().lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    guard ftruncate(descriptor, off_t(whole)) == 0, lseek(descriptor, 0, SEEK_END) >= 0,
      append(JournalLines.end(.stopped(.killed)))
    else { throw .system(path: path, code: errno) }
  }

  /// Forgets the last run and begins a new one; the header is durable afterwards.
  package func begin(_ header: JournalHeader) throws(Fault) -> JournalWriter {
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0,
      append(JournalLines.header(header))
    else { throw .system(path: path, code: errno) }
    FileSystem.sync(directory: String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
    return JournalWriter(file: self)
  }

  /// Writes and syncs; whether all of it is durable.
  func append(_ bytes: [UInt8]) -> Bool {
    FileSystem.write(bytes, to: descriptor) && fdatasync(descriptor) == 0
  }

  private func contents() -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count, let base = buffer.baseAddress {
        let read = pread(descriptor, base + count, buffer.count - count, off_t(count))
        guard read > 0 else { return }
        count += read
      }
    }
  }
}
