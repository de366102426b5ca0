/// Where in a URL the next byte would stand.
enum URLPlace: Sendable {
  case scheme, host, path, query, fragment

  /// The place behind `bytes`, when they begin here.
  func behind(_ bytes: some Sequence<UInt8>) -> URLPlace {
    var place = self
    var slashes = 0
    for byte in bytes {
      switch place {
      case .scheme:
        slashes = byte == 0x2F ? slashes + 1 : 0
        if slashes == 2 { place = .host }
      case .host:
        if byte == 0x2F { place = .path }
        if byte == 0x3F { place = .query }
        if byte == 0x23 { place = .fragment }
      case .path:
        if byte == 0x3F { place = .query }
        if byte == 0x23 { place = .fragment }
      case .query:
        if byte == 0x23 { place = .fragment }
      case .fragment: break
      }
    }
    return place
  }
}
