import Calendar
import Diagnostics
import Expressions
import Links

/// What keeps a value from being an instant.
enum TimeFault: Error {
  /// Not a time of RFC 3339, with the value as it is shown.
  case form(String)
  case noZone(String)
  case fraction(String)
}

extension Instant {
  /// Reads a text in RFC 3339 with a zone and whole seconds, a date, or a timestamp.
  ///
  /// A date is meant to its end: what ends or expires on a day lasts through it.
  ///
  /// - Parameter zone: That of dates; without one they are faults.
  init(reading value: Value, in zone: TimeZone?) throws(TimeFault) {
    switch value {
    case .timestamp(let time):
      guard time.nanoseconds == 0 else { throw .fraction(time.text) }
      self.init(seconds: time.seconds)
    case .string(let text):
      if let zone, let midnight = Instant(text + "T00:00:00Z") {
        let next = CivilTime(seconds: midnight.seconds + 86_400)
        self.init(seconds: zone.secondsSinceEpoch(of: next) - 1)
        return
      }
      guard let instant = Instant(text) else {
        // A date or a time to which only the zone is missing becomes one with it.
        let lacksZone = Instant(text + "Z") != nil || Instant(text + "T00:00:00Z") != nil
        throw lacksZone ? .noZone(text) : .form("'\(text)'")
      }
      guard !text.contains(".") else { throw .fraction(text) }
      self = instant
    default: throw .form(value.plainText.map { "'\($0)'" } ?? value.typePhrase)
    }
  }
}

extension Diagnostic {
  static func time(_ fault: TimeFault, at span: SourceSpan) -> Diagnostic {
    let (variant, detail, help) =
      switch fault {
      case .form(let value):
        (
          "form", "\(value) is not a time with a zone and whole seconds",
          "Write it as 2026-09-30T23:59:59+02:00, or with a Z for UTC."
        )
      case .noZone(let text):
        (
          "zone", "'\(text)' has no zone",
          text.utf8.count > 10
            ? "Write the zone out: \(text)+02:00, or with a Z for UTC."
            : "Write time and zone out: \(text)T23:59:59+02:00, or say at the top of the file whose "
              + "dates these are: 'time_zone: Europe/Zurich'."
        )
      case .fraction(let text):
        (
          "fraction", "'\(text)' has a fraction of a second",
          "The service keeps whole seconds: leave it out."
        )
      }
    return Diagnostic(.instant, at: span, detail, variant: variant, help: [help])
  }
}
