// Text of many rows in one arena: the bytes lie behind each other, a row is where the one before
// it ends. Building reallocates one block, reading allocates nothing, and a frozen column is
// immutable, so it may be shared by threads.

import Glibc

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

  /// Whether the row is empty.
  @inlinable package func isEmpty(at row: Int) -> Bool {
    start(of: row) == Int(ends[row])
  }

  /// All rows as texts.
  package var strings: [String] { (0..<count).map(string(at:)) }
}

/// The memory behind a column and its builder.
///
/// Sendable because a builder owns it alone until `finish`, and nothing writes after that.
@usableFromInline final class TextStorage: @unchecked Sendable {
  @usableFromInline var arena: UnsafeMutablePointer<UInt8>
  @usableFromInline var byteCount = 0
  @usableFromInline var byteCapacity: Int
  @usableFromInline var ends: UnsafeMutablePointer<UInt32>
  @usableFromInline var count = 0
  @usableFromInline var capacity: Int

  @usableFromInline init(rows: Int = 0, bytes: Int = 0) {
    capacity = max(rows, 8)
    byteCapacity = max(bytes, 64)
    arena = TextStorage.resized(nil, to: byteCapacity)
    ends = TextStorage.resized(nil, to: capacity)
  }

  deinit {
    free(arena)
    free(ends)
  }

  @inlinable func reserve(_ more: Int) {
    if byteCount + more > byteCapacity { growArena(more) }
  }

  @usableFromInline func growArena(_ more: Int) {
    byteCapacity = max(byteCapacity * 2, byteCount + more)
    arena = TextStorage.resized(arena, to: byteCapacity)
  }

  @usableFromInline func growRows() {
    capacity *= 2
    ends = TextStorage.resized(ends, to: capacity)
  }

  @usableFromInline static func resized<Element>(
    _ block: UnsafeMutablePointer<Element>?, to count: Int
  ) -> UnsafeMutablePointer<Element> {
    guard let block = realloc(block, count * MemoryLayout<Element>.stride) else {
      preconditionFailure("out of memory")
    }
    return block.assumingMemoryBound(to: Element.self)
  }
}
