import Diagnostics

extension Diagnostic.Code {
  static let unreadable = Diagnostic.Code("XQ0001", "file can't be read")
  static let blankTail = Diagnostic.Code("XQ1106", "blank rows at the end of a CSV")
  static let dataKey = Diagnostic.Code("XQ1107", "key of a data source can't be used")
  static let dataColumn = Diagnostic.Code("XQ1108", "data source has no such column")
  static let dataCell = Diagnostic.Code("XQ1109", "cell doesn't fit its column's type")
  static let varyingData = Diagnostic.Code("XQ1110", "data depends on what isn't known yet")
}

extension Diagnostic {
  static func unreadable(_ fault: InputFault, _ path: String, at span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      .unreadable, at: span, "'\(path)': \(fault.reason)",
      help: ["Paths start at the folder of the campaign file."])
  }

  static func blankTail(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(.blankTail, .note, at: span, "blank rows from here on were passed over")
  }

  static func varyingData(_ span: SourceSpan, _ name: String) -> Diagnostic {
    Diagnostic(
      .varyingData, at: span, "the rows of '\(name)' may use 'vars', 'inputs' and 'env' only")
  }

  static func unknownKeyColumn(
    _ span: SourceSpan?, _ data: String, _ name: String, _ columns: [String]
  ) -> Diagnostic {
    let nearest = Suggestion.nearest(to: name, among: columns)
    return Diagnostic(
      .dataColumn, at: span, "'\(data)' has no column '\(name)'",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? [])
        + ["Columns: \(columns.joined(separator: ", "))."])
  }

  static func emptyKey(_ span: SourceSpan?, _ data: String, _ column: String) -> Diagnostic {
    Diagnostic(
      .dataKey, at: span, "this row of '\(data)' has no '\(column)'",
      help: ["Every row needs a key of its own; it is what keeps a link the same link."])
  }

  static func repeatedKey(
    _ span: SourceSpan?, _ data: String, _ key: String, first: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      .dataKey, at: span, "'\(key)' is the key of an earlier row of '\(data)' already",
      labels: first.map { [Label($0, "first used here")] } ?? [],
      help: ["Delete one of the rows, or say 'duplicates: first' to take the first of each."])
  }

  static func repeatsPassedOver(_ span: SourceSpan?, _ data: String, count: Int) -> Diagnostic {
    Diagnostic(
      .dataKey, .note, at: span,
      "\(count) rows of '\(data)' repeat a key; the first row of each was taken")
  }

  static func cell(
    _ span: SourceSpan?, _ text: String, _ column: String, _ needs: String, row: Int
  ) -> Diagnostic {
    Diagnostic(
      .dataCell, at: span, "'\(text)' in column '\(column)' of row \(row + 1) is not \(needs)",
      help: ["Correct the cell, or take the column out of 'columns:' to keep it a text."])
  }
}
