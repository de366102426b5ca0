// JSON and JSON Lines, read by simdjson, which keeps no places: rows are found in the bytes once,
// and what is inside of a row only where something is wrong with it.

import Diagnostics
import Expressions
import JSON

/// Reads one JSON file into rows or a value.
///
/// As strict as YAML: a name that stands twice in one object, an integer beyond 64 bits and broken
/// UTF-8 are errors at their places. Texts stay as they are: an expression in one isn't evaluated.
struct JSONReader {
  /// What a file holds.
  enum Content {
    /// A list of objects.
    case rows(Rows)
    /// Anything else, an empty list too.
    case value(Value)
  }

  struct Rows {
    var names: [String] = []
    var columns: [Table.Column] = []
    var starts: [UInt32] = []
    var ends: [UInt32] = []
    /// The first of the blank lines at the end.
    var blankTail: SourceSpan?
  }

  private let file: SourceFile.ID
  private let bytes: [UInt8]
  /// Where the text begins, behind a byte order mark.
  private let start: Int
  let places: JSONPlaces
  private var columns = RowColumns()
  private var rows = Rows()
  var diagnostics = DiagnosticList()
  /// Whether the row that is being read has a fault whose place isn't known yet.
  var hasFault = false

  /// Reads a file that is one JSON document.
  ///
  /// - Throws: All faults of the file; the first where it isn't JSON.
  /// - Complexity: O(*n*) in the bytes.
  static func read(
    _ id: SourceFile.ID, in files: SourceFiles
  ) throws(DiagnosticList) -> Content {
    var reader = try JSONReader(id, files)
    let content = reader.document()
    guard let content, !reader.diagnostics.hasErrors else { throw reader.diagnostics }
    return content
  }

  /// Reads a file that has an object on each line.
  ///
  /// - Throws: All faults of the file, of each line the first.
  /// - Complexity: O(*n*) in the bytes.
  static func readLines(
    _ id: SourceFile.ID, in files: SourceFiles
  ) throws(DiagnosticList) -> Rows {
    var reader = try JSONReader(id, files)
    reader.lines()
    guard !reader.diagnostics.hasErrors else { throw reader.diagnostics }
    return reader.finishedRows()
  }

  private init(_ file: SourceFile.ID, _ files: SourceFiles) throws(DiagnosticList) {
    self.file = file
    bytes = files[file].bytes
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    places = JSONPlaces(bytes)
    if let fault = EncodingFault.find(in: files[file], file) {
      throw DiagnosticList([fault.diagnostic])
    }
  }

  private mutating func document() -> Content? {
    guard let root = parsed(start..<bytes.count) else { return nil }
    guard root.kind == .array, root.elements.first(where: { _ in true })?.kind == .object else {
      let value = ValueJSON.value(root, &hasFault)
      if hasFault { reportFaults(root, at: places.value(at: start).lowerBound) }
      return .value(value)
    }
    for (item, range) in zip(root.elements, places.elements(at: start)) { append(item, range) }
    return .rows(finishedRows())
  }

  private mutating func lines() {
    var index = start
    var blank: Int?
    while index < bytes.count {
      let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
      let last = end > index && bytes[end - 1] == 0x0D ? end - 1 : end
      let first = bytes[index..<last].firstIndex { $0 != 0x20 && $0 != 0x09 }
      if let first {
        if let blank { diagnostics.report(.blankRow(span(blank..<blank))) }
        blank = nil
        if let item = parsed(index..<last) { append(item, places.value(at: first)) }
      } else {
        blank = blank ?? index
      }
      index = end + 1
    }
    rows.blankTail = blank.map { span($0..<$0) }
  }

  private mutating func parsed(_ range: Range<Int>) -> JSONValue? {
    do throws(JSONError) {
      return try JSONReader.parse(bytes, range)
    } catch {
      let offset = min(range.lowerBound + (error.offset ?? 0), range.upperBound)
      let end = offset < range.upperBound ? offset + 1 : offset
      diagnostics.report(.json(span(offset..<end), error.text))
      return nil
    }
  }

  private static func parse(
    _ bytes: [UInt8], _ range: Range<Int>
  ) throws(JSONError) -> JSONValue {
    let result = bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(JSONError) in
        try JSONDocument(parsing: UnsafeBufferPointer(rebasing: bytes[range])).root
      }
    }
    return try result.get()
  }

  private mutating func append(_ item: JSONValue, _ range: Range<Int>) {
    guard item.kind == .object else {
      diagnostics.report(.notAnObject(span(range), item.kind))
      return
    }
    for member in item.members {
      guard let column = columns.column(member.name) else {
        hasFault = true
        continue
      }
      if let text = member.value.bytes() {
        column.append(text)
      } else {
        column.append(ValueJSON.value(member.value, &hasFault))
      }
    }
    columns.endRow()
    rows.starts.append(UInt32(range.lowerBound))
    rows.ends.append(UInt32(range.upperBound))
    if hasFault { reportFaults(item, at: range.lowerBound) }
    hasFault = false
  }

  private mutating func finishedRows() -> Rows {
    rows.names = columns.names
    rows.columns = columns.finish()
    return rows
  }

  func span(_ range: Range<Int>) -> SourceSpan {
    SourceSpan(file: file, start: range.lowerBound, end: range.upperBound)
  }
}
