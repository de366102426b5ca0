import Glibc

/// Which addresses are of the whole internet, and which only mean something here.
enum NetworkAddress {
  /// Whether anybody outside would reach somebody else, or nobody, behind the address.
  ///
  /// Only what is surely public isn't private: unknown families are.
  static func isPrivate(_ address: UnsafePointer<sockaddr>) -> Bool {
    let raw = UnsafeRawPointer(address)
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      let bytes = raw.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr
      return isPrivate(version4: UInt32(bigEndian: bytes))
    case AF_INET6:
      var bytes = raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr
      return isPrivate(version6: withUnsafeBytes(of: &bytes) { Array($0) })
    default: return true
    }
  }

  /// The same of an address as text; true for what is none.
  static func isPrivate(_ text: String) -> Bool {
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      return isPrivate(version4: UInt32(bigEndian: four.s_addr))
    }
    var six = in6_addr()
    guard inet_pton(AF_INET6, text, &six) == 1 else { return true }
    return isPrivate(version6: withUnsafeBytes(of: &six) { Array($0) })
  }

  /// The registry of special addresses (RFC 6890), multicast and what is reserved.
  private static let special: [(prefix: UInt32, length: UInt32)] = [
    (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
    (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16),
    (0xC612_0000, 15), (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 4), (0xF000_0000, 4),
  ]

  private static func isPrivate(version4 address: UInt32) -> Bool {
    special.contains { (address ^ $0.prefix) >> (32 - $0.length) == 0 }
  }

  private static func isPrivate(version6 bytes: [UInt8]) -> Bool {
    let embedded = { (start: Int) -> UInt32 in
      bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    let zeros = [UInt8](repeating: 0, count: 10)
    // Mapped, translated (64:ff9b::/96) and tunnelled (2002::/16) addresses hold one of version 4.
    if bytes.starts(with: zeros + [0xFF, 0xFF]) { return isPrivate(version4: embedded(12)) }
    if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B] + zeros.prefix(8)) {
      return isPrivate(version4: embedded(12))
    }
    if bytes.starts(with: [0x20, 0x02]) { return isPrivate(version4: embedded(2)) }
    if bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8]) { return true }
    // 2001::/23: tunnels and protocols, nothing that serves pages.
    if bytes.starts(with: [0x20, 0x01]), bytes[2] < 0x02 { return true }
    return bytes[0] & 0xE0 != 0x20
  }
}
