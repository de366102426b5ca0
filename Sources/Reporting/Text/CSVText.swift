/// A CSV text (RFC 4180) that people may open in a spreadsheet or a terminal.
///
/// Each row is one line: controls are shown as escapes. A cell that a spreadsheet would run as a
/// formula gets an apostrophe in front.
struct CSVText {
  private(set) var bytes: [UInt8] = []
  private let lineEnd: [UInt8]
  private var isFirst = true

  /// - Parameter lineEnd: RFC 4180's unless told otherwise.
  init(lineEnd: String = "\r\n") {
    self.lineEnd = Array(lineEnd.utf8)
  }

  /// Adds a cell to the row that is open.
  mutating func add(_ cell: some Collection<UInt8>) {
    add(String(decoding: cell, as: UTF8.self))
  }

  /// Adds a cell to the row that is open.
  mutating func add(_ cell: String) {
    if !isFirst { bytes.append(0x2C) }
    isFirst = false
    let text = Array(TerminalText.line(cell).utf8)
    // A tab at the start is a formula's start too; here it is an escape already.
    let isFormula = text.first.map { Array("=+-@".utf8).contains($0) } ?? false
    // At the start of a line '::' would be a command of a GitHub workflow.
    guard isFormula || text.first == 0x3A || text.contains(where: { $0 == 0x2C || $0 == 0x22 })
    else {
      bytes += text
      return
    }
    bytes.append(0x22)
    if isFormula { bytes.append(0x27) }
    for byte in text {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  mutating func endRow() {
    bytes += lineEnd
    isFirst = true
  }
}

extension CSVText {
  /// A header: the named columns, then one for each dimension.
  ///
  /// A dimension that is called like a column is told apart by `dimension_` in front.
  mutating func addHeader(_ columns: [String], dimensions: [String]) {
    for name in columns { add(name) }
    for name in dimensions { add(columns.contains(name) ? "dimension_\(name)" : name) }
    endRow()
  }
}
