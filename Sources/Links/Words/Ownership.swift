import Bytes

/// The two labels that the tool writes: whose link it is, and which one.
///
/// There is no state file: a link belongs to a campaign because it carries the campaign's owner
/// label, and to a key because of its slug or, where the service chose that, its key label.
package struct Ownership: Hashable, Sendable {
  /// Begins every key label.
  package static let keyPrefix = "key-"

  package let campaign: String

  /// Begins every owner label of the repository, `campaign-` unless a project says otherwise.
  package let prefix: String

  package init(campaign: String, prefix: String = "campaign-") {
    self.campaign = campaign
    self.prefix = prefix
  }

  /// `campaign-<id>`: nothing without it is ever changed.
  package var ownerLabel: String { prefix + campaign }

  /// `key-` and 10 symbols of base32 of SHA-256(campaign NUL key).
  package func keyLabel(for key: UnsafeBufferPointer<UInt8>) -> String {
    let digest = SHA256.digest(Array(campaign.utf8) + [0] + key)
    return Ownership.keyPrefix + BaseN.base32(digest, count: 10)
  }

  /// Whether a label belongs to the tool, so that files may not ask for it.
  package func isReserved(_ label: String) -> Bool {
    label.hasPrefix(prefix) || label.hasPrefix(Ownership.keyPrefix)
  }
}
