import GRDB

extension LinkStore {
  func link(id: String) async throws -> LinkRow? {
    try await database.read { db in
      try Self.find("id", id, db)?.link
    }
  }

  /// Changes the fields that are given; nil for an unknown id.
  func patch(id: String, _ patch: LinkPatch) async throws -> LinkRow? {
    try await database.write { db in
      guard case (let seq, var link)? = try Self.find("id", id, db) else { return nil }
      if let labels = patch.labels {
        try Self.removeLabels(of: seq, link.labels, db)
        try Self.insert(labels: labels, of: seq, db)
        link.labels = JSONWriter.text(of: labels)
      }
      link.destination = patch.destination ?? link.destination
      link.enabled = patch.enabled ?? link.enabled
      link.rules = patch.rules ?? link.rules
      link.updatedAt = Timestamp.now.text
      try db.cachedStatement(
        sql: """
          UPDATE links SET destination = ?, enabled = ?, labels = ?, rules = ?, updated_at = ?
          WHERE seq = ?
          """
      ).execute(
        arguments: [
          link.destination, link.enabled, link.labels, link.rules, link.updatedAt, seq,
        ])
      try Self.moveOn(db)
      return link
    }
  }

  /// Deletes a link and frees its code; false for an unknown id.
  func delete(id: String) async throws -> Bool {
    try await database.write { db in
      guard let (seq, link) = try Self.find("id", id, db) else { return false }
      try Self.removeLabels(of: seq, link.labels, db)
      try db.cachedStatement(sql: "DELETE FROM links WHERE seq = ?").execute(arguments: [seq])
      try Self.moveOn(db)
      return true
    }
  }

  /// Enables or disables links in one transaction.
  ///
  /// - Returns: How many distinct known ids there were, those already in that state included where
  ///   all count.
  func setEnabled(_ enabled: Bool, ids: [String], countsAll: Bool = true) async throws -> Int {
    try await database.write { db in
      let now = Timestamp.now.text
      var updated = 0
      let statement = try db.cachedStatement(
        sql: "UPDATE links SET enabled = ?, updated_at = ? WHERE id = ? AND (? OR enabled <> ?)")
      for id in Set(ids) {
        try statement.execute(arguments: [enabled, now, id, countsAll, enabled])
        updated += db.changesCount
      }
      try Self.moveOn(db)
      return updated
    }
  }

  /// The link behind a code, with the scan counted where it leads anywhere.
  func scan(code: String, counts: Bool) async throws -> (link: LinkRow, isLive: Bool)? {
    try await database.write { [readings] db in
      let ignoresCase = readings.slugCase != .exact
      guard let (seq, link) = try Self.find("code", code, db, ignoringCase: ignoresCase) else {
        return nil
      }
      let now = Timestamp.now.text
      // Equal widths and one zone: the texts compare like the instants.
      let isLive = link.enabled && link.expiresAt.map { now < $0 } ?? true
      if isLive && counts {
        try db.cachedStatement(
          sql: "UPDATE links SET scan_count = scan_count + 1, last_scan_at = ? WHERE seq = ?"
        ).execute(arguments: [now, seq])
      }
      return (link, isLive)
    }
  }

  /// - Complexity: O(*n*) where case is ignored, which no index answers.
  static func find(
    _ column: String, _ value: String, _ db: Database, ignoringCase: Bool = false
  ) throws -> (seq: Int64, link: LinkRow)? {
    let collation = ignoringCase ? " COLLATE NOCASE" : ""
    let statement = try db.cachedStatement(
      sql: "SELECT \(LinkRow.columns), seq FROM links WHERE \(column) = ?\(collation)")
    return try Row.fetchOne(statement, arguments: [value]).map { ($0[11], LinkRow($0)) }
  }

  /// Removes a link's entries from the label index; `labels` is their JSON text.
  private static func removeLabels(of seq: Int64, _ labels: String, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        DELETE FROM link_labels WHERE seq = ? AND label IN (SELECT value FROM json_each(?))
        """
    ).execute(arguments: [seq, labels])
  }
}
