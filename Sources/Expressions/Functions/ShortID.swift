import Bytes

/// Makes codes that depend on a campaign and a key alone.
///
/// A code is the first groups of five bits of SHA-256 over `campaign NUL key NUL salt`, in 32
/// lower-case letters and digits that people don't confuse. One maker serves many keys without
/// new memory.
package struct ShortID: Sendable {
  /// The length that uses all the bits of the digest.
  package static let longest = 51

  private var input: [UInt8]
  private let prefixCount: Int
  private var digest = [UInt8](repeating: 0, count: 32)

  package init(campaign: String) {
    input = Array(campaign.utf8) + [0]
    prefixCount = input.count
  }

  /// Appends the code of `key` in `length` characters.
  ///
  /// - Precondition: `length` is from 1 to ``longest``.
  package mutating func append(
    _ key: some Collection<UInt8>, salt: some Collection<UInt8>, length: Int,
    to output: inout [UInt8]
  ) {
    precondition((1...Self.longest).contains(length), "a code has 1 to 51 characters")
    input.removeLast(input.count - prefixCount)
    input.append(contentsOf: key)
    input.append(0)
    input.append(contentsOf: salt)
    SHA256.digest(input, into: &digest)
    var bits: UInt32 = 0
    var count: UInt32 = 0
    var next = 0
    for _ in 0..<length {
      if count < 5 {
        bits = bits << 8 | UInt32(digest[next])
        count += 8
        next += 1
      }
      count -= 5
      output.append(BaseN.readable32[Int(bits >> count & 31)])
    }
  }

  package static func text(campaign: String, key: String, salt: String, length: Int) -> String {
    var maker = ShortID(campaign: campaign)
    var output: [UInt8] = []
    maker.append(key.utf8, salt: salt.utf8, length: length, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
