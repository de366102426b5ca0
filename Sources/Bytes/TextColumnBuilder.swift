/// Builds a ``TextColumn`` row by row; a row may be put together from several pieces.
package struct TextColumnBuilder: ~Copyable {
  @usableFromInline let storage: TextStorage

  /// Creates a builder with room for `rows` rows of `bytes` bytes in all; it grows as needed.
  package init(rows: Int = 0, bytes: Int = 0) {
    storage = TextStorage(rows: rows, bytes: bytes)
  }

  /// The rows that are complete.
  @inlinable package var count: Int { storage.count }

  /// The bytes so far of the row that is being put together.
  @inlinable package var pending: UnsafeBufferPointer<UInt8> {
    let start = storage.count == 0 ? 0 : Int(storage.ends[storage.count - 1])
    return UnsafeBufferPointer(start: storage.arena + start, count: storage.byteCount - start)
  }

  /// The bytes of a row that is complete, valid until the next write.
  package func complete(_ row: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(row >= 0 && row < storage.count, "row out of range")
    let start = row == 0 ? 0 : Int(storage.ends[row - 1])
    return UnsafeBufferPointer(start: storage.arena + start, count: Int(storage.ends[row]) - start)
  }

  /// Adds bytes to the pending row.
  @inlinable package mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    storage.reserve(bytes.count)
    (storage.arena + storage.byteCount).update(from: source, count: bytes.count)
    storage.byteCount += bytes.count
  }

  /// Adds one byte to the pending row.
  @inlinable package mutating func write(_ byte: UInt8) {
    storage.reserve(1)
    storage.arena[storage.byteCount] = byte
    storage.byteCount += 1
  }

  /// Adds a text to the pending row.
  @inlinable package mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { write($0) }
  }

  /// Completes the pending row.
  @inlinable package mutating func endRow() {
    precondition(storage.byteCount <= UInt32.max, "a column holds at most 4 GiB")
    if storage.count == storage.capacity { storage.growRows() }
    storage.ends[storage.count] = UInt32(truncatingIfNeeded: storage.byteCount)
    storage.count += 1
  }

  /// Drops the pending bytes behind the first `count`.
  package mutating func truncatePending(to count: Int) {
    precondition(count <= pending.count, "the pending row is shorter")
    storage.byteCount -= pending.count - count
  }

  @inlinable package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    write(bytes)
    endRow()
  }

  @inlinable package mutating func append(_ text: String) {
    write(text)
    endRow()
  }

  /// Appends all rows of `column`.
  package mutating func append(contentsOf column: TextColumn) {
    let shift = storage.byteCount
    precondition(pending.isEmpty, "a row is pending")
    write(UnsafeBufferPointer(start: column.storage.arena, count: column.storage.byteCount))
    for row in 0..<column.count {
      if storage.count == storage.capacity { storage.growRows() }
      storage.ends[storage.count] = column.storage.ends[row] + UInt32(shift)
      storage.count += 1
    }
    precondition(storage.byteCount <= UInt32.max, "a column holds at most 4 GiB")
  }

  /// The column; the builder is spent.
  package consuming func finish() -> TextColumn {
    precondition(pending.isEmpty, "a row is pending")
    return TextColumn(storage: storage)
  }
}
