/// Doubles as decimal texts, without the C library and its locales.
enum DecimalText {
  /// The shortest text that reads back as the same number; whole numbers have no `.0`.
  static func shortest(_ number: Double) -> String {
    guard number.isFinite else { return special(number) }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// `NaN`, `Infinity` and `-Infinity`.
  static func special(_ number: Double) -> String {
    number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
  }

  /// With `places` digits behind the point, exactly half rounded to even.
  static func fixed(_ number: Double, places: Int) -> String {
    var digits = ExactDecimal(number.magnitude)
    digits.round(places: places)
    return (number.sign == .minus ? "-" : "") + digits.fixedText(places: places)
  }

  /// As `d.ddde+dd`, exactly half rounded to even.
  static func scientific(_ number: Double, places: Int) -> String {
    let sign = number.sign == .minus ? "-" : ""
    var digits = ExactDecimal(number.magnitude)
    guard !digits.isZero else {
      return sign + "0" + (places > 0 ? "." + String(repeating: "0", count: places) : "") + "e+00"
    }
    digits.round(places: places - digits.exponent)
    let exponent = digits.exponent
    digits.pointShift(by: -exponent)
    let size = String(exponent.magnitude)
    return sign + digits.fixedText(places: places) + "e" + (exponent < 0 ? "-" : "+")
      + (size.count < 2 ? "0" : "") + size
  }
}

/// All decimal digits of a finite double.
private struct ExactDecimal {
  /// Most significant first, without zeros in front.
  private var digits: [UInt8]
  /// How many digits stand before the point; may be negative or beyond the digits.
  private var point: Int

  init(_ number: Double) {
    // number = significand × 2^shift, and 2^-k = 5^k / 10^k.
    let bits = number.significandBitPattern
    let isNormal = number.exponentBitPattern != 0
    let significand = isNormal ? bits | 1 << 52 : bits
    let shift = Int(isNormal ? number.exponentBitPattern : 1) - 1_075
    var limbs = BigDecimalLimbs(significand)
    for _ in 0..<abs(shift) { limbs.multiply(by: shift < 0 ? 5 : 2) }
    digits = limbs.digits
    point = digits.count - (shift < 0 ? -shift : 0)
  }

  var isZero: Bool { digits.isEmpty }

  /// The power of ten of the first digit.
  var exponent: Int { point - 1 }

  mutating func pointShift(by places: Int) { point += places }

  /// Rounds to `places` digits behind the point, half to even.
  mutating func round(places: Int) {
    let kept = point + places
    guard kept < digits.count else { return }
    guard kept >= 0 else {
      digits = []
      return
    }
    let next = digits[kept]
    let isTie = next == 5 && digits[(kept + 1)...].allSatisfy { $0 == 0 }
    let isOdd = kept > 0 && digits[kept - 1] % 2 == 1
    digits.removeLast(digits.count - kept)
    guard isTie ? isOdd : next >= 5 else { return }
    var position = kept - 1
    while position >= 0, digits[position] == 9 {
      digits[position] = 0
      position -= 1
    }
    if position >= 0 {
      digits[position] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
  }

  func fixedText(places: Int) -> String {
    func digit(_ position: Int) -> UInt8 {
      digits.indices.contains(position) ? digits[position] + 0x30 : 0x30
    }
    var bytes: [UInt8] = point > 0 ? (0..<point).map(digit) : [0x30]
    if places > 0 {
      bytes.append(UInt8(ascii: "."))
      bytes += (point..<point + places).map(digit)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A natural number in base 10^9, least significant limb first.
private struct BigDecimalLimbs {
  private var limbs: [UInt64] = []

  init(_ number: UInt64) {
    var rest = number
    while rest > 0 {
      limbs.append(rest % 1_000_000_000)
      rest /= 1_000_000_000
    }
  }

  mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = limbs[index] * factor + carry
      limbs[index] = product % 1_000_000_000
      carry = product / 1_000_000_000
    }
    if carry > 0 { limbs.append(carry) }
  }

  var digits: [UInt8] {
    let text = limbs.reversed().map { Int($0).padded(9) }.joined()
    return text.utf8.drop { $0 == 0x30 }.map { $0 - 0x30 }
  }
}
