import Foundation

/// A URL that is written back in another spelling.
struct WrittenURL {
  /// Scheme, `://` and authority.
  private let site: String
  private let path: String
  /// With its `?`, empty where there is none.
  private let query: String
  /// With its `#`.
  private let fragment: String

  /// - Parameter text: An http or https URL.
  init(_ text: String) {
    var rest = text[...]
    let fragmentStart = rest.firstIndex(of: "#") ?? rest.endIndex
    fragment = String(rest[fragmentStart...])
    rest = rest[..<fragmentStart]
    let queryStart = rest.firstIndex(of: "?") ?? rest.endIndex
    query = String(rest[queryStart...])
    rest = rest[..<queryStart]
    let hostStart = rest.range(of: "://")?.upperBound ?? rest.startIndex
    let pathStart = rest[hostStart...].firstIndex(of: "/") ?? rest.endIndex
    site = String(rest[..<pathStart])
    path = String(rest[pathStart...])
  }

  /// The same address in the spelling of RFC 3986, section 6.2.
  var normalised: String {
    normalSite + normalPath + Self.normal(query) + Self.normal(fragment)
  }

  /// Another address that leads to the same page of most shops: parameters sorted, fragment gone.
  var rewritten: String {
    let parameters = Self.normal(query).dropFirst().split(separator: "&").sorted()
    return normalSite + normalPath
      + (parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&"))
  }

  private var normalSite: String {
    let lower = site.lowercased()
    let port = lower.hasPrefix("https:") ? ":443" : ":80"
    return lower.hasSuffix(port) ? String(lower.dropLast(port.count)) : lower
  }

  private var normalPath: String { path.isEmpty ? "/" : Self.normal(path) }

  /// Triplets in upper case, and as the character itself where that needs no escape.
  private static func normal(_ text: String) -> String {
    var parts = text.components(separatedBy: "%")
    for index in parts.indices.dropFirst() {
      let part = parts[index]
      let digits = part.prefix(2)
      guard digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
        let byte = UInt8(digits, radix: 16)
      else {
        parts[index] = "%" + part
        continue
      }
      let isPlain = isSlugByte(byte) || "._~".utf8.contains(byte)
      let first = isPlain ? String(UnicodeScalar(byte)) : "%" + digits.uppercased()
      parts[index] = first + part.dropFirst(2)
    }
    return parts.joined()
  }
}
