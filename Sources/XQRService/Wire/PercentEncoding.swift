/// Text as a part of a URL (RFC 3986).
enum PercentEncoding {
  /// Keeps unreserved characters and encodes every other byte, `/` too.
  ///
  /// A text of one or two dots is encoded as well, because it would mean another path.
  static func component(_ text: String) -> String {
    let keepsDots = text != "." && text != ".."
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x7E: result.append(byte)
      case 0x2E where keepsDots: result.append(byte)
      default:
        result.append(0x25)
        result.append(digit(byte >> 4))
        result.append(digit(byte & 15))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func digit(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? 0x30 + nibble : 0x37 + nibble
  }
}
