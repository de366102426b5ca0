/// Where in a URL the next byte would stand.
enum URLPlace: Sendable {
  case scheme, host, path, query, fragment

  /// The place behind `bytes`, with which a URL begins.
  init(behind bytes: some Sequence<UInt8>) {
    self = .scheme
    var slashes = 0
    for byte in bytes {
      switch (self, byte) {
      case (.scheme, _):
        slashes = byte == 0x2F ? slashes + 1 : 0
        if slashes == 2 { self = .host }
      case (.host, 0x2F): self = .path
      case (.host, 0x3F), (.path, 0x3F): self = .query
      case (.host, 0x23), (.path, 0x23), (.query, 0x23): self = .fragment
      default: break
      }
    }
  }
}
