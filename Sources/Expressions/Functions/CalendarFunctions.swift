// Our functions on dates: arithmetic on the wall clock of a zone.

import Calendar

extension FunctionLibrary {
  private static let zone = Function.Parameter("zone", .defaulted(.string("UTC")))

  static let calendar: [Function] = [
    Function("date", .ours, [.init("s"), zone]) { arguments, _ throws(Fault) in
      let text = try arguments.string(0)
      if let instant = Timestamp(text) { return .timestamp(instant) }
      let zone = try arguments.zone(1)
      var reader = TimeReader(text)
      guard let day = reader.date() else { throw notADate(arguments) }
      if reader.isAtEnd { return .timestamp(try instant(day, 0, zone)) }
      reader = TimeReader(text)
      guard let civil = reader.civilTime(), let fraction = reader.fraction(), fraction.digits <= 9,
        reader.isAtEnd
      else { throw notADate(arguments) }
      return .timestamp(try instant(civil, fraction.nanoseconds, zone))
    },
    Function("add_days", .ours, [.init("t"), .init("n"), zone]) { arguments, _ throws(Fault) in
      let moment = try arguments.timestamp(0)
      let zone = try arguments.zone(2)
      var civil = zone.civilTime(at: moment)
      let days = try arguments.int(1)
      guard abs(days.clampedToCalendar) < Int64.calendarLimit else { throw outOfRange }
      let moved = CivilTime(seconds: (Int64(civil.dayNumber) + days) * 86_400)
      (civil.year, civil.month, civil.day) = (moved.year, moved.month, moved.day)
      return .timestamp(try instant(civil, moment.nanoseconds, zone))
    },
    Function("add_months", .ours, [.init("t"), .init("n"), zone]) { arguments, _ throws(Fault) in
      let moment = try arguments.timestamp(0)
      let zone = try arguments.zone(2)
      var civil = zone.civilTime(at: moment)
      let months = try arguments.int(1)
      guard abs(months.clampedToCalendar) < Int64.calendarLimit else { throw outOfRange }
      let total = civil.year * 12 + civil.month - 1 + Int(months)
      guard total >= 12 else { throw outOfRange }
      civil.year = total / 12
      civil.month = total % 12 + 1
      civil.day = min(civil.day, CivilTime.daysIn(month: civil.month, year: civil.year))
      return .timestamp(try instant(civil, moment.nanoseconds, zone))
    },
    Function("format_time", .ours, [.init("t"), .init("pattern"), zone]) {
      arguments, context throws(Fault) in
      let zone = try arguments.zone(2)
      let civil = zone.civilTime(at: try arguments.timestamp(0))
      let text = try formatted(civil, arguments)
      try context.budget.spend(bytes: text.utf8.count)
      return .string(text)
    },
  ]

  private static func instant(
    _ civil: CivilTime, _ nanoseconds: Int32, _ zone: TimeZone
  ) throws(Fault) -> Timestamp {
    guard
      let instant = Timestamp(
        secondsSinceEpoch: zone.secondsSinceEpoch(of: civil), nanoseconds: nanoseconds)
    else { throw outOfRange }
    return instant
  }

  private static let outOfRange = Fault(
    ExpressionCodes.overflow, "The date is not in the years 1 to 9999.")

  private static func notADate(_ arguments: Arguments) -> Fault {
    Fault(
      ExpressionCodes.conversion, "\(arguments[0].display) is not a date.",
      help: ["Dates are '2026-09-30' or '2026-09-30T23:59:59', with an offset or without."],
      argument: 0)
  }

  /// The letters of `strftime` that need no language.
  private static func formatted(
    _ civil: CivilTime, _ arguments: Arguments
  ) throws(Fault) -> String {
    var result = ""
    var scalars = try arguments.string(1).unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      guard scalar == "%" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      switch scalars.popFirst() {
      case "Y": result += civil.year.padded(4)
      case "y": result += (civil.year % 100).padded(2)
      case "m": result += civil.month.padded(2)
      case "d": result += civil.day.padded(2)
      case "H": result += civil.hour.padded(2)
      case "M": result += civil.minute.padded(2)
      case "S": result += civil.second.padded(2)
      case "j": result += (civil.dayOfYear + 1).padded(3)
      case "u": result += String(civil.weekday == 0 ? 7 : civil.weekday)
      case "%": result += "%"
      default:
        throw arguments.invalid(
          1, "has an unknown letter behind '%'",
          help: ["There are %Y %y %m %d %H %M %S %j %u and %%."])
      }
    }
    return result
  }
}

extension Int64 {
  /// More days than there are in the years 1 to 9999.
  fileprivate static let calendarLimit: Int64 = 4_000_000

  fileprivate var clampedToCalendar: Int64 {
    Swift.max(-Self.calendarLimit, Swift.min(Self.calendarLimit, self))
  }
}
