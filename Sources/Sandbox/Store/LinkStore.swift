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

  /// Opens the store, and makes it with its workspace id where it is new.
  ///
  /// - Throws: ``SandboxError/storeFormat(path:)`` for a database of another kind, and SQLite's
  ///   errors.
  init(
    _ storage: SandboxConfiguration.Storage, _ readings: SandboxReadings = SandboxReadings()
  ) throws {
    self.readings = readings
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 8
    let path: String
    switch storage {
    case .memory:
      path = ":memory:"
      database = try DatabaseQueue(configuration: configuration)
    case .file(let file):
      path = file
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      // A pool is WAL with synchronous=NORMAL: a kill loses nothing, and reads don't wait.
      database = try DatabasePool(path: file, configuration: configuration)
    }
    // A bulk create touches pages everywhere, since ids are random; at SQLite's 1000 pages every
    // third one would wait for a checkpoint and its fsync.
    try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 8000") }
    let workspace = try database.write { db in
      switch try Int.fetchOne(db, sql: "PRAGMA user_version") {
      case Self.format: break
      case 0 where try !db.tableExists("links"): try Self.make(in: db)
      default: throw SandboxError.storeFormat(path: path)
      }
      return try Row.fetchOne(db, sql: "SELECT id, created_at FROM workspace")
    }
    guard let workspace else { throw SandboxError.storeFormat(path: path) }
    workspaceID = workspace[0]
    workspaceCreatedAt = workspace[1]
  }

  func close() throws { try database.close() }

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
