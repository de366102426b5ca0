import Expressions

/// The columns of rows that name their cells, as the rows are read.
///
/// Rows mostly have the same names in the same order, so a name is first looked for where the row
/// before had it.
struct RowColumns {
  private var columns: [GrowingColumn] = []
  private var numbers: [[UInt8]: Int] = [:]
  private var count = 0
  private var expected = 0

  /// The column of the pending row's next cell, a new one for a new name; nil where the row has a
  /// cell of that name already.
  mutating func column(_ name: UnsafeBufferPointer<UInt8>) -> GrowingColumn? {
    let column = known(name) ?? added(name)
    guard column.count <= count else { return nil }
    column.pad(to: count)
    return column
  }

  mutating func endRow() {
    count += 1
    expected = 0
  }

  /// In the order in which they were met.
  var names: [String] { columns.map { String(decoding: $0.name, as: UTF8.self) } }

  /// The columns, all of one length; they are spent.
  func finish() -> [Table.Column] {
    columns.map { column in
      column.pad(to: count)
      return column.finish()
    }
  }

  private mutating func known(_ name: UnsafeBufferPointer<UInt8>) -> GrowingColumn? {
    if expected >= columns.count || !columns[expected].name.elementsEqual(name) {
      guard let number = numbers[Array(name)] else { return nil }
      expected = number
    }
    expected += 1
    return columns[expected - 1]
  }

  private mutating func added(_ name: UnsafeBufferPointer<UInt8>) -> GrowingColumn {
    let column = GrowingColumn(name: Array(name))
    numbers[column.name] = columns.count
    columns.append(column)
    expected = columns.count
    return column
  }
}
