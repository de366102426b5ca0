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

  /// The text by which each row is known: that of its key, or its number from 1.
  package let keyTexts: TextColumn

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
    keyTexts = Table.keyTexts(keyColumn.map { columns[$0] }, count)
    numbers = Dictionary(zip(columnNames, columnNames.indices)) { first, _ in first }
  }

  private static func keyTexts(_ column: Column?, _ count: Int) -> TextColumn {
    switch column {
    case .texts(let texts): texts
    case .values(let values): TextColumn(values.map { $0?.plainText ?? "" })
    case nil: TextColumn((0..<count).map { String($0 + 1) })
    }
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
