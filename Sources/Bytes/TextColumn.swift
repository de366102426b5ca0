// Text of many rows in one arena: the bytes lie behind each other, a row is where the one before
// it ends. Building reallocates one block, reading allocates nothing, and a frozen column is
// immutable, so it may be shared by threads.

/// An immutable column of texts, addressed by row.
///
/// The texts are bytes; whoever builds the column decides whether they are UTF-8. At most
/// 4 GiB of text and 2³² rows.
///
/// Reads through pointers of its own, because a read through the storage would cost a check for
/// exclusive access each time. Unchecked Sendable: nobody writes to the memory any more.
package struct TextColumn: @unchecked Sendable {
  @usableFromInline let storage: TextStorage
  @usableFromInline let arena: UnsafePointer<UInt8>
  @usableFromInline let ends: UnsafePointer<UInt32>
  package let count: Int

  init(storage: TextStorage) {
    self.storage = storage
    arena = UnsafePointer(storage.arena)
    ends = UnsafePointer(storage.ends)
    count = storage.count
  }

  /// A column without rows.
  package init() {
    self.init(storage: TextStorage())
  }

  package init(_ texts: [String]) {
    var builder = TextColumnBuilder()
    for text in texts { builder.append(text) }
    self = builder.finish()
  }

  @inlinable package var isEmpty: Bool { count == 0 }

  /// The bytes of all rows together.
  package var byteCount: Int { storage.byteCount }

  /// The bytes of a row, valid as long as the column (or a copy of it) lives.
  ///
  /// A column that was never given a name may be gone before its bytes are read: bind it first.
  @inlinable package subscript(row: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(row >= 0 && row < count, "row out of range")
    let start = start(of: row)
    return UnsafeBufferPointer(start: arena + start, count: Int(ends[row]) - start)
  }

  @inlinable func start(of row: Int) -> Int { row == 0 ? 0 : Int(ends[row - 1]) }

  /// The row as text, with broken UTF-8 replaced.
  ///
  /// Allocates; not for hot loops.
  package func string(at row: Int) -> String {
    String(decoding: self[row], as: UTF8.self)
  }

  /// A copy of the row's bytes.
  package func array(at row: Int) -> [UInt8] { Array(self[row]) }

  /// Whether the row is empty.
  @inlinable package func isEmpty(at row: Int) -> Bool {
    start(of: row) == Int(ends[row])
  }

  /// All rows as texts.
  package var strings: [String] { (0..<count).map(string(at:)) }
}
