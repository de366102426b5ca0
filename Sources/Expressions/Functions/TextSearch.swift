/// A text as code points, to be searched.
struct TextSearch {
  private let scalars: [Unicode.Scalar]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  var count: Int { scalars.count }

  /// The first position of `part` at or behind `start`.
  ///
  /// - Complexity: O(*n*) in the length of the text (Knuth, Morris and Pratt), whatever `part` is.
  func first(_ part: String, from start: Int = 0) -> Int? {
    var matcher = Matcher(part)
    guard matcher.length > 0 else { return start }
    for position in start..<max(start, count) where matcher.accepts(scalars[position]) {
      return position + 1 - matcher.length
    }
    return nil
  }

  /// The last position of `part` at or before `end`.
  func last(_ part: String, upTo end: Int) -> Int? {
    var matcher = Matcher(part)
    guard matcher.length > 0 else { return min(end, count) }
    var found: Int?
    for (position, scalar) in scalars.enumerated() where matcher.accepts(scalar) {
      let start = position + 1 - matcher.length
      guard start <= end else { break }
      found = start
    }
    return found
  }

  /// The pieces between the first `limit - 1` separators; an empty one cuts at each code point.
  func split(by separator: String, limit: Int) -> [String] {
    guard limit > 0 else { return [] }
    var pieces: [String] = []
    var start = 0
    let width = separator.unicodeScalars.count
    guard width > 0 else {
      let cuts = min(count, limit) - 1
      for position in 0..<max(0, cuts) { pieces.append(String(scalars[position])) }
      return count == 0 ? pieces : pieces + [String(scalars: scalars[max(0, cuts)...])]
    }
    var matcher = Matcher(separator)
    for position in scalars.indices where pieces.count < limit - 1 {
      guard matcher.accepts(scalars[position]) else { continue }
      pieces.append(String(scalars: scalars[start..<position + 1 - width]))
      start = position + 1
      matcher.restart()
    }
    return pieces + [String(scalars: scalars[start...])]
  }
}

/// Finds one text in a stream of code points, in constant time per code point on average.
private struct Matcher {
  private let part: [Unicode.Scalar]
  /// For each length matched the longest shorter one that is matched too.
  private let fallbacks: [Int]
  private var matched = 0

  init(_ text: String) {
    part = Array(text.unicodeScalars)
    var fallbacks = [0, 0]
    for position in part.indices.dropFirst() {
      var length = fallbacks[position]
      while length > 0, part[position] != part[length] { length = fallbacks[length] }
      fallbacks.append(part[position] == part[length] ? length + 1 : 0)
    }
    self.fallbacks = fallbacks
  }

  var length: Int { part.count }

  mutating func restart() { matched = 0 }

  /// Takes the next code point and tells whether the text ends with it.
  mutating func accepts(_ scalar: Unicode.Scalar) -> Bool {
    if matched == part.count { matched = fallbacks[matched] }
    while matched > 0, part[matched] != scalar { matched = fallbacks[matched] }
    if part[matched] == scalar { matched += 1 }
    return matched == part.count
  }
}

extension String {
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }

  /// The text with each ASCII byte replaced; others must stay as they are.
  func mappingBytes(_ change: (UInt8) -> UInt8) -> String {
    String(decoding: utf8.map(change), as: UTF8.self)
  }

  /// The text without white space at its ends: Unicode's, which is written out here so that no
  /// library can change it.
  func trimmingBlanks() -> String {
    let isBlank = { (scalar: Unicode.Scalar) in
      switch scalar.value {
      case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
        0x3000:
        true
      default: false
      }
    }
    let start = unicodeScalars.drop(while: isBlank)
    let end = start.reversed().drop(while: isBlank).startIndex.base
    return String(start[..<end])
  }
}
