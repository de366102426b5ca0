/// A length of time, as CEL's durations: about 292 years in either direction.
package struct TimeSpan: Hashable, Comparable, Sendable {
  package let nanoseconds: Int64

  package init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// Reads texts such as `1h45m`, `-1.5s` and `250ms`; nil for anything else and what does not fit.
  package init?(_ text: String) {
    var rest = Substring(text)
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest.removeFirst() }
    guard rest != "0" else {
      self.init(nanoseconds: 0)
      return
    }
    guard !rest.isEmpty else { return nil }
    var total: Int64 = 0
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
      rest = rest[number.endIndex...]
      let unit = rest.prefix { $0.isLetter }
      rest = rest[unit.endIndex...]
      guard let scale = Self.units[String(unit)], let part = Self.scaled(number, by: scale) else {
        return nil
      }
      let sum = total.addingReportingOverflow(part)
      guard !sum.overflow else { return nil }
      total = sum.partialValue
    }
    self.init(nanoseconds: isNegative ? -total : total)
  }

  private static let units: [String: Int64] = [
    "h": 3_600_000_000_000, "m": 60_000_000_000, "s": 1_000_000_000, "ms": 1_000_000,
    "us": 1_000, "µs": 1_000, "μs": 1_000, "ns": 1,
  ]

  private static func scaled(_ number: Substring, by scale: Int64) -> Int64? {
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, number.utf8.count > parts.count - 1 else { return nil }
    guard let whole = parts[0].isEmpty ? 0 : Int64(parts[0]) else { return nil }
    let product = whole.multipliedReportingOverflow(by: scale)
    guard !product.overflow else { return nil }
    guard parts.count == 2 else { return product.partialValue }
    var fraction: Int64 = 0
    var place = scale
    for digit in parts[1].utf8 {
      place /= 10
      fraction += Int64(digit - 0x30) * place
    }
    let sum = product.partialValue.addingReportingOverflow(fraction)
    return sum.overflow ? nil : sum.partialValue
  }

  package static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// Seconds with the fraction that is there, such as `-1.5s`.
  package var text: String {
    let magnitude = nanoseconds.magnitude
    let sign = nanoseconds < 0 ? "-" : ""
    return sign + String(magnitude / 1_000_000_000)
      + Timestamp.fraction(Int(magnitude % 1_000_000_000)) + "s"
  }
}
