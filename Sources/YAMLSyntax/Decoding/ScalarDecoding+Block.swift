extension ScalarDecoding {
  /// Reads a block scalar; `range` begins at its `|` or `>`.
  ///
  /// A digit in the header counts from the indentation of the parent, which nobody knows here: the
  /// indentation with which the text comes out as `expected` is the right one.
  mutating func readBlock(
    _ source: [UInt8], _ range: Range<Int>, _ style: Scalar.Style, as expected: String
  ) {
    let body = BlockBody(source, range, isFolded: style == .folded)
    guard let digit = body.indicator else {
      body.read(indent: body.firstIndent, into: &self)
      return
    }
    for indent in digit...max(digit, body.firstIndent) {
      var attempt = ScalarDecoding()
      body.read(indent: indent, into: &attempt)
      self = attempt
      if attempt.text.elementsEqual(expected.utf8) { return }
    }
  }
}

/// The lines behind the header of a block scalar.
private struct BlockBody {
  private enum Chomping { case strip, clip, keep }

  let source: [UInt8]
  let isFolded: Bool
  private(set) var indicator: Int?
  private var chomping = Chomping.clip
  private let lines: Range<Int>

  init(_ source: [UInt8], _ range: Range<Int>, isFolded: Bool) {
    self.source = source
    self.isFolded = isFolded
    let header = source[range].prefix { !$0.isBreak }
    for byte in header.dropFirst().prefix(2) {
      switch byte {
      case UInt8(ascii: "-"): chomping = .strip
      case UInt8(ascii: "+"): chomping = .keep
      case UInt8(ascii: "1")...UInt8(ascii: "9"): indicator = Int(byte - UInt8(ascii: "0"))
      default: break
      }
    }
    var start = header.endIndex
    Self.skipBreak(source, &start, range.upperBound)
    lines = start..<max(start, range.upperBound)
  }

  /// The indentation that the first line with content gives, or a longer blank line before it.
  var firstIndent: Int {
    var deepest = 0
    var next = lines.lowerBound
    while next < lines.upperBound {
      let start = next
      while next < lines.upperBound, source[next] == .space { next += 1 }
      deepest = max(deepest, next - start)
      guard next < lines.upperBound, source[next].isBreak else { break }
      Self.skipBreak(source, &next, lines.upperBound)
    }
    return max(deepest, 1)
  }

  func read(indent: Int, into decoding: inout ScalarDecoding) {
    var next = lines.lowerBound
    // The break behind the last line with content, and the empty lines that follow it.
    var lineBreak: Range<Int>?
    var empty = skipEmpty(indent, &next)
    var wasBlank = false
    while next < lines.upperBound, let start = content(indent, at: next) {
      let isBlank = source[start].isBlank
      if isFolded, let broken = lineBreak, !wasBlank, !isBlank {
        if empty.isEmpty {
          decoding.replace(broken.lowerBound..<start, with: [.space])
        }
      } else if let broken = lineBreak {
        decoding.replace(broken, with: [.lineFeed])
      }
      for range in empty { decoding.replace(range, with: [.lineFeed]) }
      wasBlank = isBlank
      let end = source[start..<lines.upperBound].firstIndex { $0.isBreak } ?? lines.upperBound
      decoding.copy(source, start..<end)
      next = end
      Self.skipBreak(source, &next, lines.upperBound)
      lineBreak = next > end ? end..<next : nil
      empty = skipEmpty(indent, &next)
    }
    if chomping != .strip, let broken = lineBreak { decoding.replace(broken, with: [.lineFeed]) }
    if chomping == .keep { for range in empty { decoding.replace(range, with: [.lineFeed]) } }
  }

  /// The places of the empty lines from `next` on, which ends at the first line that isn't one.
  private func skipEmpty(_ indent: Int, _ next: inout Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    while next < lines.upperBound {
      var end = next
      while end < lines.upperBound, end - next < indent, source[end] == .space { end += 1 }
      guard end < lines.upperBound, source[end].isBreak else { break }
      Self.skipBreak(source, &end, lines.upperBound)
      ranges.append(next..<end)
      next = end
    }
    return ranges
  }

  /// Where the content of the line at `start` begins; nil where the line is not indented enough.
  private func content(_ indent: Int, at start: Int) -> Int? {
    let content = start + indent
    guard content < lines.upperBound, source[start..<content].allSatisfy({ $0 == .space }) else {
      return nil
    }
    return content
  }

  private static func skipBreak(_ source: [UInt8], _ next: inout Int, _ end: Int) {
    if next < end, source[next] == .carriageReturn { next += 1 }
    if next < end, source[next] == .lineFeed { next += 1 }
  }
}
