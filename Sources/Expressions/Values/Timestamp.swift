import Calendar

/// An instant between the years 1 and 9999.
package struct Timestamp: Hashable, Comparable, Sendable {
  /// Since 1970-01-01T00:00:00Z.
  package let seconds: Int64
  /// 0 to 999,999,999, also before 1970.
  package let nanoseconds: Int32

  /// Creates an instant that is known to be in range.
  init(seconds: Int64, nanoseconds: Int32) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  package init?(secondsSinceEpoch seconds: Int64, nanoseconds: Int32 = 0) {
    guard (-62_135_596_800...253_402_300_799).contains(seconds) else { return nil }
    self.init(seconds: seconds, nanoseconds: nanoseconds)
  }

  /// Reads an RFC 3339 date and time with its offset; nil for anything else.
  package init?(_ text: String) {
    var reader = TimeReader(text)
    guard let civil = reader.civilTime(), let fraction = reader.fraction(), fraction.digits <= 9,
      let offset = reader.offset(), reader.isAtEnd
    else { return nil }
    self.init(
      secondsSinceEpoch: civil.seconds - Int64(offset), nanoseconds: fraction.nanoseconds)
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  /// The instant `span` later; nil out of range.
  package func advanced(by span: TimeSpan) -> Timestamp? {
    let total = Int64(nanoseconds) + span.nanoseconds % 1_000_000_000
    let carry: Int64 = total < 0 ? -1 : total >= 1_000_000_000 ? 1 : 0
    return Timestamp(
      secondsSinceEpoch: seconds + span.nanoseconds / 1_000_000_000 + carry,
      nanoseconds: Int32(total - carry * 1_000_000_000))
  }

  /// The time from `other` to this instant; nil where it does not fit.
  package func since(_ other: Timestamp) -> TimeSpan? {
    let whole = (seconds - other.seconds).multipliedReportingOverflow(by: 1_000_000_000)
    let sum = whole.partialValue.addingReportingOverflow(
      Int64(nanoseconds) - Int64(other.nanoseconds))
    return whole.overflow || sum.overflow ? nil : TimeSpan(nanoseconds: sum.partialValue)
  }

  /// RFC 3339 in UTC, such as `2026-09-30T21:59:59Z`.
  package var text: String {
    CivilTime(seconds: seconds).text + Self.fraction(Int(nanoseconds)) + "Z"
  }

  /// A dot and the digits of a fraction of a second without zeros at the end, or nothing.
  static func fraction(_ nanoseconds: Int) -> String {
    guard nanoseconds != 0 else { return "" }
    let digits = nanoseconds.padded(9)
    return "." + digits.prefix(digits.count - digits.reversed().prefix { $0 == "0" }.count)
  }
}

extension Int {
  /// Decimal digits with zeros in front up to `width`.
  func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
