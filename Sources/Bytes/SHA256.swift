import CCrypto

/// SHA-256 by the system's libcrypto.
package enum SHA256 {
  /// The 32 bytes of the digest.
  package static func digest(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: 32)
    digest(Array(bytes), into: &output)
    return output
  }

  /// Writes the digest over the first 32 bytes of `output`.
  package static func digest(_ bytes: [UInt8], into output: inout [UInt8]) {
    precondition(output.count >= 32, "a digest has 32 bytes")
    ccrypto_sha256(bytes, bytes.count, &output)
  }

  /// The digest as 64 lower-case hexadecimal digits.
  package static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = digest(bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
