extension BaseN {
  /// Base32 of RFC 4648 in lower case and without padding: the 32 symbols `a`–`z`, `2`–`7`.
  ///
  /// - Returns: The first `count` symbols, taking five bits each from the front.
  package static func base32(_ bytes: [UInt8], count: Int) -> String {
    precondition(count * 5 <= bytes.count * 8, "not enough bits")
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(count)
    for symbol in 0..<count {
      let bit = symbol * 5
      let next = bit / 8 + 1 < bytes.count ? UInt16(bytes[bit / 8 + 1]) : 0
      let window = UInt16(bytes[bit / 8]) << 8 | next
      text.append(alphabet[Int(window >> UInt16(11 - bit % 8)) & 31])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
