// RFC 4180, read strictly and with positions. Nothing is repaired silently: a row with too few or
// too many cells, a quote in the wrong place and broken UTF-8 are errors at their cell.

import Bytes
import Diagnostics

/// Reads one CSV file into columns of texts.
struct CSVReader {
  /// What a file holds.
  struct Content {
    var header: [Cell] = []
    var columns: [TextColumn] = []
    var starts: [UInt32] = []
    var ends: [UInt32] = []
    /// As declared or found.
    var delimiter: UInt8
    /// The first of the blank rows at the end.
    var blankTail: SourceSpan?
  }

  /// A name in the header.
  struct Cell {
    let text: String
    let span: SourceSpan
  }

  private let file: SourceFile.ID
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private var index: Int
  private var diagnostics = DiagnosticList()
  private var hasBareReturn = false

  /// Reads all rows.
  ///
  /// - Parameter delimiter: As declared; nil takes the commonest of `,` `;` tab in the header.
  /// - Throws: All faults of the file.
  /// - Complexity: O(*n*) in the bytes.
  static func read(
    _ id: SourceFile.ID, in files: SourceFiles, delimiter: UInt8?
  ) throws(DiagnosticList) -> Content {
    if let fault = EncodingFault.find(in: files[id], id) {
      throw DiagnosticList([fault.diagnostic])
    }
    let result = files[id].bytes.withUnsafeBufferPointer { bytes in
      var reader = CSVReader(id, bytes, delimiter)
      let content = reader.content()
      return (content, reader.diagnostics)
    }
    guard !result.1.hasErrors else { throw result.1 }
    return result.0
  }

  private init(_ file: SourceFile.ID, _ bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8?) {
    self.file = file
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.delimiter = delimiter ?? CSVReader.sniffed(bytes.dropFirst(index))
  }

  private static func sniffed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8 {
    var counts: [(UInt8, Int)] = [(0x2C, 0), (0x3B, 0), (0x09, 0)]
    var isQuoted = false
    for byte in bytes {
      if byte == 0x22 { isQuoted.toggle() }
      if byte == 0x0A, !isQuoted { break }
      guard !isQuoted else { continue }
      for position in counts.indices where counts[position].0 == byte {
        counts[position].1 += 1
      }
    }
    return counts.reduce(counts[0]) { $1.1 > $0.1 ? $1 : $0 }.0
  }

  private mutating func content() -> Content {
    var content = Content(delimiter: delimiter)
    content.header = header()
    guard !content.header.isEmpty, !hasBareReturn else { return content }
    var builder = CSVColumns(count: content.header.count, bytes: bytes.count)
    var blank: Int?
    while index < bytes.count {
      let start = index
      if isLineEnd() {
        blank = blank ?? start
        skipLineEnd()
        continue
      }
      if let first = blank {
        diagnostics.report(.blankRow(SourceSpan(file: file, start: first, end: first)))
        blank = nil
      }
      let known = diagnostics.errorCount
      let cells = row(into: &builder)
      content.starts.append(UInt32(start))
      content.ends.append(UInt32(lineEnd(before: index)))
      if cells != content.header.count, diagnostics.errorCount == known {
        let span = SourceSpan(file: file, start: start, end: lineEnd(before: index))
        diagnostics.report(.raggedRow(span, cells: cells, expected: content.header.count))
      }
      builder.endRow(cells: cells)
    }
    content.blankTail = blank.map { SourceSpan(file: file, start: $0, end: $0) }
    content.columns = builder.finish()
    return content
  }

  private mutating func header() -> [Cell] {
    var cells: [Cell] = []
    var known: [String: SourceSpan] = [:]
    guard index < bytes.count, !isLineEnd() else {
      diagnostics.report(.noHeader(SourceSpan(file: file, start: 0, end: 0)))
      return []
    }
    var hasNext = true
    while hasNext {
      var builder = TextColumnBuilder()
      let start = index
      hasNext = cell(into: &builder)
      let end = hasNext ? index - 1 : lineEnd(before: index)
      builder.endRow()
      let span = SourceSpan(file: file, start: start, end: end)
      let text = builder.finish().string(at: 0)
      if text.isEmpty {
        diagnostics.report(.emptyHeader(span))
      } else if let first = known[text] {
        diagnostics.report(.repeatedHeader(span, text, first: first))
      } else {
        known[text] = span
      }
      cells.append(Cell(text: text, span: span))
    }
    return cells
  }

  /// Reads a row; cells beyond the header's are dropped, and counted.
  private mutating func row(into columns: inout CSVColumns) -> Int {
    var cells = 0
    var hasNext = true
    while hasNext {
      if cells < columns.count {
        hasNext = cell(into: &columns.builders[cells])
        columns.builders[cells].endRow()
      } else {
        var overflow = TextColumnBuilder()
        hasNext = cell(into: &overflow)
      }
      cells += 1
    }
    return cells
  }

  /// Reads a cell and what ends it.
  ///
  /// - Returns: Whether a delimiter follows the cell.
  private mutating func cell(into builder: inout TextColumnBuilder) -> Bool {
    if index < bytes.count, bytes[index] == 0x22 { return quotedCell(into: &builder) }
    let start = index
    var hasQuote = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == delimiter || byte == 0x0A { break }
      if byte == 0x22, !hasQuote {
        diagnostics.report(.strayQuote(SourceSpan(file: file, start: index, end: index + 1)))
        hasQuote = true
      }
      if byte == 0x0D { checkReturn() }
      index += 1
    }
    builder.write(UnsafeBufferPointer(rebasing: bytes[start..<cellEnd(from: start)]))
    return skipSeparator()
  }

  /// Reports the first carriage return that ends no line: there may be one for each line.
  private mutating func checkReturn() {
    guard !isLineEnd(), !hasBareReturn else { return }
    hasBareReturn = true
    diagnostics.report(.bareReturn(SourceSpan(file: file, start: index, end: index + 1)))
  }

  /// Where an unquoted cell ends: the `\r` of a line break is not part of it.
  private func cellEnd(from start: Int) -> Int {
    let isLast = index == bytes.count || bytes[index] == 0x0A
    return isLast && index > start && bytes[index - 1] == 0x0D ? index - 1 : index
  }

  private mutating func quotedCell(into builder: inout TextColumnBuilder) -> Bool {
    let open = index
    index += 1
    while true {
      let start = index
      while index < bytes.count, bytes[index] != 0x22 { index += 1 }
      builder.write(UnsafeBufferPointer(rebasing: bytes[start..<index]))
      guard index < bytes.count else {
        diagnostics.report(.openQuote(SourceSpan(file: file, start: open, end: open + 1)))
        return false
      }
      index += 1
      guard index < bytes.count, bytes[index] == 0x22 else { break }
      builder.write(0x22)
      index += 1
    }
    if index < bytes.count, bytes[index] != delimiter, !isLineEnd() {
      let span = SourceSpan(file: file, start: index, end: index + 1)
      diagnostics.report(.textBehindQuote(span))
      while index < bytes.count, bytes[index] != delimiter, bytes[index] != 0x0A { index += 1 }
    }
    return skipSeparator()
  }

  private mutating func skipSeparator() -> Bool {
    guard index < bytes.count else { return false }
    if bytes[index] == delimiter {
      index += 1
      return true
    }
    skipLineEnd()
    return false
  }

  private func isLineEnd() -> Bool {
    bytes[index] == 0x0A
      || (bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] == 0x0A))
  }

  private mutating func skipLineEnd() {
    if index < bytes.count, bytes[index] == 0x0D { index += 1 }
    if index < bytes.count, bytes[index] == 0x0A { index += 1 }
  }

  /// The end of the line whose break ends at `offset`.
  private func lineEnd(before offset: Int) -> Int {
    var end = offset
    if end > 0, bytes[end - 1] == 0x0A { end -= 1 }
    if end > 0, bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }
}
