package import Bytes
package import Diagnostics

/// Rows of data in columns: a CSV file, or a list of maps.
///
/// A class, because every row that expressions hold refers to it; immutable, so it may be shared.
package final class Table: Sendable {
  package enum Column: Sendable {
    case texts(TextColumn)
    /// Typed cells, or cells of data that isn't flat; nil where a row lacks the column.
    case values([Value?])
  }

  /// As expressions know it.
  package let name: String
  package let columnNames: [String]
  package let columns: [Column]
  package let count: Int

  /// The number of the column that tells the rows apart; nil where none was declared.
  package let keyColumn: Int?

  /// Where each row stands; empty for computed rows.
  package let spans: RowSpans

  private let numbers: [String: Int]

  package init(
    name: String, columnNames: [String], columns: [Column], count: Int, keyColumn: Int?,
    spans: RowSpans
  ) {
    self.name = name
    self.columnNames = columnNames
    self.columns = columns
    self.count = count
    self.keyColumn = keyColumn
    self.spans = spans
    numbers = Dictionary(zip(columnNames, columnNames.indices)) { first, _ in first }
  }

  /// The number of a column by its name.
  package func column(_ name: String) -> Int? { numbers[name] }

  /// The cell as a value; nil where the row lacks the column.
  package func value(row: Int, column: Int) -> Value? {
    switch columns[column] {
    case .texts(let texts): .string(texts.string(at: row))
    case .values(let values): values[row]
    }
  }

  /// The rows `kept` of this table, in that order.
  ///
  /// - Complexity: O(*cells*).
  package func selecting(_ kept: [Int]) -> Table {
    let columns = columns.map { column -> Column in
      switch column {
      case .values(let values): return .values(kept.map { values[$0] })
      case .texts(let texts):
        var builder = TextColumnBuilder(rows: kept.count, bytes: texts.byteCount)
        for row in kept { builder.append(texts[row]) }
        return .texts(builder.finish())
      }
    }
    return Table(
      name: name, columnNames: columnNames, columns: columns, count: kept.count,
      keyColumn: keyColumn, spans: spans.selecting(kept))
  }
}

/// The places of a table's rows in one file.
package struct RowSpans: Sendable {
  package let file: SourceFile.ID?
  private let starts: [UInt32]
  private let ends: [UInt32]

  /// No places.
  package init() {
    file = nil
    starts = []
    ends = []
  }

  package init(file: SourceFile.ID, starts: [UInt32], ends: [UInt32]) {
    self.file = file
    self.starts = starts
    self.ends = ends
  }

  package subscript(row: Int) -> SourceSpan? {
    file.map { SourceSpan(file: $0, start: Int(starts[row]), end: Int(ends[row])) }
  }

  func selecting(_ kept: [Int]) -> RowSpans {
    guard let file else { return self }
    return RowSpans(file: file, starts: kept.map { starts[$0] }, ends: kept.map { ends[$0] })
  }
}

/// One row of a table, as expressions hold it.
package struct TableRow: Sendable {
  package let table: Table
  package let index: Int

  package init(_ table: Table, _ index: Int) {
    self.table = table
    self.index = index
  }

  /// The cell of a column; nil where there is none.
  package subscript(name: String) -> Value? {
    table.column(name).flatMap { table.value(row: index, column: $0) }
  }
}
