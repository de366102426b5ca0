import Glibc

/// The memory behind a column and its builder.
///
/// Sendable because a builder owns it alone until `finish`, and nothing writes after that. Its
/// fields lie behind a pointer instead of in the object: stored properties of a class that another
/// module writes are checked for overlapping access at run time, for every byte that is appended.
@usableFromInline final class TextStorage: @unchecked Sendable {
  @usableFromInline struct Fields {
    @usableFromInline var arena: UnsafeMutablePointer<UInt8>
    @usableFromInline var byteCount = 0
    @usableFromInline var byteCapacity: Int
    @usableFromInline var ends: UnsafeMutablePointer<UInt32>
    @usableFromInline var count = 0
    @usableFromInline var capacity: Int
  }

  @usableFromInline let fields: UnsafeMutablePointer<Fields>

  @usableFromInline init(rows: Int = 0, bytes: Int = 0) {
    let (capacity, byteCapacity) = (max(rows, 8), max(bytes, 64))
    fields = .allocate(capacity: 1)
    fields.initialize(
      to: Fields(
        arena: TextStorage.resized(nil, to: byteCapacity), byteCapacity: byteCapacity,
        ends: TextStorage.resized(nil, to: capacity), capacity: capacity))
  }

  deinit {
    free(arena)
    free(ends)
    fields.deallocate()
  }

  @inlinable var arena: UnsafeMutablePointer<UInt8> { fields.pointee.arena }

  @inlinable var byteCount: Int {
    get { fields.pointee.byteCount }
    set { fields.pointee.byteCount = newValue }
  }

  @inlinable var ends: UnsafeMutablePointer<UInt32> { fields.pointee.ends }

  @inlinable var count: Int {
    get { fields.pointee.count }
    set { fields.pointee.count = newValue }
  }

  @inlinable var capacity: Int { fields.pointee.capacity }

  @inlinable func start(of row: Int) -> Int { row == 0 ? 0 : Int(ends[row - 1]) }

  @inlinable func end(of row: Int) -> Int { Int(ends[row]) }

  @inlinable func bytes(at row: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(row >= 0 && row < count, "row out of range")
    let start = start(of: row)
    return UnsafeBufferPointer(start: arena + start, count: Int(ends[row]) - start)
  }

  @inlinable func reserve(_ more: Int) {
    if byteCount + more > fields.pointee.byteCapacity { growArena(more) }
  }

  @usableFromInline func growArena(_ more: Int) {
    let capacity = max(fields.pointee.byteCapacity * 2, byteCount + more)
    fields.pointee.byteCapacity = capacity
    fields.pointee.arena = TextStorage.resized(arena, to: capacity)
  }

  @usableFromInline func growRows() {
    fields.pointee.capacity *= 2
    fields.pointee.ends = TextStorage.resized(ends, to: capacity)
  }

  private static func resized<Element>(
    _ block: UnsafeMutablePointer<Element>?, to count: Int
  ) -> UnsafeMutablePointer<Element> {
    guard let block = realloc(block, count * MemoryLayout<Element>.stride) else {
      preconditionFailure("out of memory")
    }
    return block.assumingMemoryBound(to: Element.self)
  }
}
