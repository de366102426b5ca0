import Bytes

/// One builder a column, kept level where a row lacks cells.
struct CSVColumns: ~Copyable {
  var builders: UnsafeMutableBufferPointer<TextColumnBuilder>

  init(count: Int, bytes: Int) {
    builders = .allocate(capacity: count)
    for index in 0..<count {
      builders.initializeElement(
        at: index, to: TextColumnBuilder(rows: bytes / (count * 8), bytes: bytes / count))
    }
  }

  deinit {
    builders.deinitialize()
    builders.deallocate()
  }

  var count: Int { builders.count }

  /// Fills up a row that has fewer cells.
  mutating func endRow(cells: Int) {
    guard cells < count else { return }
    for index in cells..<count { builders[index].endRow() }
  }

  mutating func finish() -> [TextColumn] {
    (0..<count).map { index in
      let builder = builders.moveElement(from: index)
      builders.initializeElement(at: index, to: TextColumnBuilder())
      return builder.finish()
    }
  }
}
