import Bytes

extension Destination {
  /// Whether two URLs are one address, however the service wrote ours back.
  ///
  /// Equal bytes are the common case and cost one comparison.
  package static func meansSame(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    areEqual(left, right)
      || normalized(String(decoding: left, as: UTF8.self))
        == normalized(String(decoding: right, as: UTF8.self))
  }

  /// The URL with lower-case scheme and host, no default port, `/` for an empty path, upper-case
  /// percent triplets, and unreserved characters decoded.
  ///
  /// A text that isn't an http or https URL comes back unchanged.
  package static func normalized(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { url in
      guard let parts = parts(of: url) else { return text }
      var result = bytes[..<parts.host.upperBound].map(lowered)
      let port: [UInt8] = Array((result.starts(with: "https".utf8) ? ":443" : ":80").utf8)
      if result.suffix(port.count).elementsEqual(port) { result.removeLast(port.count) }
      if parts.path.isEmpty { result.append(0x2F) }
      appendDecoded(bytes[parts.path.lowerBound...], to: &result)
      return String(decoding: result, as: UTF8.self)
    }
  }

  private static func appendDecoded(_ tail: ArraySlice<UInt8>, to result: inout [UInt8]) {
    var index = tail.startIndex
    while index < tail.endIndex {
      if tail[index] == 0x25, index + 2 < tail.endIndex, let high = digit(tail[index + 1]),
        let low = digit(tail[index + 2])
      {
        let byte = high << 4 | low
        if isUnreserved(byte) {
          result.append(byte)
        } else {
          result.append(contentsOf: [0x25, raised(tail[index + 1]), raised(tail[index + 2])])
        }
        index += 3
      } else {
        result.append(tail[index])
        index += 1
      }
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  private static func raised(_ byte: UInt8) -> UInt8 {
    (0x61...0x66).contains(byte) ? byte & 0xDF : byte
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// Letters, digits, `-`, `.`, `_`, `~` of RFC 3986.
  package static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }
}
