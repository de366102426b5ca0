/// Turns libyaml's marks, which count code points, into bytes.
///
/// Every 64th code point is remembered, so a look-up walks at most 63 of them; a file of nothing
/// but ASCII needs no table at all.
struct CodePointIndex {
  private static let stride = 64

  private let bytes: [UInt8]
  /// A leading byte order mark, which libyaml does not count.
  private let start: Int
  /// The byte of each 64th code point; empty where code points are bytes.
  private let landmarks: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    start = bytes.starts(with: ByteOrderMark.utf8) ? ByteOrderMark.utf8.count : 0
    var landmarks: [Int] = []
    if bytes.dropFirst(start).contains(where: { $0 >= 0x80 }) {
      var count = 0
      for index in start..<bytes.count where bytes[index] & 0xC0 != 0x80 {
        if count % Self.stride == 0 { landmarks.append(index) }
        count += 1
      }
    }
    self.landmarks = landmarks
  }

  /// The byte where code point `number` begins; the end of the file for anything behind it.
  func byte(of number: Int) -> Int {
    guard !landmarks.isEmpty else { return min(start + number, bytes.count) }
    let landmark = min(number / Self.stride, landmarks.count - 1)
    var byte = landmarks[landmark]
    var left = number - landmark * Self.stride
    while left > 0, byte < bytes.count {
      byte += 1
      if byte == bytes.count || bytes[byte] & 0xC0 != 0x80 { left -= 1 }
    }
    return byte
  }
}

enum ByteOrderMark {
  static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
}
