import Diagnostics
import Expressions
import JSON
import YAMLSyntax

/// Where the cells of a table stand, for faults of one of them.
enum CellPlaces {
  /// The cells, and the places of the columns' names.
  case csv(CSVCells, header: [SourceSpan])
  case json(JSONPlaces)
  /// The rows of the data, each a mapping.
  case nodes([Node])

  /// The place of a cell; that of the row, where the row lacks the column.
  func span(_ table: Table, row: Int, column: Int) -> SourceSpan? {
    switch self {
    case .csv(let cells, _): return table.spans[row].map { cells.span(of: column, in: $0) }
    case .json(let places):
      return table.spans[row].map { row in
        CellPlaces.member(of: row, table.columnNames[column], places).map {
          SourceSpan(file: row.file, start: $0.value.lowerBound, end: $0.value.upperBound)
        } ?? row
      }
    case .nodes(let nodes):
      let node = nodes[table.number(of: row) - 1]
      guard case .mapping(let mapping) = node.kind else { return node.span }
      return mapping[table.columnNames[column]]?.span ?? node.span
    }
  }

  /// The place where a cell's column is named: the header, or the key in the row's mapping.
  func nameSpan(_ table: Table, row: Int, column: Int) -> SourceSpan? {
    switch self {
    case .csv(_, let header): return header[column]
    case .json(let places):
      return table.spans[row].flatMap { row in
        CellPlaces.member(of: row, table.columnNames[column], places).map {
          SourceSpan(file: row.file, start: $0.name.lowerBound, end: $0.name.upperBound)
        }
      }
    case .nodes(let nodes):
      guard case .mapping(let mapping) = nodes[table.number(of: row) - 1].kind else { return nil }
      return mapping.entries.first { $0.key == table.columnNames[column] }?.keySpan
    }
  }

  private static func member(
    of row: SourceSpan, _ name: String, _ places: JSONPlaces
  ) -> JSONPlaces.Member? {
    places.members(at: row.start).first { places.text(of: $0.name) == name }
  }
}
