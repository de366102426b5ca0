/// Where `${{ … }}` ends.
enum ExpressionExtent {
  static let opening = Array("${{".utf8)
  private static let escape = Array("$${{".utf8)

  /// The byte behind the first `}}` that is outside a string and at brace depth 0; nil where there
  /// is none in `source[start..<limit]`, which begins with `${{`.
  static func end(of start: Int, in source: [UInt8], before limit: Int) -> Int? {
    var next = start + opening.count
    var depth = 0
    while next < limit {
      switch source[next] {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        guard let end = stringEnd(next, in: source, before: limit) else { return nil }
        next = end
        continue
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}") where depth > 0: depth -= 1
      case UInt8(ascii: "}") where next + 1 < limit && source[next + 1] == UInt8(ascii: "}"):
        return next + 2
      default: break
      }
      next += 1
    }
    return nil
  }

  private static func stringEnd(_ start: Int, in source: [UInt8], before limit: Int) -> Int? {
    let quote = source[start]
    let isRaw = start > 0 && source[start - 1] | 0x20 == UInt8(ascii: "r")
    let isTriple = start + 2 < limit && source[start + 1] == quote && source[start + 2] == quote
    var next = start + (isTriple ? 3 : 1)
    while next < limit {
      if source[next] == UInt8(ascii: "\\"), !isRaw {
        next += 2
      } else if source[next] != quote {
        next += 1
      } else if !isTriple {
        return next + 1
      } else if next + 2 < limit, source[next + 1] == quote, source[next + 2] == quote {
        return next + 3
      } else {
        next += 1
      }
    }
    return nil
  }

  /// The first `${{` at or behind `start` that is not the escape `$${{`.
  static func opening(in source: [UInt8], _ range: Range<Int>) -> Int? {
    var next = range.lowerBound
    while next + opening.count <= range.upperBound {
      if source[next...].starts(with: opening) { return next }
      next += source[next...].starts(with: escape) ? escape.count : 1
    }
    return nil
  }
}
