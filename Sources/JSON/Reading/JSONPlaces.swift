/// Finds where the parts of a JSON text stand that was read without faults.
///
/// Values have no places on the tape: a text is gone through once more where somebody wants to
/// point at a part of it. Texts that aren't JSON give places that mean nothing.
package struct JSONPlaces: Sendable {
  /// A name within an object, with its quotes, and what stands behind it.
  package struct Member: Hashable, Sendable {
    package let name: Range<Int>
    package let value: Range<Int>
  }

  private let bytes: [UInt8]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The value that begins at `start`, or behind the blanks there.
  ///
  /// - Complexity: O(*n*) in its length.
  package func value(at start: Int) -> Range<Int> {
    let start = min(behindBlanks(start), bytes.count)
    var index = start
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x22: index = behindString(index)
      case 0x7B, 0x5B:
        depth += 1
        index += 1
      case 0x7D, 0x5D:
        depth -= 1
        index += 1
      case 0x2C, 0x3A, 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: index = bytes[(index + 1)...].firstIndex(where: JSONPlaces.endsWord) ?? bytes.count
      }
      if depth <= 0 { break }
    }
    return start..<index
  }

  /// The items of the array that begins at `start`.
  ///
  /// - Complexity: O(*n*) in its length.
  package func elements(at start: Int) -> [Range<Int>] {
    var items: [Range<Int>] = []
    var index = behindBlanks(start) + 1
    while let next = nextPart(index) {
      items.append(value(at: next))
      index = items[items.count - 1].upperBound
    }
    return items
  }

  /// The members of the object that begins at `start`, repeated names too.
  ///
  /// - Complexity: O(*n*) in its length.
  package func members(at start: Int) -> [Member] {
    var members: [Member] = []
    var index = behindBlanks(start) + 1
    while let next = nextPart(index) {
      let name = next..<behindString(next)
      let value = value(at: behindBlanks(name.upperBound) + 1)
      members.append(Member(name: name, value: value))
      index = value.upperBound
    }
    return members
  }

  /// The text of a name or string, its escapes undone; nil where no string stands there.
  package func text(of range: Range<Int>) -> String? {
    try? JSONDocument(parsing: Array(bytes[range])).root.string
  }

  /// Where the next item or name begins; nil at the end of what holds them.
  private func nextPart(_ start: Int) -> Int? {
    var index = behindBlanks(start)
    if index < bytes.count, bytes[index] == 0x2C { index = behindBlanks(index + 1) }
    guard index < bytes.count, bytes[index] != 0x5D, bytes[index] != 0x7D else { return nil }
    return index
  }

  private func behindBlanks(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    return index
  }

  private func behindString(_ start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != 0x22 { index += bytes[index] == 0x5C ? 2 : 1 }
    return min(index + 1, bytes.count)
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte <= 0x20 || [0x2C, 0x3A, 0x5D, 0x7D].contains(byte)
  }
}
