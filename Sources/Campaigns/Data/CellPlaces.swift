import Diagnostics
import Expressions
import JSON
import YAMLSyntax

/// Where the cells of a table stand, for faults of one of them.
enum CellPlaces {
  case csv(CSVCells)
  case json(JSONPlaces)
  /// The rows of the data, each a mapping.
  case nodes([Node])

  /// The place of a cell; that of the row, where the row lacks the column.
  func span(_ table: Table, row: Int, column: Int) -> SourceSpan? {
    switch self {
    case .csv(let cells): return table.spans[row].map { cells.span(of: column, in: $0) }
    case .json(let places):
      return table.spans[row].map { row in
        let name = table.columnNames[column]
        let member = places.members(at: row.start).first { places.text(of: $0.name) == name }
        return member.map {
          SourceSpan(file: row.file, start: $0.value.lowerBound, end: $0.value.upperBound)
        } ?? row
      }
    case .nodes(let nodes):
      let node = nodes[table.number(of: row) - 1]
      guard case .mapping(let mapping) = node.kind else { return node.span }
      return mapping[table.columnNames[column]]?.span ?? node.span
    }
  }
}
