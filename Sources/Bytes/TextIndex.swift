/// Finds the first row of a column that holds a text, in constant time.
///
/// Open addressing over row numbers; the column keeps the texts.
package struct TextIndex: Sendable {
  package let column: TextColumn
  private var slots: [UInt32]
  private let mask: Int

  /// A row whose text stands in an earlier row already.
  package struct Repeat: Hashable, Sendable {
    package let first: Int
    package let row: Int
  }

  /// Each row that repeats an earlier one, in row order.
  package private(set) var repeats: [Repeat] = []

  /// - Complexity: O(*n*); four to eight bytes of memory a row and a half.
  package init(_ column: TextColumn) {
    self.column = column
    var size = 16
    while size < column.count * 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    mask = size - 1
    for row in 0..<column.count {
      let slot = slot(of: column[row])
      if slots[slot] == 0 {
        slots[slot] = UInt32(row + 1)
      } else {
        repeats.append(Repeat(first: Int(slots[slot]) - 1, row: row))
      }
    }
  }

  package func row(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    let row = slots[slot(of: text)]
    return row == 0 ? nil : Int(row) - 1
  }

  package func row(of text: String) -> Int? {
    var text = text
    return text.withUTF8 { row(of: $0) }
  }

  /// The rows of another column in this one, -1 where absent.
  ///
  /// - Complexity: O(*n*).
  package func rows(of texts: TextColumn) -> [Int32] {
    (0..<texts.count).map { index in
      row(of: texts[index]).map { Int32($0) } ?? -1
    }
  }

  private func slot(of text: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = Int(truncatingIfNeeded: hash(text)) & mask
    while slots[slot] != 0, !areEqual(column[Int(slots[slot]) - 1], text) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// A fixed multiply–xor hash over eight bytes at a time.
  ///
  /// Results never depend on it, so it needs no seed; inputs are the user's own files.
  private func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index + 8 <= text.count, let base = text.baseAddress {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
      hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      index += 8
    }
    var word: UInt64 = 0
    while index < text.count {
      word = word << 8 | UInt64(text[index])
      index += 1
    }
    hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
    return hash ^ (hash >> 29)
  }
}
