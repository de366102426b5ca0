import Diagnostics

/// One line of a file as a terminal shows it, with the columns of its bytes.
///
/// Tabs are spread to blanks, so that a mark below stands right at any tab width. A long line is cut
/// on both sides of the place that matters.
struct SourceLine {
  private struct Cell {
    let text: String
    let columns: Int
    let end: Int
  }

  /// The most columns of source that are shown.
  private static let limit = 100
  /// The columns kept before the place, where a line is cut before it.
  private static let lead = 40
  /// The bytes around the place that are looked at, however long the line is.
  private static let reach = 1_000
  private static let tabStop = 4

  /// From 1.
  let number: Int
  let text: String
  /// Whether something is missing on either side.
  let isCut: Bool
  private let start: Int
  private let leadingColumns: Int
  private let cells: [Cell]

  /// The line that holds the first byte of `span`.
  init(_ span: SourceSpan, in file: SourceFile) {
    number = file.position(at: span.start).line
    let whole = file.lineRange(at: span.start)
    let place = min(max(span.start, whole.lowerBound), whole.upperBound)
    let near = Self.near(place, in: whole, of: file.bytes)
    let cells = Self.cells(file.bytes, near)
    let before = cells.prefix { $0.end <= place }
    let marked = cells[before.count...].prefix { $0.end <= span.end }
    let lead = before.reduce(0) { $0 + $1.columns }
    let fits = lead + marked.reduce(0) { $0 + $1.columns } < Self.limit
    var first = 0
    if !fits || near.lowerBound > whole.lowerBound {
      var columns = lead
      while first < before.count, columns > Self.lead {
        columns -= cells[first].columns
        first += 1
      }
    }
    let isCutBefore = first > 0 || near.lowerBound > whole.lowerBound
    leadingColumns = isCutBefore ? 1 : 0
    var last = first
    var used = leadingColumns
    while last < cells.count, used + cells[last].columns <= Self.limit {
      used += cells[last].columns
      last += 1
    }
    let isCutBehind = last < cells.count || near.upperBound < whole.upperBound
    start = first == 0 ? near.lowerBound : cells[first - 1].end
    self.cells = Array(cells[first..<last])
    isCut = isCutBefore || isCutBehind
    text =
      (isCutBefore ? "…" : "") + cells[first..<last].map(\.text).joined()
      + (isCutBehind ? "…" : "")
  }

  /// The blanks before a mark below `span` and the length of the mark, at least 1.
  ///
  /// Of a span over several lines the part in this one is marked.
  func mark(_ span: SourceSpan) -> (indent: Int, length: Int) {
    var indent = leadingColumns
    var length = 0
    var place = start
    for cell in cells {
      if cell.end <= span.start {
        indent += cell.columns
      } else if place < span.end {
        length += cell.columns
      }
      place = cell.end
    }
    return (indent, max(length, 1))
  }

  /// The bytes of `line` near `place`, from the start of a character on.
  private static func near(_ place: Int, in line: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var start = max(line.lowerBound, place - reach)
    while start < place, bytes[start] & 0xC0 == 0x80 { start += 1 }
    return start..<min(line.upperBound, place + reach)
  }

  private static func cells(_ bytes: [UInt8], _ range: Range<Int>) -> [Cell] {
    var cells: [Cell] = []
    var columns = 0
    var next = range.lowerBound
    while next < range.upperBound {
      let cell: Cell
      if bytes[next] == UInt8(ascii: "\t") {
        let width = tabStop - columns % tabStop
        cell = Cell(
          text: String(repeating: " ", count: width), columns: width, end: next + 1)
      } else {
        var decoder = UTF8()
        var rest = bytes[next..<min(next + 4, bytes.count)].makeIterator()
        if case .scalarValue(let scalar) = decoder.decode(&rest) {
          let shown = TerminalText.shown(scalar)
          cell = Cell(
            text: shown.text, columns: shown.columns, end: next + UTF8.width(scalar))
        } else {
          cell = Cell(
            text: "\\x" + TerminalText.hex(UInt32(bytes[next]), 2), columns: 4, end: next + 1)
        }
      }
      cells.append(cell)
      columns += cell.columns
      next = cell.end
    }
    return cells
  }
}
