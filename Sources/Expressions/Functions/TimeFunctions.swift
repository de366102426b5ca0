// CEL's functions on timestamps and durations. A zone is `UTC`, an offset such as `+02:00`, or a
// name of the IANA database.

import Calendar

extension FunctionLibrary {
  static let times: [Function] =
    [
      field("getFullYear") { civil, _ in civil.year },
      field("getMonth") { civil, _ in civil.month - 1 },
      field("getDate") { civil, _ in civil.day },
      field("getDayOfMonth") { civil, _ in civil.day - 1 },
      field("getDayOfWeek") { civil, _ in civil.weekday },
      field("getDayOfYear") { civil, _ in civil.dayOfYear },
      field("getHours", span: 3_600_000_000_000) { civil, _ in civil.hour },
      field("getMinutes", span: 60_000_000_000) { civil, _ in civil.minute },
      field("getSeconds", span: 1_000_000_000) { civil, _ in civil.second },
      field("getMilliseconds", span: 1_000_000) { _, nanoseconds in nanoseconds / 1_000_000 },
    ]

  /// A part of a timestamp in a zone, or of a duration in units of `span` nanoseconds.
  private static func field(
    _ name: String, span: Int64? = nil,
    _ part: @escaping @Sendable (CivilTime, Int) -> Int
  ) -> Function {
    Function(name, .member, [.init("t"), .init("zone", .optional)]) {
      arguments, _ throws(Fault) in
      if case .duration(let length) = arguments[0], let span, arguments.count == 1 {
        // Milliseconds are those behind the second, as on a clock.
        let isFraction = span == 1_000_000
        return .int(
          (isFraction ? length.nanoseconds % 1_000_000_000 : length.nanoseconds) / span)
      }
      let instant = try arguments.timestamp(0)
      let zone = arguments.count > 1 ? try arguments.zone(1) : .utc
      return .int(Int64(part(zone.civilTime(at: instant), Int(instant.nanoseconds))))
    }
  }
}

extension Arguments {
  func zone(_ index: Int) throws(Fault) -> TimeZone {
    let name = try string(index)
    guard let zone = TimeZone(name) else {
      throw Fault(
        ExpressionCodes.timeZone, "There is no time zone \(self[index].display).",
        help: ["Zones are 'UTC', offsets such as '+02:00', and names such as 'Europe/Berlin'."],
        argument: index)
    }
    return zone
  }
}
