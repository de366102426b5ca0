import Bytes
import Diagnostics

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

  /// The text by which a row is known: that of its key, or its number from 1.
  package var keyText: String { table.keyTexts.string(at: index) }

  /// For messages.
  var display: String { "\(table.name)[\(Value.quoted(keyText))]" }
}

extension Table {
  func noSuchColumn(_ name: String, at range: Range<Int>) -> ExpressionError {
    let nearest = Suggestion.nearest(to: name, among: columnNames)
    return ExpressionError(
      ExpressionCodes.noSuchColumn, at: range, "'\(self.name)' has no column '\(name)' here.",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? [])
        + ["Columns: \(columnNames.joined(separator: ", "))."])
  }
}
