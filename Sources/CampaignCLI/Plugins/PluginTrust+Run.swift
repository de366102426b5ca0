import Diagnostics
import Plugins

extension PluginTrust {
  /// Adds what `XQR_TRUST_LOCK` and the user's own file grant.
  ///
  /// - Throws: Where one of them can't be used; it grants nothing then.
  mutating func read(
    _ environment: [String: String], outside repository: Repository
  ) throws(Diagnostic) {
    if let text = environment["XQR_TRUST_LOCK"], !text.isEmpty {
      guard PluginContent.isDigest(text) else {
        throw .noGrants("XQR_TRUST_LOCK is '\(text.prefix(80))', and not 'sha256:' with 64 digits")
      }
      trustedLock = text
    }
    guard environment["XDG_STATE_HOME"] != nil || environment["HOME"] != nil else { return }
    grants = try TrustFile(environment, outside: repository).read()
  }
}
