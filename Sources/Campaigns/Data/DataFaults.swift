import Diagnostics
import JSON

extension Diagnostic.Code {
  static let blankTail = Diagnostic.Code("XQ1106", "blank rows at the end of data")
  static let dataKey = Diagnostic.Code("XQ1107", "key of a data source can't be used")
  static let dataColumn = Diagnostic.Code("XQ1108", "data source has no such column")
  static let dataCell = Diagnostic.Code("XQ1109", "cell doesn't fit its column's type")
  static let noRows = Diagnostic.Code("XQ1110", "data has no rows to choose from")
  static let json = Diagnostic.Code("XQ1112", "data is not JSON that can be read")
  static let repeatedMember = Diagnostic.Code("XQ1113", "JSON object has a name twice")
}

extension Diagnostic {
  static func blankTail(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(.blankTail, .note, at: span, "blank rows from here on were passed over")
  }

  /// - Parameter span: Of the first field that needs rows.
  static func noRows(_ span: SourceSpan, _ data: String) -> Diagnostic {
    Diagnostic(
      .noRows, at: span, "'\(data)' is no list of mappings, and has no rows or columns",
      help: ["Leave 'key', 'columns', 'where' and 'duplicates' out, or give it rows of mappings."])
  }

  static func unknownColumn(
    _ span: SourceSpan?, _ data: String, _ name: String, _ columns: [String]
  ) -> Diagnostic {
    let nearest = Suggestion.nearest(to: name, among: columns)
    return Diagnostic(
      .dataColumn, at: span, "'\(data)' has no column '\(name)'",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? [])
        + ["Columns: \(columns.joined(separator: ", "))."])
  }

  /// - Parameter rows: The numbers of the rows, one at least.
  static func keylessRows(
    _ span: SourceSpan?, _ data: String, _ column: String, _ rows: [Int]
  ) -> Diagnostic {
    let others = rows.count == 1 ? "" : "; it is missing in \(numbers(rows.dropFirst())) too"
    return Diagnostic(
      .dataKey, at: span, "this row of '\(data)' has no '\(column)'" + others,
      help: ["Every row needs a key of its own; it is what keeps a link the same link."])
  }

  /// - Parameter repeats: Keys and numbers of the rows, one at least.
  static func repeatedKeys(
    _ span: SourceSpan?, _ data: String, _ repeats: [(key: String, row: Int)], first: SourceSpan?
  ) -> Diagnostic {
    let examples = repeats.dropFirst().prefix(10).map { "'\($0.key)' in row \($0.row)" }
    let rest = repeats.count > 11 ? ", …" : ""
    return Diagnostic(
      .dataKey, at: span,
      "'\(repeats[0].key)' is the key of an earlier row of '\(data)' already"
        + (repeats.count == 1 ? "" : "; \(repeats.count) rows repeat a key"),
      labels: first.map { [Label($0, "first used here")] } ?? [],
      help: (examples.isEmpty ? [] : ["The others: \(examples.joined(separator: ", "))\(rest)."])
        + ["Delete the rows, or say 'duplicates: first' to take the first of each."])
  }

  /// - Parameter rows: The numbers of the rows.
  static func repeatsPassedOver(
    _ span: SourceSpan?, _ data: String, _ rows: [Int]
  ) -> Diagnostic {
    Diagnostic(
      .dataKey, .note, at: span,
      rows.count == 1
        ? "row \(rows[0]) of '\(data)' repeats a key and was passed over"
        : "\(rows.count) rows of '\(data)' repeat a key and were passed over: "
          + numbers(rows[...]))
  }

  /// `rows 4, 5, 6, …`.
  private static func numbers(_ rows: ArraySlice<Int>) -> String {
    let shown = rows.prefix(10).map { String($0) }.joined(separator: ", ")
    return "\(rows.count == 1 ? "row" : "rows") \(shown)"
      + (rows.count > 10 ? ", … (\(rows.count) in all)" : "")
  }

  static func cell(
    _ span: SourceSpan?, _ text: String, _ column: String, _ needs: String
  ) -> Diagnostic {
    Diagnostic(
      .dataCell, at: span, "'\(text)' in column '\(column)' is not \(needs)",
      help: ["Correct the cell, or take the column out of 'columns:' to keep it as it is."])
  }

  static func json(_ span: SourceSpan, _ text: String) -> Diagnostic {
    Diagnostic(
      .json, at: span, text,
      help: ["Correct the file where it was made; a long code has to stand in double quotes."])
  }

  static func repeatedMember(
    _ span: SourceSpan, _ name: String, first: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .repeatedMember, at: span, "'\(name)' is named twice in one object",
      labels: [Label(first, "first named here")],
      help: ["Delete one of them, or give it another name."])
  }

  static func notAnObject(_ span: SourceSpan, _ kind: JSONValue.Kind) -> Diagnostic {
    Diagnostic(
      .wrongShape, at: span,
      "every row of JSON data is an object, and here is \(kind.phrase)",
      help: ["Write {\"name\": value, …} for each row."])
  }
}

extension JSONValue.Kind {
  fileprivate var phrase: String {
    switch self {
    case .object: "an object"
    case .array: "a list"
    case .string: "a text"
    case .number: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }
}
