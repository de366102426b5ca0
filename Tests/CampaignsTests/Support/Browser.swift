/// What a browser reads in a URL, by the rules of the WHATWG, for http and https alone.
///
/// Written from that standard and not from the code under test: controls and blanks at the ends go,
/// tabs and line breaks go anywhere, a backslash is a slash, `.` and `..` are taken in the path also
/// where they are encoded, and a query is read like a form.
struct Browser {
  let host: String
  /// Decoded; nil where a segment is no UTF-8.
  let segments: [String?]
  let parameters: [(name: String, value: String)]
  let fragment: String?

  init?(_ url: String) {
    var text = url.unicodeScalars.filter { !["\t", "\n", "\r"].contains($0) }[...]
    while let first = text.first, first.value <= 0x20 { text.removeFirst() }
    while let last = text.last, last.value <= 0x20 { text.removeLast() }
    var rest = Substring(String(String.UnicodeScalarView(text)))
    guard let scheme = ["https://", "http://"].first(where: { rest.hasPrefix($0) }) else {
      return nil
    }
    rest.removeFirst(scheme.count)
    let end = rest.unicodeScalars.firstIndex { "/\\?#".unicodeScalars.contains($0) }
    let authority = rest[..<(end ?? rest.endIndex)]
    host = String(authority.split(separator: "@").last ?? "")
    rest = rest[(end ?? rest.endIndex)...]
    let parts = rest.unicodeScalars.split(
      separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    fragment = parts.count > 1 ? Browser.decoded(String(parts[1])) : nil
    let sides = parts[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    segments = Browser.segments(String(sides[0]))
    parameters = sides.count > 1 ? Browser.form(String(sides[1])) : []
  }

  private static func segments(_ path: String) -> [String?] {
    var result: [String?] = []
    let parts = path.unicodeScalars.split(omittingEmptySubsequences: false) {
      $0 == "/" || $0 == "\\"
    }.dropFirst()
    for (place, part) in parts.enumerated() {
      let plain = String(part).lowercased().replacing("%2e", with: ".")
      let isLast = place == parts.count - 1
      switch plain {
      case "..":
        _ = result.popLast()
        if isLast { result.append("") }
      case ".": if isLast { result.append("") }
      default: result.append(decoded(String(part)))
      }
    }
    return result
  }

  private static func form(_ query: String) -> [(String, String)] {
    query.unicodeScalars.split(separator: "&").map { pair in
      let sides = String(pair).unicodeScalars.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false
      ).map { decoded(String($0).replacing("+", with: " ")) ?? "\u{FFFD}" }
      return (sides[0], sides.count > 1 ? sides[1] : "")
    }
  }

  private static func decoded(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 0x25, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
