import Diagnostics

extension Diagnostic.Code {
  static let csvShape = Diagnostic.Code("XQ1101", "CSV row has another number of cells")
  static let csvQuote = Diagnostic.Code("XQ1102", "CSV quote in the wrong place")
  static let encoding = Diagnostic.Code("XQ1103", "data is not UTF-8")
  static let csvHeader = Diagnostic.Code("XQ1104", "CSV header can't be used")
  static let csvLineEnd = Diagnostic.Code("XQ1111", "CSV has line ends of another kind")
  static let csvBlankRow = Diagnostic.Code("XQ1105", "blank row in data")
}

extension Diagnostic {
  static func raggedRow(_ span: SourceSpan, cells: Int, expected: Int) -> Diagnostic {
    Diagnostic(
      .csvShape, at: span, "this row has \(cells) cells, the header has \(expected)",
      help: [
        cells > expected
          ? "A cell that contains the delimiter has to stand in double quotes."
          : "Write an empty cell for each value that is missing."
      ])
  }

  static func strayQuote(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .csvQuote, at: span, "a quote inside a cell that doesn't begin with one",
      help: ["Put the whole cell in double quotes and write the quote twice: \"a \"\"b\"\" c\"."])
  }

  static func openQuote(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .csvQuote, at: span, "this quote is never closed",
      help: ["Close the cell with a double quote before the delimiter or the end of its row."])
  }

  static func textBehindQuote(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .csvQuote, at: span, "text behind the closing quote of a cell",
      help: ["Write a quote inside a quoted cell twice."])
  }

  static func bareReturn(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .csvLineEnd, at: span, "a carriage return without a line feed",
      help: ["Save the file with line ends of Unix or Windows, or put the cell in double quotes."])
  }

  static func noHeader(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .csvHeader, at: span, "the file has no header",
      help: ["The first line has to name the columns."])
  }

  static func emptyHeader(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .csvHeader, at: span, "a column without a name",
      help: ["Name the column, or delete it; a delimiter at the end of the header makes one too."])
  }

  static func repeatedHeader(_ span: SourceSpan, _ name: String, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .csvHeader, at: span, "column '\(name)' is named twice",
      labels: [Label(first, "first named here")], help: ["Give one of them another name."])
  }

  static func blankRow(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .csvBlankRow, at: span, "a blank row between rows of data",
      help: ["Delete it. Blank rows are passed over only at the end of a file."])
  }
}
