/// The bytes of one input and the name that people know it by.
package struct SourceFile: Sendable {
  /// A file's number within its ``SourceFiles``.
  package struct ID: Hashable, Comparable, Sendable {
    package let index: Int

    package init(index: Int) {
      self.index = index
    }

    package static func < (left: ID, right: ID) -> Bool { left.index < right.index }
  }

  /// A place as editors count it.
  package struct Position: Hashable, Sendable {
    /// From 1.
    package let line: Int
    /// From 1, in code points; a leading byte order mark is not counted.
    package let column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// The path as shown, relative to the root of the user's repository.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The line and column of the byte at `offset`; the end of the file for anything behind it.
  ///
  /// - Complexity: O(*n*) in the offset. Meant for the few places that are shown.
  package func position(at offset: Int) -> Position {
    let end = min(offset, bytes.count)
    let line = bytes[..<end].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    let start = lineRange(at: end).lowerBound
    let points = bytes[start..<max(start, end)].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return Position(line: line, column: points + 1)
  }

  /// The bytes of the line that holds `offset`, without its line break and byte order mark.
  package func lineRange(at offset: Int) -> Range<Int> {
    let offset = min(offset, bytes.count)
    var start = offset
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, end) }
    return start..<end
  }
}

/// The inputs of one run, each with a number that spans can carry.
package struct SourceFiles: Sendable {
  private var files: [SourceFile] = []

  package init() {}

  /// Adds an input; the same path added twice gives two files.
  package mutating func add(path: String, bytes: [UInt8]) -> SourceFile.ID {
    files.append(SourceFile(path: path, bytes: bytes))
    return SourceFile.ID(index: files.count - 1)
  }

  package subscript(id: SourceFile.ID) -> SourceFile { files[id.index] }

  /// The inputs in the order in which they were added.
  package var all: [SourceFile] { files }

  /// The text that `span` covers, with broken UTF-8 replaced.
  package func text(_ span: SourceSpan) -> String {
    let bytes = self[span.file].bytes
    let start = min(span.start, bytes.count)
    return String(decoding: bytes[start..<min(max(start, span.end), bytes.count)], as: UTF8.self)
  }
}
