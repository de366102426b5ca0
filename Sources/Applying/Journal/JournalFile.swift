import Glibc
import Links

/// A campaign's journal on the disk, locked for this process as long as it is open.
package final class JournalFile: Sendable {
  package let path: String
  private let campaign: String
  private let descriptor: Int32
  private let lock: JournalLock
  /// The run that had the lock before, where it hasn't ended.
  private let openRun: String?

  package enum Fault: Error, Hashable, Sendable {
    /// Another process applies this campaign.
    case busy(path: String, processID: Int32?)
    case system(path: String, code: Int32)
  }

  /// Opens `<directory>/<campaign>.jsonl`, making what is missing, and locks it.
  ///
  /// - Throws: The first fault; `busy` where another process holds the lock.
  package init(directory: String, campaign: String) throws(Fault) {
    self.campaign = campaign
    path = directory + "/" + campaign + ".jsonl"
    if let code = FileSystem.make(directory) { throw .system(path: directory, code: code) }
    lock = try JournalLock(directory + "/" + campaign + ".lock", of: path)
    let known = open(path, O_RDWR | O_CLOEXEC)
    if known < 0, errno == ENOENT {
      // Who takes a journal away wants its run forgotten.
      openRun = nil
      descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    } else {
      openRun = lock.openRun
      descriptor = known
    }
    guard descriptor >= 0 else { throw .system(path: path, code: errno) }
    lock.note(openRun: openRun)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The account of the last run, where it was killed.
  ///
  /// Nil where there was none, where it ended, or where it sent nothing.
  /// - Throws: Where the journal can't be understood, `empty` where a run wrote to it that hasn't
  ///   ended; it is left as it is.
  package func killedRun() throws(JournalContents.Fault) -> JournalContents? {
    do throws(JournalContents.Fault) {
      let last = try JournalContents(contents)
      guard last.header.ownership.campaign == campaign else { throw .line(1) }
      return last.ended == nil && !last.intents.isEmpty ? last : nil
    } catch .empty where openRun == nil {
      return nil
    }
  }

  /// Takes note that the killed run's report is saved, so that nobody writes it again.
  ///
  /// A torn last line goes.
  package func closeKilledRun() throws(Fault) {
    let whole = contents.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    guard ftruncate(descriptor, off_t(whole)) == 0, lseek(descriptor, 0, SEEK_END) >= 0,
      append(JournalLines.end(.stopped(.killed)))
    else { throw .system(path: path, code: errno) }
    lock.note(openRun: nil)
  }

  /// Forgets the last run and begins a new one; the header is durable afterwards.
  package func begin(_ header: JournalHeader) throws(Fault) -> JournalWriter {
    lock.note(openRun: nil)
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0,
      append(JournalLines.header(header))
    else { throw .system(path: path, code: errno) }
    FileSystem.sync(directory: String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
    lock.note(openRun: header.run)
    return JournalWriter(file: self)
  }

  /// Writes and syncs; whether all of it is durable.
  func append(_ bytes: [UInt8]) -> Bool {
    FileSystem.write(bytes, to: descriptor) && fdatasync(descriptor) == 0
  }

  /// Takes note that the journal ends as a journal should.
  func end() {
    lock.note(openRun: nil)
  }

  /// All that stands in it; nothing where it can't be read.
  package var contents: [UInt8] {
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
