import GRDB

extension LinkStore {
  /// What a workspace has used.
  struct Usage: Sendable {
    var calls: Int
    var linksThisMonth: Int
    var totalLinks: Int
  }

  /// Adds to the month's calls and returns their new sum.
  func addCalls(_ count: Int, month: String) async throws -> Int {
    try await database.write { db in
      try Self.openMonth(month, db)
      try db.cachedStatement(sql: "UPDATE months SET calls = calls + ? WHERE month = ?")
        .execute(arguments: [count, month])
      let sum = try db.cachedStatement(sql: "SELECT calls FROM months WHERE month = ?")
      return try Int.fetchOne(sum, arguments: [month]) ?? 0
    }
  }

  /// - Complexity: O(*n*) in the stored links, at some nanoseconds each.
  func usage(month: String) async throws -> Usage {
    try await database.read { db in
      let row = try Row.fetchOne(
        db, sql: "SELECT calls, links FROM months WHERE month = ?", arguments: [month])
      return Usage(
        calls: row?[0] ?? 0, linksThisMonth: row?[1] ?? 0,
        totalLinks: try Int.fetchOne(db, sql: "SELECT count(*) FROM links") ?? 0)
    }
  }

  static func openMonth(_ month: String, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO months VALUES (?, 0, 0)")
      .execute(arguments: [month])
  }
}
