import GRDB

extension LinkStore {
  enum Creation: Sendable {
    case created(LinkRow)
    /// The slug asked for is in use, or reserved.
    case taken(slug: String)
    /// The month's links are used up.
    case overLimit

    var isOverLimit: Bool { if case .overLimit = self { true } else { false } }
  }

  /// Codes that would hide a part of the host.
  private static let reserved: Set<String> = ["api"]

  /// Creates links, each on its own, in one transaction.
  ///
  /// - Parameter isWhole: Whether nothing is made where the month has too few links for all.
  /// - Returns: What became of each draft, in their order.
  func create(
    _ drafts: [LinkDraft], linksPerMonth: Int?, isWhole: Bool = false
  ) async throws -> [Creation] {
    try await database.write { [readings] db in
      let now = Timestamp.now
      try Self.openMonth(now.month, db)
      let used =
        try Int.fetchOne(
          db.cachedStatement(sql: "SELECT links FROM months WHERE month = ?"),
          arguments: [now.month]) ?? 0
      var left = linksPerMonth.map { max(0, $0 - used) } ?? .max
      if isWhole, left < drafts.count { return drafts.map { _ in .overLimit } }
      let before = left
      let text = now.text
      var results: [Creation] = []
      results.reserveCapacity(drafts.count)
      for draft in drafts {
        guard left > 0 else {
          results.append(.overLimit)
          continue
        }
        let result = try Self.create(draft, at: text, readings, db)
        if case .created = result { left -= 1 }
        results.append(result)
      }
      try db.cachedStatement(sql: "UPDATE months SET links = links + ? WHERE month = ?")
        .execute(arguments: [before - left, now.month])
      try Self.moveOn(db)
      return results
    }
  }

  private static func create(
    _ draft: LinkDraft, at now: String, _ readings: SandboxReadings, _ db: Database
  ) throws -> Creation {
    if let slug = draft.slug {
      guard !reserved.contains(slug.lowercased()),
        let row = try insert(draft, code: slug, at: now, readings, db)
      else { return .taken(slug: slug) }
      return .created(row)
    }
    while true {
      let code = RandomText.code(readings.codeLength.count)
      if let row = try insert(draft, code: code, at: now, readings, db) { return .created(row) }
    }
  }

  /// Nil where the code is in use.
  private static func insert(
    _ draft: LinkDraft, code: String, at now: String, _ readings: SandboxReadings, _ db: Database
  ) throws -> LinkRow? {
    let code = readings.slugCase == .lowered ? code.lowercased() : code
    if readings.slugCase == .ignored, try find("code", code, db, ignoringCase: true) != nil {
      return nil
    }
    let id = readings.ids == .uuid ? RandomText.uuid() : RandomText.opaqueID()
    let row = LinkRow(draft, id: id, code: code, at: now)
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO links (\(LinkRow.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (code) DO NOTHING
        """)
    try statement.execute(arguments: row.arguments)
    guard db.changesCount == 1 else { return nil }
    try insert(labels: draft.labels, of: db.lastInsertedRowID, db)
    return row
  }

  static func insert(labels: [String], of seq: Int64, _ db: Database) throws {
    let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO link_labels VALUES (?, ?)")
    for label in labels { try statement.execute(arguments: [label, seq]) }
  }
}
