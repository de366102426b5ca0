import Diagnostics

/// Finds the cells of one row of a CSV file that was read without faults.
///
/// Cells have no places of their own in a table: a row is gone through once more where something
/// is wrong with one of its cells.
struct CSVCells {
  let bytes: [UInt8]
  let delimiter: UInt8

  /// The place of a cell, quotes included.
  ///
  /// - Parameter number: From 0.
  /// - Complexity: O(*n*) in the length of the row.
  func span(of number: Int, in row: SourceSpan) -> SourceSpan {
    var index = row.start
    var cell = 0
    while true {
      let start = index
      index = end(from: start, row.end)
      if cell == number || index >= row.end {
        return SourceSpan(file: row.file, start: start, end: index)
      }
      index += 1
      cell += 1
    }
  }

  private func end(from start: Int, _ limit: Int) -> Int {
    guard start < limit, bytes[start] == 0x22 else {
      return bytes[start..<limit].firstIndex(of: delimiter) ?? limit
    }
    var index = start + 1
    while index < limit {
      if bytes[index] == 0x22 {
        guard index + 1 < limit, bytes[index + 1] == 0x22 else { return index + 1 }
        index += 1
      }
      index += 1
    }
    return limit
  }
}
