/// A pattern that a text matches whole: `*` stands for any characters, `?` for one.
package struct GlobPattern: Hashable, Sendable {
  package let text: String
  private let bytes: [UInt8]

  package init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  /// Whether it matches more than itself.
  package var hasWildcards: Bool { bytes.contains { GlobPattern.isWildcard($0) } }

  package func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { matches($0) }
  }

  /// Whether UTF-8 matches; each star is tried from short to long.
  ///
  /// - Complexity: O(*n* × *m*) in text and pattern, and linear for patterns with one star.
  package func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var (place, mark) = (0, 0)
    var retry: (place: Int, mark: Int)?
    while place < text.count {
      if mark < bytes.count, bytes[mark] == GlobPattern.star {
        mark += 1
        retry = (place, mark)
      } else if mark < bytes.count, bytes[mark] == GlobPattern.questionMark {
        mark += 1
        place = end(ofCharacterAt: place, in: text)
      } else if mark < bytes.count, bytes[mark] == text[place] {
        mark += 1
        place += 1
      } else if let last = retry {
        place = last.place + 1
        mark = last.mark
        retry = (place, mark)
      } else {
        return false
      }
    }
    return bytes[mark...].allSatisfy { $0 == GlobPattern.star }
  }

  private static let star = UInt8(ascii: "*")
  private static let questionMark = UInt8(ascii: "?")

  private static func isWildcard(_ byte: UInt8) -> Bool { byte == star || byte == questionMark }

  private func end(ofCharacterAt start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var end = start + 1
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
