/// A point in time in whole seconds since 1970-01-01T00:00:00Z, as the service keeps it.
package struct Instant: Hashable, Comparable, Sendable {
  package let seconds: Int64

  package init(seconds: Int64) {
    self.seconds = seconds
  }

  package static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  /// Reads RFC 3339: a date, `T` or a blank, a time, an optional fraction, and `Z` or an offset.
  ///
  /// A fraction is cut off, because the service may write one where it was sent none.
  /// - Returns: Nil for anything else, a missing zone and days that do not exist among it.
  package init?(_ text: String) {
    var reader = InstantReader(Array(text.utf8))
    guard let instant = reader.instant() else { return nil }
    self = instant
  }

  /// Days since 1970-01-01 of a day of the Gregorian calendar.
  package static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month, day, hour, minute and second in UTC.
  package var parts: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    let day = Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
    let rest = Int(seconds) - day * 86_400
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * ofYear + 2) / 153
    let dayOfMonth = ofYear - (153 * month + 2) / 5 + 1
    let calendarMonth = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0)
    return (year, calendarMonth, dayOfMonth, rest / 3600, rest / 60 % 60, rest % 60)
  }
}

extension Instant: CustomStringConvertible {
  /// `2026-09-30T21:59:59Z`, the form that is sent.
  package var description: String {
    let parts = parts
    return "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))T"
      + "\(padded(parts.hour, 2)):\(padded(parts.minute, 2)):\(padded(parts.second, 2))Z"
  }

  /// `20260930T215959Z`, for the names of files.
  package var compact: String {
    description.filter { $0 != "-" && $0 != ":" }
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
