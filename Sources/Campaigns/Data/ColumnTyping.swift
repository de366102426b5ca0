import Bytes
import Diagnostics
import Expressions

/// Gives the columns that `columns:` names their types; all others stay as they are.
enum ColumnTyping {
  /// Every cell that doesn't fit is reported; an empty cell of a typed column is null.
  static func apply(
    _ data: DataDeclaration, _ table: Table, _ places: CellPlaces,
    _ diagnostics: inout DiagnosticList
  ) -> Table {
    guard !data.columns.isEmpty else { return table }
    var columns = table.columns
    for (name, span, kind) in data.columns {
      guard let number = table.column(name) else {
        diagnostics.report(.unknownColumn(span, data.name, name, table.columnNames))
        continue
      }
      if kind == .string, case .texts = columns[number] { continue }
      columns[number] = .values(
        (0..<table.count).map { row in
          guard let cell = table.value(row: row, column: number) else { return nil }
          if let value = value(cell, kind) { return value }
          let place = places.span(table, row: row, column: number)
          diagnostics.report(.cell(place, cell.plainText ?? cell.typePhrase, name, needs(kind)))
          return .null
        })
    }
    return table.replacing(columns: columns)
  }

  private static func value(_ cell: Value, _ kind: DataDeclaration.ColumnKind) -> Value? {
    switch (kind, cell) {
    case (_, .null), (.string, .string), (.int, .int), (.double, .double), (.bool, .bool): cell
    case (.double, .int(let number)): .double(Double(number))
    case (_, .string(let text)): text.isEmpty ? .null : value(of: text, kind)
    default: nil
    }
  }

  private static func value(of text: String, _ kind: DataDeclaration.ColumnKind) -> Value? {
    switch kind {
    case .string: .string(text)
    case .int: NumberText.int(text).map { .int($0) }
    case .double: NumberText.double(text).map { .double($0) }
    case .bool: ["true": .bool(true), "false": .bool(false)][text]
    case .date: Timestamp(text + "T00:00:00Z").map { .timestamp($0) }
    }
  }

  private static func needs(_ kind: DataDeclaration.ColumnKind) -> String {
    switch kind {
    case .string: "a text: put it in quotes"
    case .int: "a whole number without zeros in front"
    case .double: "a number such as 12.5, without zeros in front"
    case .bool: "true or false"
    case .date: "a date such as 2026-06-01"
    }
  }
}
