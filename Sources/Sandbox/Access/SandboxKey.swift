/// An API key that the sandbox knows by name.
package struct SandboxKey: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    case active
    /// Answers 401 `REVOKED_API_KEY`.
    case revoked
    /// Answers 401 `EXPIRED_API_KEY`.
    case expired
  }

  /// The whole key, `xqr_pk_<8 hex digits>.<64 characters>`.
  package var text: String
  /// Scopes such as `links:read`, matched exactly; `*` grants all.
  package var scopes: Set<String>
  package var state: State

  package init(_ text: String, scopes: Set<String> = ["*"], state: State = .active) {
    self.text = text
    self.scopes = scopes
    self.state = state
  }

  func grants(_ scope: String) -> Bool { scopes.contains("*") || scopes.contains(scope) }

  /// Whether `text` has the documented shape of a key.
  static func isWellFormed(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].hasPrefix("xqr_pk_") else { return false }
    let prefix = parts[0].dropFirst("xqr_pk_".count)
    return prefix.utf8.count == 8 && prefix.allSatisfy(\.isHexDigit)
      && parts[1].utf8.count == 64
      && parts[1].utf8.allSatisfy { isSlugByte($0) || $0 == UInt8(ascii: "_") }
  }
}

/// Whether the byte may stand in a short code: ASCII letters, digits and hyphen.
func isSlugByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
    true
  default: false
  }
}
