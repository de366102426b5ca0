/// An immutable column of lists of texts, such as the labels of each link.
package struct TextListColumn: Sendable {
  /// The items of all rows, one row behind the other.
  package let items: TextColumn
  @usableFromInline let ends: [UInt32]

  package init() {
    items = TextColumn()
    ends = []
  }

  fileprivate init(items: TextColumn, ends: [UInt32]) {
    self.items = items
    self.ends = ends
  }

  package init(_ lists: [[String]]) {
    var builder = TextListColumnBuilder()
    for list in lists {
      for item in list { builder.items.append(item) }
      builder.endRow()
    }
    self = builder.finish()
  }

  @inlinable package var count: Int { ends.count }

  /// Where the row's texts stand in ``items``.
  @inlinable package subscript(row: Int) -> Range<Int> {
    (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
  }

  package func strings(at row: Int) -> [String] { self[row].map(items.string(at:)) }

  /// Whether the row holds exactly this text.
  package func contains(_ text: UnsafeBufferPointer<UInt8>, at row: Int) -> Bool {
    for item in self[row] where areEqual(items[item], text) { return true }
    return false
  }
}

/// Builds a ``TextListColumn``: items first, then the end of their row.
package struct TextListColumnBuilder: ~Copyable {
  /// Where the items of the pending row are appended.
  package var items: TextColumnBuilder
  private var ends: [UInt32] = []

  package init(rows: Int = 0, items: Int = 0, bytes: Int = 0) {
    self.items = TextColumnBuilder(rows: items, bytes: bytes)
    ends.reserveCapacity(rows)
  }

  package var count: Int { ends.count }

  /// Where the items of the pending row begin.
  package var pendingStart: Int { Int(ends.last ?? 0) }

  package mutating func endRow() {
    ends.append(UInt32(items.count))
  }

  /// Whether the item that is being put together stands in the pending row, from `start`, already.
  package func isRepeat(from start: Int) -> Bool {
    (start..<items.count).contains { areEqual(items.complete($0), items.pending) }
  }

  package mutating func append(contentsOf column: TextListColumn) {
    let shift = UInt32(items.count)
    items.append(contentsOf: column.items)
    ends.append(contentsOf: column.ends.lazy.map { $0 + shift })
  }

  package consuming func finish() -> TextListColumn {
    let ends = ends
    return TextListColumn(items: items.finish(), ends: ends)
  }
}
