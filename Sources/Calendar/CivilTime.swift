/// A date and a time of day on some wall clock, in the Gregorian calendar.
package struct CivilTime: Hashable, Sendable {
  package var year: Int
  /// 1 to 12.
  package var month: Int
  /// From 1.
  package var day: Int
  package var hour = 0
  package var minute = 0
  package var second = 0

  package init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// The wall clock `seconds` after 1970-01-01T00:00:00.
  package init(seconds: Int64) {
    let days = Int(seconds.flooredQuotient(86_400))
    let rest = Int(seconds - Int64(days) * 86_400)
    // Days counted from 0000-03-01, in eras of 400 years (Howard Hinnant, "chrono-Compatible
    // Low-Level Date Algorithms").
    let shifted = days + 719_468
    let era = Int(Int64(shifted).flooredQuotient(146_097))
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    hour = rest / 3_600
    minute = rest / 60 % 60
    second = rest % 60
  }

  /// Days since 1970-01-01.
  package var dayNumber: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = Int(Int64(shiftedYear).flooredQuotient(400))
    let yearOfEra = shiftedYear - era * 400
    let monthIndex = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthIndex + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Seconds since 1970-01-01T00:00:00 on the same clock.
  package var seconds: Int64 {
    Int64(dayNumber) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
  }

  /// `2026-09-30T21:59:59`.
  package var text: String {
    let date = "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
    return date + "T\(digits(hour, 2)):\(digits(minute, 2)):\(digits(second, 2))"
  }

  /// Decimal digits with zeros in front up to `width`.
  private func digits(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// 0 is Sunday.
  package var weekday: Int { (dayNumber % 7 + 11) % 7 }

  /// From 0.
  package var dayOfYear: Int {
    dayNumber - CivilTime(year: year, month: 1, day: 1).dayNumber
  }

  package static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Int64 {
  fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
