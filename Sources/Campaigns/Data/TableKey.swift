import Bytes
import Diagnostics
import Expressions

/// Finds the key column of a table and makes sure that it tells the rows apart.
enum TableKey {
  /// The table with its key; nil after reporting every row without a key of its own.
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
    var isSound = true
    for row in 0..<keyed.count where keys.isEmpty(at: row) {
      diagnostics.report(.keylessRow(place(row), data.name, name))
      isSound = false
    }
    let repeats = (keyed.keyIndex?.repeats ?? []).filter { !keys.isEmpty(at: $0.row) }
    if data.keepsFirst, let first = repeats.first {
      let dropped = Set(repeats.map(\.row))
      diagnostics.report(
        .repeatsPassedOver(
          place(first.row), data.name, repeats.map { keyed.number(of: $0.row) }))
      guard isSound else { return nil }
      return keyed.selecting((0..<keyed.count).filter { !dropped.contains($0) }).keyed(by: column)
    }
    for found in repeats {
      let key = keys.string(at: found.row)
      diagnostics.report(.repeatedKey(place(found.row), data.name, key, first: place(found.first)))
      isSound = false
    }
    return isSound ? keyed : nil
  }
}
