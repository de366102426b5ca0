/// Numbers as data may write them: decimal, and without zeros in front, which would be lost.
enum NumberText {
  /// Reads `-?(0|[1-9][0-9]*)` that fits into 64 bits.
  static func int(_ text: String) -> Int64? {
    fractionStart(of: text) == text.utf8.endIndex ? Int64(text) : nil
  }

  /// Reads an integer, or one with a fraction, an exponent, or both.
  static func double(_ text: String) -> Double? {
    guard var rest = fractionStart(of: text).map({ text.utf8[$0...] }) else { return nil }
    if rest.first == 0x2E {
      rest.removeFirst()
      guard rest.skipDigits() else { return nil }
    }
    if let mark = rest.first, mark | 0x20 == 0x65 {
      rest.removeFirst()
      if let sign = rest.first, sign == 0x2B || sign == 0x2D { rest.removeFirst() }
      guard rest.skipDigits() else { return nil }
    }
    return rest.isEmpty ? Double(text).flatMap { $0.isFinite ? $0 : nil } : nil
  }

  /// Where the digits before a fraction end; nil where there are none.
  private static func fractionStart(of text: String) -> String.Index? {
    var rest = text.utf8[...]
    if rest.first == 0x2D { rest.removeFirst() }
    let start = rest
    guard rest.skipDigits() else { return nil }
    let count = start.count - rest.count
    return start.first == 0x30 && count > 1 ? nil : rest.startIndex
  }
}

extension Substring.UTF8View {
  /// Drops digits; false where there are none.
  fileprivate mutating func skipDigits() -> Bool {
    let rest = drop { (0x30...0x39).contains($0) }
    defer { self = rest }
    return rest.startIndex > startIndex
  }
}
