import Foundation

/// A UTC instant in whole seconds, as every time of the interface is written.
struct Timestamp: Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  let seconds: Int

  static var now: Timestamp { Timestamp(seconds: Int(Date().timeIntervalSince1970)) }

  static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

  /// `2026-11-02T09:00:00Z`; texts of the years 0 to 9999 sort like their instants.
  var text: String {
    let (year, month, day) = civil
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))T\(clock)Z"
  }

  /// `Mon, 02 Nov 2026 09:00:00 GMT`, for the `Date` header.
  var httpDate: String {
    let (year, month, day) = civil
    let weekday = Self.weekdays[Self.modulo(days + 4, 7)]
    return "\(weekday), \(Self.padded(day, 2)) \(Self.months[month - 1]) "
      + "\(Self.padded(year, 4)) \(clock) GMT"
  }

  /// `2026-11`, the billing month.
  var month: String { String(text.prefix(7)) }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private var days: Int { (seconds - Self.modulo(seconds, 86_400)) / 86_400 }

  private var clock: String {
    let second = Self.modulo(seconds, 86_400)
    return "\(Self.padded(second / 3600, 2)):\(Self.padded(second / 60 % 60, 2)):"
      + Self.padded(second % 60, 2)
  }

  /// Howard Hinnant's civil_from_days.
  private var civil: (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted - Self.modulo(shifted, 146_097)) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func modulo(_ value: Int, _ divisor: Int) -> Int {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
