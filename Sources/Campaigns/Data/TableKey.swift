import Bytes
import Diagnostics
import Expressions

/// Finds the key column of a table and makes sure that it tells the rows apart.
enum TableKey {
  /// The table with its key; nil after reporting the rows without a key, and those with a key of
  /// another row: each kind once, at its first row, with the numbers of the others.
  static func apply(
    _ data: DataDeclaration, _ table: Table, _ places: CellPlaces,
    _ diagnostics: inout DiagnosticList
  ) -> Table? {
    guard let name = data.key else { return table }
    guard let column = table.column(name) else {
      diagnostics.report(.unknownColumn(data.keySpan, data.name, name, table.columnNames))
      return nil
    }
    let keyed = table.keyed(by: column)
    let keys = keyed.keyTexts
    let place = { places.span(keyed, row: $0, column: column) }
    let keyless = (0..<keyed.count).filter { keys.isEmpty(at: $0) }
    if let first = keyless.first {
      let rows = keyless.map { keyed.number(of: $0) }
      diagnostics.report(.keylessRows(place(first), data.name, name, rows))
    }
    let repeats = (keyed.keyIndex?.repeats ?? []).filter { !keys.isEmpty(at: $0.row) }
    guard let first = repeats.first else { return keyless.isEmpty ? keyed : nil }
    if data.keepsFirst {
      let dropped = Set(repeats.map(\.row))
      diagnostics.report(
        .repeatsPassedOver(
          place(first.row), data.name, repeats.map { keyed.number(of: $0.row) }))
      guard keyless.isEmpty else { return nil }
      return keyed.selecting((0..<keyed.count).filter { !dropped.contains($0) }).keyed(by: column)
    }
    diagnostics.report(
      .repeatedKeys(
        place(first.row), data.name,
        repeats.map { (keys.string(at: $0.row), keyed.number(of: $0.row)) },
        first: place(first.first)))
    return nil
  }
}
