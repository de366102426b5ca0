extension Destination {
  /// The first fault of a URL, or nil where it is a destination.
  ///
  /// - Complexity: O(*n*), without allocation.
  package static func fault(in url: UnsafeBufferPointer<UInt8>) -> Fault? {
    guard let parts = parts(of: url) else { return .scheme }
    if let fault = hostFault(in: url, parts.host) { return fault }
    var index = parts.host.upperBound
    while index < url.count {
      let byte = url[index]
      if isPlain(byte) {
        index += 1
        continue
      }
      if byte == 0x25 {
        guard index + 2 < url.count, isHex(url[index + 1]), isHex(url[index + 2]) else {
          return .percent(offset: index)
        }
      } else if !isAllowed(byte) {
        return .character(scalar(at: index, of: url), offset: index)
      } else if byte == 0x3F, let query = parts.query, query.contains(index) {
        return .secondQuestionMark(offset: index)
      }
      index += 1
    }
    return nil
  }

  private static func hostFault(
    in url: UnsafeBufferPointer<UInt8>, _ host: Range<Int>
  ) -> Fault? {
    guard !host.isEmpty, url[host.lowerBound] != 0x3A else { return .emptyHost }
    var colon: Int?
    var isInBrackets = url[host.lowerBound] == 0x5B
    var last: UInt8 = 0x2E
    for index in host {
      let byte = url[index]
      switch byte {
      case 0x40: return .credentials
      case 0x80...: return .nonASCIIHost(offset: index)
      case 0x5B where index == host.lowerBound: break
      case 0x5D where isInBrackets: isInBrackets = false
      case 0x3A where !isInBrackets:
        if colon != nil { return .port }
        colon = index
      case 0x2E where last == 0x2E && colon == nil: return .hostDots(offset: index)
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x3A: break
      default: return .character(scalar(at: index, of: url), offset: index)
      }
      last = byte
    }
    return colon.flatMap { isPort(url[($0 + 1)..<host.upperBound]) ? nil : .port }
  }

  private static func isPort(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard (1...5).contains(digits.count) else { return false }
    var number = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return false }
      number = number * 10 + Int(digit - 0x30)
    }
    return (1...65_535).contains(number)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xDF)
  }

  /// What is allowed anywhere and needs no second look: unreserved and reserved but `?`.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    let set: UInt64 = byte < 64 ? 0x2FFF_FFDA_0000_0000 : byte < 128 ? 0x47FF_FFFE_AFFF_FFFF : 0
    return set >> UInt64(byte & 63) & 1 == 1
  }

  /// Unreserved, reserved, or `%`; everything outside ASCII has to be percent-encoded.
  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E: true
    default: false
    }
  }

  private static func scalar(at index: Int, of url: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar {
    String(decoding: url[index...].prefix(4), as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }
}
