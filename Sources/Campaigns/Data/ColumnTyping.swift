import Bytes
import Diagnostics
import Expressions

/// Gives the columns that `columns:` names their types; all others stay texts.
enum ColumnTyping {
  /// Every cell that doesn't fit is reported; an empty cell of a typed column is null.
  static func apply(
    _ data: DataDeclaration, _ table: Table, _ diagnostics: inout DiagnosticList
  ) -> Table {
    guard !data.columns.isEmpty else { return table }
    var columns = table.columns
    for (name, span, kind) in data.columns {
      guard let number = table.column(name) else {
        diagnostics.report(.unknownKeyColumn(span, data.name, name, table.columnNames))
        continue
      }
      guard kind != .string, case .texts(let texts) = columns[number] else { continue }
      columns[number] = .values(
        (0..<table.count).map { row in
          let text = texts.string(at: row)
          guard !text.isEmpty else { return .null }
          if let value = value(text, kind) { return value }
          diagnostics.report(.cell(table.spans[row], text, name, needs(kind), row: row))
          return .null
        })
    }
    return Table(
      name: table.name, columnNames: table.columnNames, columns: columns, count: table.count,
      keyColumn: nil, spans: table.spans)
  }

  private static func value(_ text: String, _ kind: DataDeclaration.ColumnKind) -> Value? {
    switch kind {
    case .string: .string(text)
    case .int: Int64(text).map { .int($0) }
    case .double: Double(text).flatMap { $0.isFinite ? .double($0) : nil }
    case .bool: ["true": .bool(true), "false": .bool(false)][text]
    case .date: Timestamp(text + "T00:00:00Z").map { .timestamp($0) }
    }
  }

  private static func needs(_ kind: DataDeclaration.ColumnKind) -> String {
    switch kind {
    case .string: "a text"
    case .int: "a whole number"
    case .double: "a number with a decimal point"
    case .bool: "true or false"
    case .date: "a date such as 2026-06-01"
    }
  }
}
