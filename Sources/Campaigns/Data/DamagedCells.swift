import Bytes
import Diagnostics
import Expressions

/// Finds cells that were damaged on their way: by a spreadsheet, by a wrong encoding, by HTML.
///
/// Each kind is told once a column, at its first cell, with the count. A damaged key is an error
/// where what would be printed is certainly wrong; all else is a warning.
struct DamagedCells {
  private let data: DataDeclaration
  private let table: Table
  private let places: CellPlaces

  /// - Parameter table: Filtered, with its key: rows that are passed over don't matter.
  /// - Complexity: O(*n*) in the bytes.
  static func report(
    _ data: DataDeclaration, _ table: Table, _ places: CellPlaces,
    _ diagnostics: inout DiagnosticList
  ) {
    let cells = DamagedCells(data: data, table: table, places: places)
    for column in table.columns.indices {
      guard let texts = cells.texts(column) else { continue }
      cells.reportDamage(column, texts, &diagnostics)
    }
    guard let key = table.keyColumn else { return }
    cells.reportLostZeros(key, &diagnostics)
    cells.reportCase(key, &diagnostics)
  }

  /// The column's texts, empty where a cell is none; nil for a column whose type was declared.
  private func texts(_ column: Int) -> TextColumn? {
    switch table.columns[column] {
    case .texts(let texts): return texts
    case .values(let values):
      let name = table.columnNames[column]
      guard !data.columns.contains(where: { $0.name == name }) else { return nil }
      return TextColumn(
        values.map { value in
          if case .string(let text)? = value { text } else { "" }
        })
    }
  }

  private func reportDamage(
    _ column: Int, _ texts: TextColumn, _ diagnostics: inout DiagnosticList
  ) {
    let name = table.columnNames[column]
    let cut = texts.rows(containing: "+").filter { DamagedCells.isCut(texts[$0]) }
    if let first = cut.first {
      let severity: Diagnostic.Severity = column == table.keyColumn ? .error : .warning
      diagnostics.report(
        .cutNumber(
          place(first, column), severity, texts.string(at: first), name, more: cut.count - 1))
    }
    let replaced = texts.rows(containing: "\u{FFFD}")
    if let first = replaced.first {
      diagnostics.report(.replaced(place(first, column), name, more: replaced.count - 1))
    }
    let entities = texts.rows(containing: "&amp;")
    if let first = entities.first {
      diagnostics.report(
        .entity(place(first, column), "column '\(name)'", more: entities.count - 1))
    }
  }

  private func place(_ row: Int, _ column: Int) -> SourceSpan? {
    places.span(table, row: row, column: column)
  }

  /// Whether the text is `-?d(.d+)?E+d+`, as spreadsheets show numbers with many digits.
  private static func isCut(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    var rest = text[...]
    if rest.first == 0x2D { rest.removeFirst() }
    guard let first = rest.popFirst(), isDigit(first) else { return false }
    if rest.first == 0x2E {
      rest.removeFirst()
      guard let digit = rest.popFirst(), isDigit(digit) else { return false }
      rest = rest.drop(while: isDigit)
    }
    guard rest.popFirst() == 0x45, rest.popFirst() == 0x2B else { return false }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }
}

extension DamagedCells {
  /// `421` beside `0422`: all keys with a zero in front are of one length, and some are shorter.
  private func reportLostZeros(_ column: Int, _ diagnostics: inout DiagnosticList) {
    let keys = table.keyTexts
    let numbers = (0..<keys.count).filter { row in
      keys[row].allSatisfy { (0x30...0x39).contains($0) }
    }
    let padded = numbers.filter { keys[$0].count > 1 && keys[$0].first == 0x30 }
    guard let example = padded.first else { return }
    let length = keys[example].count
    guard padded.allSatisfy({ keys[$0].count == length }) else { return }
    let short = numbers.filter { keys[$0].count < length }
    guard let first = short.first else { return }
    diagnostics.report(
      .lostZero(
        place(first, column), keys.string(at: first), keys.string(at: example), length,
        more: short.count - 1))
  }

  private func reportCase(_ column: Int, _ diagnostics: inout DiagnosticList) {
    let keys = table.keyTexts
    guard keys.hasUpperCase else { return }
    let repeats = TextIndex(keys.lowered()).repeats
    guard let found = repeats.first else { return }
    diagnostics.report(
      .caseOfKeys(
        place(found.row, column), keys.string(at: found.first), keys.string(at: found.row),
        first: place(found.first, column), more: repeats.count - 1))
  }
}
