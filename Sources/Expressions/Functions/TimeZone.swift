/// The rules by which instants and wall clocks map to each other.
package enum TimeZone: Sendable {
  /// Seconds east of UTC.
  case fixed(Int)

  package static let utc = TimeZone.fixed(0)

  /// Reads `UTC`, `Z`, `+02:00` or `02:00`; nil for what is unknown.
  package init?(_ name: String) {
    if name == "UTC" || name == "Z" {
      self = .utc
      return
    }
    let hasSign = name.hasPrefix("+") || name.hasPrefix("-")
    var reader = DigitReader(bytes: Array((hasSign ? name : "+" + name).utf8))
    guard let offset = reader.offset(), reader.isAtEnd else { return nil }
    self = .fixed(offset)
  }

  /// What clocks in the zone show.
  package func civilTime(at instant: Timestamp) -> CivilTime {
    switch self {
    case .fixed(let offset): CivilTime(seconds: instant.seconds + Int64(offset))
    }
  }

  /// Seconds since 1970 in UTC when clocks in the zone show `civil`.
  ///
  /// A time that a clock change skips is read with the rule before the change, and of one that
  /// comes twice the first is taken.
  package func secondsSinceEpoch(of civil: CivilTime) -> Int64 {
    switch self {
    case .fixed(let offset): civil.seconds - Int64(offset)
    }
  }
}
