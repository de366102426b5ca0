/// The shapes of number that the core schema knows, told from the bytes behind the sign.
enum NumberForm {
  case integer, fraction, infinity, notANumber, otherBase

  /// Nil for what only begins like a number, and for digits behind a leading zero.
  init?(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    switch String(decoding: bytes.prefix(5), as: UTF8.self) {
    case ".inf", ".Inf", ".INF": self = .infinity
    case ".nan", ".NaN", ".NAN": self = .notANumber
    default: self.init(digits: bytes)
    }
  }

  private init?(digits bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    var rest = bytes
    let whole = rest.takeDigits()
    if whole == 1, bytes.first == UInt8(ascii: "0"), rest.isOtherBase {
      self = .otherBase
      return
    }
    if whole > 1, bytes.first == UInt8(ascii: "0") { return nil }
    guard !rest.isEmpty else {
      guard whole > 0 else { return nil }
      self = .integer
      return
    }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard rest.takeDigits() + whole > 0 else { return nil }
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e"),
      whole > 0 || rest.count < bytes.count
    {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        rest = rest.dropFirst()
      }
      guard rest.takeDigits() > 0 else { return nil }
    }
    guard rest.isEmpty else { return nil }
    self = .fraction
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// Drops the leading digits and counts them.
  fileprivate mutating func takeDigits() -> Int {
    let digits = prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count
    self = dropFirst(digits)
    return digits
  }

  /// What stands behind the zero of `0x1F` or `0o17`.
  fileprivate var isOtherBase: Bool {
    guard count > 1 else { return false }
    let digits = dropFirst()
    switch first {
    case UInt8(ascii: "x"):
      return digits.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
    case UInt8(ascii: "o"):
      return digits.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "7") }
    default: return false
    }
  }
}
