import Glibc

/// The members of a link object that are read.
enum LinkField {
  case id, shortURL, shortCode, destination, enabled, labels, routingRules, scanCount, lastScanAt
  case expiresAt, createdAt

  /// Nil for a name that is not read.
  ///
  /// The length tells most names apart before a byte is compared.
  init?(_ name: UnsafeBufferPointer<UInt8>) {
    func matches(_ text: StaticString) -> Bool {
      guard let start = name.baseAddress else { return false }
      return memcmp(start, text.utf8Start, text.utf8CodeUnitCount) == 0
    }
    switch name.count {
    case 2 where matches("id"): self = .id
    case 6 where matches("labels"): self = .labels
    case 7 where matches("enabled"): self = .enabled
    case 9 where matches("short_url"): self = .shortURL
    case 10 where matches("short_code"): self = .shortCode
    case 10 where matches("scan_count"): self = .scanCount
    case 10 where matches("expires_at"): self = .expiresAt
    case 10 where matches("created_at"): self = .createdAt
    case 11 where matches("destination"): self = .destination
    case 12 where matches("last_scan_at"): self = .lastScanAt
    case 13 where matches("routing_rules"): self = .routingRules
    default: return nil
    }
  }
}
