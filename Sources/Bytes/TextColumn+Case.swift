extension TextColumn {
  /// The same texts with the letters A–Z in lower case; the column itself where they are already.
  ///
  /// - Complexity: O(*n*) in the bytes.
  package func lowered() -> TextColumn {
    guard hasUpperCase else { return self }
    var builder = TextColumnBuilder(rows: count, bytes: byteCount)
    for row in 0..<count {
      for byte in self[row] { builder.write((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
      builder.endRow()
    }
    return builder.finish()
  }

  /// Whether a letter A–Z occurs anywhere.
  package var hasUpperCase: Bool {
    for index in 0..<storage.byteCount where (0x41...0x5A).contains(storage.arena[index]) {
      return true
    }
    return false
  }
}
