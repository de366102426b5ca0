import Bytes
import Diagnostics
import Expressions

/// The values of an axis, and those that `include:` adds to them.
struct AxisGrowth {
  private let old: Tuples.Values
  /// The data source of a row axis, with all its rows.
  private let table: Table?
  private let keys: TextIndex?

  private var added: [Value] = []
  private var addedRows: [Int] = []
  private var codes: [[UInt8]: UInt32] = [:]

  init(_ values: Tuples.Values, _ tables: [String: Table]) {
    old = values
    table = if case .rows(let rows) = values { tables[rows.name] ?? rows } else { nil }
    keys = table.map { $0.keyIndex ?? TextIndex($0.keyTexts) }
  }

  /// The code of a value that the axis didn't have; nil, after a report, where it can't have it.
  mutating func code(_ pair: AxisMatch.Pair, _ diagnostics: inout DiagnosticList) -> UInt32? {
    guard let text = pair.value.plainText, !text.isEmpty else {
      diagnostics.report(.noAxisValue(pair))
      return nil
    }
    let bytes = Array(text.utf8)
    if let code = codes[bytes] { return code }
    let code = UInt32(old.count + codes.count)
    if let table, let keys {
      guard let row = keys.row(of: pair.texts.first ?? text) else {
        diagnostics.report(.noRow(pair, table))
        return nil
      }
      addedRows.append(row)
    } else {
      added.append(pair.value)
    }
    codes[bytes] = code
    return code
  }

  /// The old values with the new ones behind them.
  var values: Tuples.Values {
    switch old {
    case .coded(let coded):
      guard !added.isEmpty else { return old }
      let values = coded.values + added
      return .coded(
        CodedValues(values: values, texts: TextColumn(values.map { $0.plainText ?? "" })))
    case .rows(let rows):
      guard let table, !addedRows.isEmpty else { return old }
      let places = Dictionary(
        (0..<table.count).map { (table.number(of: $0), $0) },
        uniquingKeysWith: { first, _ in first })
      return .rows(
        table.selecting((0..<rows.count).compactMap { places[rows.number(of: $0)] } + addedRows))
    }
  }
}

extension Diagnostic {
  fileprivate static func noAxisValue(_ pair: AxisMatch.Pair) -> Diagnostic {
    let value =
      pair.value.plainText == nil && !pair.value.isNull
      ? "\(pair.value.typePhrase) as a value" : "an empty value"
    return Diagnostic(
      .inclusion, at: pair.span, "axis '\(pair.axis)' can't have \(value)",
      help: ["Write a text, a number, true or false, or the key of a row."])
  }

  fileprivate static func noRow(_ pair: AxisMatch.Pair, _ table: Table) -> Diagnostic {
    let text = pair.texts.first ?? ""
    let nearest = Suggestion.nearest(to: text, among: table.keyTexts.strings)
    let key = table.keyColumn.map { "column '\(table.columnNames[$0])'" } ?? "number"
    return Diagnostic(
      .inclusion, at: pair.span, "axis '\(pair.axis)' has no row '\(text)' to take",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? [])
        + ["A row of '\(table.name)' is known by its \(key); 'where:' may have left it out."])
  }
}
