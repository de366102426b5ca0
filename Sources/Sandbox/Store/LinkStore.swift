import Foundation
import GRDB

/// The links of one workspace in a SQLite database.
///
/// Every call that changes links is one transaction. The order of creation is `seq`, which is never
/// reused; `revision` moves with every change that can alter a listing, so that a listing may be
/// remembered, also between processes that share a file.
final class LinkStore: Sendable {
  let database: any DatabaseWriter
  let workspaceID: String
  let workspaceCreatedAt: String
  let listings = ListingCache()
  let readings: SandboxReadings
  private let lock: StoreLock?

  /// Opens the store, and makes it with its workspace id where it is new.
  ///
  /// - Parameter isExclusive: Whether a file is locked against other sandboxes.
  /// - Throws: ``SandboxError``, and SQLite's errors.
  init(
    _ storage: SandboxConfiguration.Storage, _ readings: SandboxReadings = SandboxReadings(),
    isExclusive: Bool = false
  ) throws {
    self.readings = readings
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 8
    let path: String
    switch storage {
    case .memory:
      path = ":memory:"
      lock = nil
      database = try DatabaseQueue(configuration: configuration)
    case .file(let file):
      path = file
      try Self.makeFile(file)
      try Self.checkFormat(file)
      lock = isExclusive ? try StoreLock(store: file) : nil
      // A pool is WAL with synchronous=NORMAL: a kill loses nothing, and reads don't wait.
      database = try DatabasePool(path: file, configuration: configuration)
    }
    // A bulk create touches pages everywhere, since ids are random; at SQLite's 1000 pages every
    // third one would wait for a checkpoint and its fsync.
    try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 8000") }
    let workspace = try database.write { db in
      if try Self.isEmpty(db, path) { try Self.make(in: db) }
      return try Row.fetchOne(db, sql: "SELECT id, created_at FROM workspace")
    }
    guard let workspace else { throw SandboxError.storeFormat(path: path) }
    workspaceID = workspace[0]
    workspaceCreatedAt = workspace[1]
  }

  func close() throws { try database.close() }

  /// Lets others who want the store know where it is served.
  func note(address: String) { lock?.note(address: address) }

  /// Looks at a file before a pool does, which changes what it opens.
  private static func checkFormat(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    _ = try queue.read { try isEmpty($0, path) }
    try queue.close()
  }

  /// Whether nothing is in it yet.
  ///
  /// - Throws: ``SandboxError/storeFormat(path:)`` where it holds anything but a sandbox of this
  ///   version.
  private static func isEmpty(_ db: Database, _ path: String) throws -> Bool {
    switch try Int.fetchOne(db, sql: "PRAGMA user_version") {
    case format: return false
    case 0 where try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0: return true
    default: throw SandboxError.storeFormat(path: path)
    }
  }

  /// Makes the file with its folder, so that the system's own reason is known where it can't be had.
  private static func makeFile(_ path: String) throws(SandboxError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .store(path: path, reason: SystemReason.text(errno)) }
    Glibc.close(descriptor)
  }

  private static let format = 1

  private static func make(in db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE workspace (
          id TEXT NOT NULL, created_at TEXT NOT NULL, revision INTEGER NOT NULL
        );
        CREATE TABLE months (
          month TEXT PRIMARY KEY, calls INTEGER NOT NULL, links INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE links (
          seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
          code TEXT NOT NULL UNIQUE, destination TEXT NOT NULL, enabled INTEGER NOT NULL,
          labels TEXT NOT NULL, rules TEXT NOT NULL, scan_count INTEGER NOT NULL,
          last_scan_at TEXT, expires_at TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL
        );
        CREATE TABLE link_labels (
          label TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (label, seq)
        ) WITHOUT ROWID;
        PRAGMA user_version = \(format);
        """)
    try db.execute(
      sql: "INSERT INTO workspace VALUES (?, ?, 0)",
      arguments: ["ws_" + RandomText.hex(16), Timestamp.now.text])
  }

  /// Marks that listings may have changed; belongs into the transaction that changed them.
  static func moveOn(_ db: Database) throws {
    try db.cachedStatement(sql: "UPDATE workspace SET revision = revision + 1").execute()
  }
}
