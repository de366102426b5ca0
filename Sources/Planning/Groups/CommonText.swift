/// What many texts begin and end with, cut where words of a URL begin and end.
package struct CommonText: Hashable, Sendable {
  package let start: String

  /// Empty where all texts are equal: then ``start`` is all of them.
  package let end: String

  /// Whether all texts are equal.
  package let isWhole: Bool

  init(start: String, end: String, isWhole: Bool) {
    self.start = start
    self.end = end
    self.isWhole = isWhole
  }

  /// Whether nothing is said.
  package var isEmpty: Bool { start.isEmpty && end.isEmpty }

  /// The same without the end that all texts share, where they aren't equal.
  var withoutEnd: CommonText { CommonText(start: start, end: "", isWhole: isWhole) }
}

/// Takes texts one by one and keeps what all of them have in common.
///
/// Allocates for the first text alone.
struct CommonTextFold {
  private var first: [UInt8] = []
  private var start = 0
  private var end = 0
  private var shortest = Int.max
  private var isWhole = true

  /// - Complexity: O(*n*) in what is still common.
  mutating func add(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    guard shortest < .max else {
      first = Array(text)
      (start, end, shortest) = (first.count, first.count, first.count)
      return
    }
    let most = min(start, text.count)
    var length = 0
    while length < most, first[length] == text[text.startIndex + length] { length += 1 }
    if length < first.count || text.count != first.count { isWhole = false }
    start = length
    let least = min(end, text.count)
    length = 0
    while length < least, first[first.count - 1 - length] == text[text.endIndex - 1 - length] {
      length += 1
    }
    end = length
    shortest = min(shortest, text.count)
  }

  var common: CommonText {
    if isWhole {
      return CommonText(start: String(decoding: first, as: UTF8.self), end: "", isWhole: true)
    }
    var head = min(start, shortest)
    while head > 0, !isSeparator(first[head - 1]) { head -= 1 }
    var tail = first.count - min(end, shortest - head)
    while tail < first.count, !isSeparator(first[tail]) { tail += 1 }
    return CommonText(
      start: String(decoding: first[..<head], as: UTF8.self),
      end: String(decoding: first[tail...], as: UTF8.self), isWhole: false)
  }
}

/// Whether a byte stands between the words of a URL.
func isSeparator(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x2F, 0x3F, 0x26, 0x23, 0x3D, 0x2E, 0x3A: true
  default: false
  }
}
