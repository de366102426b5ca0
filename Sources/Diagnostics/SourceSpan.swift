/// A half-open range of bytes in one source file.
///
/// Spans are small and carry no text: a ``SourceFiles`` turns them into lines and columns when
/// somebody looks.
package struct SourceSpan: Hashable, Sendable {
  package let file: SourceFile.ID

  /// The first byte, counted from the start of the file.
  package let start: Int

  /// The byte behind the last one.
  package let end: Int

  package init(file: SourceFile.ID, start: Int, end: Int) {
    self.file = file
    self.start = start
    self.end = max(start, end)
  }

  /// The bytes `range` of this span, counted from its start.
  package func part(_ range: Range<Int>) -> SourceSpan {
    SourceSpan(file: file, start: start + range.lowerBound, end: start + range.upperBound)
  }
}

extension SourceSpan: Comparable {
  package static func < (left: SourceSpan, right: SourceSpan) -> Bool {
    (left.file, left.start, left.end) < (right.file, right.start, right.end)
  }
}
