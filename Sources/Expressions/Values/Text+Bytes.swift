// CEL compares strings by code point. Swift's own `==` and `<` work on canonical equivalence, so
// nothing in this target may use them on users' texts.

extension String {
  /// Whether both texts have the same code points.
  func isSame(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    // Buffers are compared in half the time that the views take.
    return utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in left.elementsEqual(right) }
    }.flatMap(\.self) ?? utf8.elementsEqual(other.utf8)
  }

  /// Whether this text comes first in the order of code points.
  func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}

/// A text as a dictionary key, by code point.
struct TextKey: Hashable {
  let text: String

  static func == (left: TextKey, right: TextKey) -> Bool { left.text.isSame(as: right.text) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
