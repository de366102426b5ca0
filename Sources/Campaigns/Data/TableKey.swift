import Bytes
import Diagnostics
import Expressions

/// Finds the key column of a table and makes sure that it tells the rows apart.
enum TableKey {
  /// The table with its key; nil after reporting every row without a key of its own.
  static func apply(
    _ data: DataDeclaration, _ table: Table, _ diagnostics: inout DiagnosticList
  ) -> Table? {
    guard let name = data.key else { return table }
    guard let column = table.column(name) else {
      diagnostics.report(.unknownKeyColumn(data.keySpan, data.name, name, table.columnNames))
      return nil
    }
    let keyed = Table(
      name: table.name, columnNames: table.columnNames, columns: table.columns,
      count: table.count, keyColumn: column, spans: table.spans)
    var isSound = true
    for row in 0..<keyed.count where keyed.keyTexts.isEmpty(at: row) {
      diagnostics.report(.emptyKey(keyed.spans[row], data.name, name))
      isSound = false
    }
    let repeats = TextIndex(keyed.keyTexts).repeats
    if data.keepsFirst, !repeats.isEmpty {
      let dropped = Set(repeats.map(\.row))
      let span = keyed.spans[repeats[0].row]
      diagnostics.report(.repeatsPassedOver(span, data.name, count: repeats.count))
      return isSound ? keyed.selecting((0..<keyed.count).filter { !dropped.contains($0) }) : nil
    }
    for found in repeats where !keyed.keyTexts.isEmpty(at: found.row) {
      let key = keyed.keyTexts.string(at: found.row)
      diagnostics.report(
        .repeatedKey(keyed.spans[found.row], data.name, key, first: keyed.spans[found.first]))
      isSound = false
    }
    return isSound ? keyed : nil
  }
}
