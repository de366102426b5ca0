import Bytes

/// Codes that depend on a campaign and a key alone.
package enum ShortID {
  /// All the bits of the digest.
  package static let longest = 51

  /// The first `length` groups of five bits of SHA-256 over `campaign NUL key NUL salt`, in 32
  /// lower-case letters and digits.
  ///
  /// - Precondition: `length` is from 1 to ``longest``.
  package static func text(campaign: String, key: String, salt: String, length: Int) -> String {
    var input = Array(campaign.utf8)
    input.append(0)
    input.append(contentsOf: key.utf8)
    input.append(0)
    input.append(contentsOf: salt.utf8)
    return BaseN.fiveBits(
      SHA256.digest(input), count: length, alphabet: BaseN.readable32)
  }
}
