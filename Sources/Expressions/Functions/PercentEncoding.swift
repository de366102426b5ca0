/// Percent-encoding of RFC 3986 with upper-case digits.
package enum PercentEncoding {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// Everything but unreserved characters is encoded, byte by byte in UTF-8.
  package static func encoded(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte.isNamePart || [0x2D, 0x2E, 0x7E].contains(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
