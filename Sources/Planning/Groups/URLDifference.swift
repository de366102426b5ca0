import Links

/// Where two URLs differ: between the words that they begin with and those that they end with.
struct URLDifference {
  /// The part of a URL in which the difference begins.
  enum Part: UInt8, Hashable {
    case origin, path, query, fragment
  }

  let part: Part

  /// How many bytes before and behind the difference both have in common.
  let start: Int
  let end: Int

  /// - Complexity: O(*n*) in the bytes, without allocation.
  init(_ before: UnsafeBufferPointer<UInt8>, _ after: UnsafeBufferPointer<UInt8>) {
    let shortest = min(before.count, after.count)
    var start = 0
    while start < shortest, before[start] == after[start] { start += 1 }
    while start > 0, !isSeparator(before[start - 1]),
      !(URLDifference.ends(before, start) && URLDifference.ends(after, start))
    {
      start -= 1
    }
    var end = 0
    while end < shortest - start, before[before.count - 1 - end] == after[after.count - 1 - end] {
      end += 1
    }
    while end > 0, !isSeparator(before[before.count - end]) { end -= 1 }
    self.start = start
    self.end = end
    part = URLDifference.part(at: start, of: after)
  }

  /// What stands in the text where the two differ.
  func middle(
    of text: UnsafeBufferPointer<UInt8>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    text[start..<(text.count - end)]
  }

  private static func ends(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    place == text.count || isSeparator(text[place])
  }

  private static func part(at place: Int, of url: UnsafeBufferPointer<UInt8>) -> Part {
    guard let parts = Destination.parts(of: url), place >= parts.path.lowerBound else {
      return .origin
    }
    if place >= parts.fragment, parts.fragment < url.count { return .fragment }
    return parts.query == nil || place < parts.path.upperBound ? .path : .query
  }
}
