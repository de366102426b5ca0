import Bytes
import Links

/// Percent-encoding by place: templates are trusted, data is not.
enum URLEncoding {
  /// How data is written.
  enum Form: Sendable {
    /// Unreserved, sub-delimiters and `/` stay.
    case path
    /// As in a path, and `/` is encoded too.
    case segment
    /// Only unreserved stays; a blank is `%20`.
    case query
    case raw
  }

  /// Adds data to the pending row.
  @inline(__always)
  static func write(
    _ text: UnsafeBufferPointer<UInt8>, as form: Form, into builder: inout TextColumnBuilder
  ) {
    guard form != .raw, let first = text.firstIndex(where: { !stays($0, form) }) else {
      builder.write(text)
      return
    }
    builder.write(UnsafeBufferPointer(rebasing: text[..<first]))
    for byte in text[first...] {
      if stays(byte, form) {
        builder.write(byte)
      } else {
        builder.write(0x25)
        builder.write(digit(byte >> 4))
        builder.write(digit(byte & 15))
      }
    }
  }

  /// Whether data would climb in the path or start a host: `.` or `..` as a segment, `//` at the
  /// beginning.
  static func isUnsafeInPath(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if text.count >= 2, text[0] == 0x2F, text[1] == 0x2F { return true }
    return hasDotSegment(text)
  }

  /// Whether one of the parts between slashes is `.` or `..`.
  static func hasDotSegment(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    // Anything but a dot counts as three of them, which is too many.
    var dots = 0
    for byte in path {
      if byte == 0x2F {
        if dots == 1 || dots == 2 { return true }
        dots = 0
      } else {
        dots += byte == 0x2E ? 1 : 3
      }
    }
    return dots == 1 || dots == 2
  }

  /// Whether a part of a query, `name=value` or `name`, has a name, percent-encoded or not.
  static func isParameter(
    _ part: Slice<UnsafeBufferPointer<UInt8>>, named name: [UInt8]
  ) -> Bool {
    var index = part.startIndex
    for byte in name {
      guard index < part.endIndex, part[index] != 0x3D else { return false }
      var found = part[index] == 0x2B ? 0x20 : part[index]
      if found == 0x25, index + 2 < part.endIndex, let high = value(part[index + 1]),
        let low = value(part[index + 2])
      {
        found = high << 4 | low
        index += 2
      }
      guard found == byte else { return false }
      index += 1
    }
    return index == part.endIndex || part[index] == 0x3D
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46, 0x61...0x66: (digit | 0x20) - 0x57
    default: nil
    }
  }

  @inline(__always)
  private static func stays(_ byte: UInt8, _ form: Form) -> Bool {
    // A bit for each ASCII character: letters, digits, - . _ ~, and in paths ! $ & ' ( ) * + , ; =
    let unreserved: (UInt64, UInt64) = (0x03FF_6000_0000_0000, 0x47FF_FFFE_87FF_FFFE)
    let delimiters: UInt64 = 0x2800_1FD2_0000_0000
    guard byte < 0x80 else { return false }
    if byte >= 0x40 { return unreserved.1 >> UInt64(byte - 0x40) & 1 == 1 }
    let bit = UInt64(1) << UInt64(byte)
    switch form {
    case .query: return unreserved.0 & bit != 0
    case .segment: return (unreserved.0 | delimiters) & bit != 0
    case .path: return (unreserved.0 | delimiters | 1 << 0x2F) & bit != 0
    case .raw: return true
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x37 + value
  }
}
