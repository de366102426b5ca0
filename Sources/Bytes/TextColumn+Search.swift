import Glibc

extension TextColumn {
  /// The rows in which a text occurs, in order, each once.
  ///
  /// - Parameter text: Not empty; quickest where its first byte is rare.
  /// - Complexity: O(*n*) in the bytes.
  package func rows(containing text: String) -> [Int] {
    let wanted = Array(text.utf8)
    var rows: [Int] = []
    var row = 0
    var position = 0
    while position + wanted.count <= byteCount,
      let found = memchr(arena + position, Int32(wanted[0]), byteCount - position)
    {
      let start = UnsafeRawPointer(arena).distance(to: UnsafeRawPointer(found))
      while Int(ends[row]) <= start { row += 1 }
      // What begins in one row and ends in the next stands in neither.
      if start + wanted.count <= Int(ends[row]), memcmp(found, wanted, wanted.count) == 0 {
        rows.append(row)
        position = Int(ends[row])
      } else {
        position = start + 1
      }
    }
    return rows
  }
}
