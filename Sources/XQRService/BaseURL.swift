package import Diagnostics
import Links

/// Where the service's interface begins: the part of an address before `/links`.
///
/// An address without a path gets `/api/v1`, so `https://xqr.co` and `https://xqr.co/api/v1` are
/// the same place; any other path is taken as it stands. Never ends in a slash.
package struct BaseURL: Hashable, Sendable {
  package static let standard = "https://xqr.co/api/v1"

  package let text: String
  package let isTLS: Bool

  /// Whether calls stay on this machine: `localhost`, `127.0.0.0/8`, `[::1]`.
  package let isLoopback: Bool

  /// - Parameter allowsPlainHTTP: Takes http for hosts other than loopback ones; the key is then
  ///   readable on the way.
  /// - Throws: A diagnostic for anything but an absolute http or https URL without user, query and
  ///   fragment, and for http where it isn't allowed.
  package init(_ text: String, allowsPlainHTTP: Bool = false) throws(Diagnostic) {
    let bytes = Array(text.utf8)
    let isHeld = bytes.withUnsafeBufferPointer { Destination.fault(in: $0) == nil }
    guard isHeld, let parts = bytes.withUnsafeBufferPointer({ Destination.parts(of: $0) }) else {
      throw .unusableBase("'\(BaseURL.shown(text))' is not an absolute http or https URL")
    }
    guard parts.query == nil, parts.fragment == bytes.count else {
      throw .unusableBase("'\(BaseURL.shown(text))' has a query or a fragment")
    }
    let host = String(decoding: bytes[parts.host], as: UTF8.self).lowercased()
    var path = bytes[parts.path]
    while path.last == 0x2F { path.removeLast() }
    isTLS = bytes[4] | 0x20 == 0x73
    isLoopback = BaseURL.isLoopback(host)
    guard isTLS || isLoopback || allowsPlainHTTP else {
      throw Diagnostic(
        .plainHTTP, at: nil, "'\(BaseURL.shown(text))' would send the API key unencrypted",
        help: [
          "Use https, or a host of this machine such as 127.0.0.1.",
          "Where nobody else can listen, '--allow-http' sends it all the same.",
        ])
    }
    let written = path.isEmpty ? "/api/v1" : String(decoding: path, as: UTF8.self)
    self.text = (isTLS ? "https://" : "http://") + host + written
  }

  /// What may be shown of an address that isn't taken: nothing that may be a key or a password.
  ///
  /// That is what stands before `@` and behind `?` or `#`, and a long text that is no address.
  private static func shown(_ text: String) -> String {
    let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return text.utf8.count < 40 ? text : "…" }
    var rest = parts[1]
    var start = ""
    if let end = rest.lastIndex(of: "@") {
      rest = rest[rest.index(after: end)...]
      start = "…@"
    }
    guard let end = rest.firstIndex(where: { $0 == "?" || $0 == "#" }) else {
      return "\(parts[0])://\(start)\(rest)"
    }
    return "\(parts[0])://\(start)\(rest[...end])…"
  }

  private static func isLoopback(_ host: String) -> Bool {
    if host.hasPrefix("[") { return host == "[::1]" || host.hasPrefix("[::1]:") }
    let name = host.prefix { $0 != ":" }
    if name == "localhost" { return true }
    let numbers = name.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
  }
}

extension BaseURL: CustomStringConvertible {
  package var description: String { text }
}

extension Diagnostic.Code {
  fileprivate static let unusableBase = Diagnostic.Code("XQ3003", "the base URL can't be used")
  fileprivate static let plainHTTP = Diagnostic.Code("XQ3004", "the base URL isn't encrypted")
}

extension Diagnostic {
  fileprivate static func unusableBase(_ detail: String) -> Diagnostic {
    Diagnostic(
      .unusableBase, at: nil, detail,
      help: ["Set XQR_BASE_URL to the address before '/links', such as \(BaseURL.standard)."])
  }
}
