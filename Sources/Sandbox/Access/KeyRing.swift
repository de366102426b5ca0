/// Decides who a caller is.
struct KeyRing: Sendable {
  private let named: [String: SandboxKey]

  init(_ keys: [SandboxKey]) {
    named = Dictionary(keys.map { ($0.text, $0) }, uniquingKeysWith: { $1 })
  }

  /// The key of an `Authorization` header.
  ///
  /// - Throws: 401 with the documented code for a missing, malformed, unknown, revoked or expired
  ///   key.
  func key(authorization: String?) throws(Refusal) -> SandboxKey {
    guard let authorization else { throw .invalidKey("the Authorization header is missing") }
    let scheme = "Bearer "
    let text = String(authorization.dropFirst(scheme.count))
    guard authorization.hasPrefix(scheme), SandboxKey.isWellFormed(text) else {
      throw .invalidKey("the key is malformed")
    }
    if named.isEmpty { return SandboxKey(text) }
    guard let key = named[text] else { throw .invalidKey("the key is unknown") }
    switch key.state {
    case .active: return key
    case .revoked: throw Refusal(401, "REVOKED_API_KEY", "the key was revoked")
    case .expired: throw Refusal(401, "EXPIRED_API_KEY", "the key has expired")
    }
  }
}

extension Refusal {
  fileprivate static func invalidKey(_ message: String) -> Refusal {
    Refusal(401, "INVALID_API_KEY", message)
  }
}
