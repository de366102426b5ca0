/// Numbers written in the digits of an alphabet.
package enum BaseN {
  /// The 62 letters and digits, digits first.
  package static let base62 = Array(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  /// 32 lower-case letters and digits that people don't confuse: no l, o, 0 and 1.
  package static let readable32 = Array("abcdefghijkmnpqrstuvwxyz23456789".utf8)

  /// The bytes as one big-endian number, without zeros in front; nothing for nothing.
  ///
  /// - Complexity: O(*n*²) in the number of bytes.
  package static func encode(_ bytes: [UInt8], alphabet: [UInt8]) -> String {
    var number = Array(bytes.drop { $0 == 0 })
    var result: [UInt8] = []
    while !number.isEmpty {
      var remainder = 0
      for index in number.indices {
        let value = remainder << 8 | Int(number[index])
        number[index] = UInt8(value / alphabet.count)
        remainder = value % alphabet.count
      }
      result.append(alphabet[remainder])
      number = Array(number.drop { $0 == 0 })
    }
    return String(decoding: result.reversed(), as: UTF8.self)
  }
}
