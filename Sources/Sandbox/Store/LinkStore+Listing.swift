import GRDB

extension LinkStore {
  /// One page of a listing, read from one state of the store.
  struct Page: Sendable {
    /// A JSON array of link objects, newest first.
    var links: [UInt8]
    var total: Int
  }

  /// Reads a page.
  ///
  /// - Complexity: O(*limit*), and O(*matches*) for the first page after a change.
  func page(
    _ filter: ListFilter, limit: Int, offset: Int, _ form: LinkForm
  ) async throws -> Page {
    try await database.read { [listings] db in
      let revision =
        try Int.fetchOne(db.cachedStatement(sql: "SELECT revision FROM workspace")) ?? 0
      let order: [Int64]
      if let known = listings.listing(filter, revision: revision) {
        order = known.order
      } else {
        order = try Int64.fetchAll(
          db.cachedStatement(sql: filter.indexSQL),
          arguments: StatementArguments(filter.arguments))
        listings.remember(.init(revision: revision, order: order), for: filter)
      }
      let page = order.dropFirst(offset).prefix(limit)
      var writer = JSONWriter(capacity: 16 + page.count * 420)
      writer.raw("[")
      if let newest = page.first, let oldest = page.last {
        let rows = try Row.fetchCursor(
          db.cachedStatement(sql: filter.pageSQL),
          arguments: StatementArguments(filter.arguments + [oldest, newest]))
        var isFirst = true
        while let row = try rows.next() {
          if !isFirst { writer.raw(",") }
          isFirst = false
          writer.link(LinkRow(row), form)
        }
      }
      writer.raw("]")
      return Page(links: writer.bytes, total: order.count)
    }
  }

  /// Every link, oldest first.
  func allLinks() async throws -> [LinkRow] {
    try await database.read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT \(LinkRow.columns) FROM links ORDER BY seq")
      var links: [LinkRow] = []
      while let row = try rows.next() { links.append(LinkRow(row)) }
      return links
    }
  }
}
