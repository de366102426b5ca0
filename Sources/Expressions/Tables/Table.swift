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

  /// The text by which each row is known: that of its key, or its number in the data.
  package let keyTexts: TextColumn

  /// Where each row stands; empty for computed rows.
  package let spans: RowSpans

  /// Finds a row by its key; only where the whole table was keyed.
  package let keyIndex: TextIndex?

  private let columnNumbers: [String: Int]

  /// Nil where the rows are all those of the data, in its order.
  private let rowNumbers: [UInt32]?

  /// Where the rows of the data come from, as whoever gave them says; nothing for files.
  private let origins: [String]

  /// - Parameter origins: One a row, or none.
  package convenience init(
    name: String, columnNames: [String], columns: [Column], count: Int, spans: RowSpans,
    origins: [String] = []
  ) {
    self.init(
      name: name, columnNames: columnNames, columns: columns, count: count, keyColumn: nil,
      spans: spans, rowNumbers: nil, origins: origins)
  }

  private init(
    name: String, columnNames: [String], columns: [Column], count: Int, keyColumn: Int?,
    spans: RowSpans, rowNumbers: [UInt32]?, origins: [String], isIndexed: Bool = false
  ) {
    self.name = name
    self.columnNames = columnNames
    self.columns = columns
    self.count = count
    self.keyColumn = keyColumn
    self.spans = spans
    self.rowNumbers = rowNumbers
    self.origins = origins
    keyTexts =
      switch keyColumn.map({ columns[$0] }) {
      case .texts(let texts): texts
      case .values(let values): TextColumn(values.map { $0?.plainText ?? "" })
      case nil: TextColumn(rowNumbers?.map { String($0) } ?? (0..<count).map { String($0 + 1) })
      }
    keyIndex = isIndexed ? TextIndex(keyTexts) : nil
    columnNumbers = Dictionary(zip(columnNames, columnNames.indices)) { first, _ in first }
  }

  /// The number of a column by its name.
  package func column(_ name: String) -> Int? { columnNumbers[name] }

  /// The number of a row in the data, from 1: rows that were passed over are counted.
  package func number(of row: Int) -> Int { rowNumbers.map { Int($0[row]) } ?? row + 1 }

  /// Where a row comes from beside its place in a file; nil where nobody says more.
  package func origin(of row: Int) -> String? {
    origins.isEmpty ? nil : origins[number(of: row) - 1]
  }

  /// The cell as a value; nil where the row lacks the column.
  package func value(row: Int, column: Int) -> Value? {
    switch columns[column] {
    case .texts(let texts): .string(texts.string(at: row))
    case .values(let values): values[row]
    }
  }

  /// The same rows with other cells.
  package func replacing(columns: [Column]) -> Table {
    Table(
      name: name, columnNames: columnNames, columns: columns, count: count, keyColumn: keyColumn,
      spans: spans, rowNumbers: rowNumbers, origins: origins)
  }

  /// The same rows, told apart by a column and found by it.
  ///
  /// - Complexity: O(*n*).
  package func keyed(by column: Int) -> Table {
    Table(
      name: name, columnNames: columnNames, columns: columns, count: count, keyColumn: column,
      spans: spans, rowNumbers: rowNumbers, origins: origins, isIndexed: true)
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
      keyColumn: keyColumn, spans: spans.selecting(kept),
      rowNumbers: kept.map { UInt32(number(of: $0)) }, origins: origins)
  }
}
