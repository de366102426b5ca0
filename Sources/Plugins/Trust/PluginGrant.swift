/// That one person lets one plugin of one project run, as it was then.
package struct PluginGrant: Hashable, Sendable {
  /// The real path of the repository's root.
  package let project: String
  package let plugin: String
  /// Over its files, see ``PluginContent/digest``.
  package let digest: String
  package let capabilities: PluginCapabilities

  package init(project: String, plugin: String, digest: String, capabilities: PluginCapabilities) {
    self.project = project
    self.plugin = plugin
    self.digest = digest
    self.capabilities = capabilities
  }
}

/// What lets an executable plugin run: nothing of it lies in the repository.
package struct PluginTrust: Sendable {
  /// Where a grant comes from.
  package enum Source: String, Sendable {
    /// `plugin trust`, in the user's state folder.
    case person
    /// `XQR_TRUST_LOCK`, which names the whole lock file.
    case lock
    /// `--allow-plugin`.
    case flag
  }

  /// Grants of `plugin trust`.
  package var grants: [PluginGrant] = []
  /// Of `--allow-plugin`: names with digests.
  package var allowed: [(name: String, digest: String)] = []
  /// What `XQR_TRUST_LOCK` names; nil where it isn't set.
  package var trustedLock: String?
  /// `sha256:` and the digest of the lock file's bytes; nil where there is none.
  package var lockDigest: String?

  package init() {}

  /// What lets a plugin run whose files and capabilities are as the lock has them; nil where nothing
  /// does.
  package func source(of grant: PluginGrant) -> Source? {
    if let trustedLock, trustedLock == lockDigest { return .lock }
    if allowed.contains(where: { $0.name == grant.plugin && $0.digest == grant.digest }) {
      return .flag
    }
    return grants.contains(grant) ? .person : nil
  }
}
