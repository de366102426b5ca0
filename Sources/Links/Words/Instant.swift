import Calendar

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
    var reader = TimeReader(text)
    guard let time = reader.civilTime(), reader.fraction() != nil, let offset = reader.offset(),
      reader.isAtEnd
    else { return nil }
    seconds = time.seconds - Int64(offset)
  }
}

extension Instant: CustomStringConvertible {
  /// `2026-09-30T21:59:59Z`, the form that is sent.
  package var description: String { CivilTime(seconds: seconds).text + "Z" }

  /// `20260930T215959Z`, for the names of files.
  package var compact: String {
    description.filter { $0 != "-" && $0 != ":" }
  }
}
