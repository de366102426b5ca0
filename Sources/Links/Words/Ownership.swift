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

  /// Whether a text is an id of a campaign, in which no path can be hidden.
  ///
  /// That is 1 to 40 lower-case letters, digits and hyphens, of which a hyphen isn't the first.
  package static func isCampaignID(_ text: String) -> Bool {
    let isAllowed = text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
    return isAllowed && (1...40).contains(text.utf8.count) && !text.hasPrefix("-")
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
