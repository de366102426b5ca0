package import Calendar

/// The rules by which instants and wall clocks map to each other.
package enum TimeZone: Sendable {
  /// Seconds east of UTC.
  case fixed(Int)
  case named(NamedZone)

  package static let utc = TimeZone.fixed(0)

  /// Reads `UTC`, `Z`, `+02:00`, `02:00` or a name of the IANA database; nil for what is unknown.
  package init?(_ name: String) {
    if name == "UTC" || name == "Z" {
      self = .utc
      return
    }
    let hasSign = name.hasPrefix("+") || name.hasPrefix("-")
    var reader = TimeReader(hasSign ? name : "+" + name)
    if let offset = reader.offset(), reader.isAtEnd {
      self = .fixed(offset)
    } else if let zone = NamedZone(name) {
      self = .named(zone)
    } else {
      return nil
    }
  }

  /// What clocks in the zone show.
  package func civilTime(at instant: Timestamp) -> CivilTime {
    switch self {
    case .fixed(let offset): CivilTime(seconds: instant.seconds + Int64(offset))
    case .named(let zone): CivilTime(seconds: instant.seconds + zone.offset(at: instant.seconds))
    }
  }

  /// Seconds since 1970 in UTC when clocks in the zone show `civil`.
  ///
  /// A time that a clock change skips is read with the rule before the change, and of one that
  /// comes twice the first is taken.
  package func secondsSinceEpoch(of civil: CivilTime) -> Int64 {
    switch self {
    case .fixed(let offset): civil.seconds - Int64(offset)
    case .named(let zone): zone.secondsSinceEpoch(of: civil)
    }
  }
}
