/// Finds parameters in the bytes of a URL.
enum QueryValue {
  /// The value of the first parameter that begins with `name`, which ends in `=`; as it is written.
  ///
  /// - Complexity: O(*n*) in the length of the URL.
  static func find(
    _ name: [UInt8], in url: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8>? {
    guard let question = url.firstIndex(of: 0x3F) else { return nil }
    var start = question + 1
    while start < url.count {
      let end = url[start...].firstIndex { $0 == 0x26 || $0 == 0x23 } ?? url.count
      if end - start >= name.count, url[start..<start + name.count].elementsEqual(name) {
        return UnsafeBufferPointer(rebasing: url[(start + name.count)..<end])
      }
      guard end < url.count, url[end] == 0x26 else { return nil }
      start = end + 1
    }
    return nil
  }
}
