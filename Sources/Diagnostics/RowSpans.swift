/// The places of many rows in one file, such as the records of a CSV.
package struct RowSpans: Sendable {
  package let file: SourceFile.ID?
  private let starts: [UInt32]
  private let ends: [UInt32]

  /// No places.
  package init() {
    file = nil
    starts = []
    ends = []
  }

  package init(file: SourceFile.ID, starts: [UInt32], ends: [UInt32]) {
    self.file = file
    self.starts = starts
    self.ends = ends
  }

  package var isEmpty: Bool { file == nil }

  package subscript(row: Int) -> SourceSpan? {
    guard let file else { return nil }
    return SourceSpan(file: file, start: Int(starts[row]), end: Int(ends[row]))
  }

  /// The places of the rows `kept`.
  package func selecting(_ kept: [Int]) -> RowSpans {
    guard let file else { return self }
    return RowSpans(file: file, starts: kept.map { starts[$0] }, ends: kept.map { ends[$0] })
  }
}
