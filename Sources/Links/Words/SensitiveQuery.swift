import Bytes

/// Names of query parameters whose values are secrets, such as the token of a preview.
///
/// What people read shows each character of such a value as `*`. What is sent and what is stored
/// for a later run has it as it is.
package struct SensitiveQuery: Hashable, Sendable {
  /// As they were written; URLs are searched for them without regard to case.
  package let names: [String]

  /// Each with its `=`, in lower case.
  private let marks: [[UInt8]]

  package init(_ names: [String] = []) {
    self.names = names
    marks = names.map { name in name.utf8.map(SensitiveQuery.lowercased) + [0x3D] }
  }

  package var isEmpty: Bool { names.isEmpty }

  /// These names and the others.
  package func union(_ other: SensitiveQuery) -> SensitiveQuery {
    SensitiveQuery(names + other.names.filter { !names.contains($0) })
  }

  /// The text without the values, wherever in it a URL stands; as long as before.
  package func hiding(_ text: String) -> String {
    isEmpty ? text : String(decoding: hiding(Array(text.utf8)), as: UTF8.self)
  }

  /// UTF-8 text without the values, wherever in it a URL stands; each character is one `*`.
  ///
  /// - Complexity: O(*n* · names), without a copy where there are no names.
  package func hiding(_ text: [UInt8]) -> [UInt8] {
    guard !isEmpty else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var place = 0
    while place < text.count {
      result.append(text[place])
      let begins = beginsParameter(text, place)
      place += 1
      guard begins, let length = markLength(in: text, at: place) else { continue }
      result += text[place..<place + length]
      place += length
      let end = valueEnd(in: text, from: place)
      for byte in text[place..<end] where byte & 0xC0 != 0x80 { result.append(0x2A) }
      place = end
    }
    return result
  }

  /// `?`, `&`, or the end of an `&` as HTML (`&amp;`) and JSON (`\u0026`) may have it.
  private func beginsParameter(_ text: [UInt8], _ place: Int) -> Bool {
    switch text[place] {
    case 0x3F, 0x26, 0x3B: true
    case 0x36: place >= 5 && text[place - 5...place].elementsEqual("\\u0026".utf8)
    default: false
    }
  }

  private func markLength(in text: [UInt8], at place: Int) -> Int? {
    marks.first { mark in
      place + mark.count <= text.count
        && mark.indices.allSatisfy {
          SensitiveQuery.lowercased(text[place + $0]) == mark[$0]
        }
    }?.count
  }

  /// Where a value ends: at what no value holds, and before what a sentence has behind a URL.
  private func valueEnd(in text: [UInt8], from start: Int) -> Int {
    var end = start
    while end < text.count, !SensitiveQuery.endsValue(text[end]), !isExpression(text, end) {
      end += 1
    }
    while end > start, SensitiveQuery.closesSentence(text[end - 1]) { end -= 1 }
    return end
  }

  /// Whether an expression of a campaign file begins, which is no value.
  private func isExpression(_ text: [UInt8], _ place: Int) -> Bool {
    text[place...].starts(with: [0x24, 0x7B, 0x7B])
  }

  /// `&`, `#`, and everything that no URL holds.
  private static func endsValue(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x22, 0x23, 0x26, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D, 0x7F: true
    default: false
    }
  }

  /// One of `'),.:;]`.
  private static func closesSentence(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x27, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x5D: true
    default: false
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}

extension TextColumn {
  func hiding(_ query: SensitiveQuery) -> TextColumn {
    var builder = TextColumnBuilder(rows: count, bytes: byteCount)
    for row in 0..<count {
      query.hiding(array(at: row)).withUnsafeBufferPointer { builder.append($0) }
    }
    return builder.finish()
  }
}
