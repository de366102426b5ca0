/// Where a short URL leads: an absolute http or https URL.
package struct Destination: Hashable, Sendable {
  package let text: String

  package enum Fault: Hashable, Sendable {
    /// Neither `http://` nor `https://` at the start.
    case scheme
    case emptyHost
    /// A user name or password before the host.
    case credentials
    /// A character that no URL may hold, and its byte offset: a blank, a control, `"<>\^`{|}`.
    case character(Unicode.Scalar, offset: Int)
    /// A `%` without two hexadecimal digits behind it.
    case percent(offset: Int)
    case nonASCIIHost(offset: Int)
    /// Not a number from 1 to 65,535.
    case port
    /// Two dots in a row in the host, or one at its start.
    case hostDots(offset: Int)
    case secondQuestionMark(offset: Int)
  }

  package init?(_ text: String) {
    var copy = text
    guard copy.withUTF8({ Destination.fault(in: $0) }) == nil else { return nil }
    self.text = text
  }

  /// Where the parts of a URL begin and end, as byte offsets.
  package struct Parts: Sendable {
    package var host: Range<Int>
    package var path: Range<Int>
    /// Without the `?`; nil where there is none.
    package var query: Range<Int>?
    /// Where `#` stands, or the end.
    package var fragment: Int
  }

  /// Splits a URL that begins with `http://` or `https://`.
  package static func parts(of url: UnsafeBufferPointer<UInt8>) -> Parts? {
    let start: Int
    if hasPrefix(url, "https://") {
      start = 8
    } else if hasPrefix(url, "http://") {
      start = 7
    } else {
      return nil
    }
    var index = start
    while index < url.count, url[index] != 0x2F, url[index] != 0x3F, url[index] != 0x23 {
      index += 1
    }
    let host = start..<index
    let pathStart = index
    while index < url.count, url[index] != 0x3F, url[index] != 0x23 { index += 1 }
    let path = pathStart..<index
    guard index < url.count, url[index] == 0x3F else {
      return Parts(host: host, path: path, query: nil, fragment: index)
    }
    let queryStart = index + 1
    while index < url.count, url[index] != 0x23 { index += 1 }
    return Parts(host: host, path: path, query: queryStart..<index, fragment: index)
  }

  private static func hasPrefix(_ url: UnsafeBufferPointer<UInt8>, _ prefix: StaticString) -> Bool {
    guard url.count >= prefix.utf8CodeUnitCount else { return false }
    for index in 0..<prefix.utf8CodeUnitCount
    where url[index] | 0x20 != prefix.utf8Start[index] | 0x20 {
      return false
    }
    return true
  }
}
