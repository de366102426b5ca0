/// Random identifiers.
enum RandomText {
  /// Hexadecimal digits, at most 16.
  static func hex(_ count: Int) -> String {
    text(count, "0123456789abcdef", UInt64.random(in: 0 ... .max))
  }

  /// A generated short code: letters and digits, both cases.
  static func code(_ count: Int) -> String {
    text(
      count, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
      UInt64.random(in: 0 ... .max))
  }

  /// An id that is no UUID, with characters that a path can't hold as they are.
  static func opaqueID() -> String { "lnk_\(code(7))/\(code(7))?" }

  /// A lower-case version 4 UUID.
  ///
  /// Foundation's opens a device file for each, a fifth of the time of a bulk create.
  static func uuid() -> String {
    let (high, low) = (hex(16), hex(16))
    let third = "4" + high.suffix(3)
    let fourth = text(1, "89ab", UInt64.random(in: 0...3)) + low.prefix(3)
    return "\(high.prefix(8))-\(high.dropFirst(8).prefix(4))-\(third)-\(fourth)-\(low.suffix(12))"
  }

  /// The digits of `number` in the alphabet's base, lowest first.
  private static func text(_ count: Int, _ alphabet: StaticString, _ number: UInt64) -> String {
    alphabet.withUTF8Buffer { letters in
      String(unsafeUninitializedCapacity: count) { buffer in
        var rest = number
        for index in 0..<count {
          buffer[index] = letters[Int(rest % UInt64(letters.count))]
          rest /= UInt64(letters.count)
        }
        return count
      }
    }
  }
}
