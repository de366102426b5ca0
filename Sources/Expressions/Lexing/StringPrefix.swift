/// The letters before a quote: `r` for raw, `b` for bytes, in either case and order.
struct StringPrefix {
  var isRaw = false
  var isBytes = false

  /// The number of letters where a string begins at `position`; nil where none does.
  mutating func read(_ bytes: [UInt8], at position: Int) -> Int? {
    for length in 0...2 where position + length < bytes.count {
      switch bytes[position + length] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): return length
      case UInt8(ascii: "r"), UInt8(ascii: "R"):
        guard !isRaw else { return nil }
        isRaw = true
      case UInt8(ascii: "b"), UInt8(ascii: "B"):
        guard !isBytes else { return nil }
        isBytes = true
      default: return nil
      }
    }
    return nil
  }
}
