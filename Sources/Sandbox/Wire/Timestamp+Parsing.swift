extension Timestamp {
  /// Reads ISO 8601: a bare date, or date and time with `Z` or an offset, fractions dropped.
  ///
  /// A time without a zone is taken as UTC. Nil for anything else.
  init?(iso8601 text: String) {
    var reader = DigitReader(rest: text.utf8[...])
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2),
      reader.take("-"), let day = reader.number(2),
      (1...12).contains(month), (1...Self.length(ofMonth: month, year)).contains(day)
    else { return nil }
    let midnight = Self.days(year, month, day) * 86_400
    if reader.isAtEnd {
      seconds = midnight
      return
    }
    guard reader.take("T") || reader.take("t") || reader.take(" "),
      let clock = reader.clock(), let offset = reader.zone(), reader.isAtEnd
    else { return nil }
    seconds = midnight + clock - offset
  }

  private static func length(ofMonth month: Int, _ year: Int) -> Int {
    let next = month == 12 ? days(year + 1, 1, 1) : days(year, month + 1, 1)
    return next - days(year, month, 1)
  }

  /// Howard Hinnant's days_from_civil, for years from 0 on.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

private struct DigitReader {
  var rest: Substring.UTF8View

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ character: Character) -> Bool {
    guard rest.first == character.asciiValue else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(_ width: Int) -> Int? {
    var value = 0
    for _ in 0..<width {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  private mutating func digit() -> Int? {
    guard let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
      return nil
    }
    rest.removeFirst()
    return Int(byte - UInt8(ascii: "0"))
  }

  /// `hh:mm`, `hh:mm:ss` or `hh:mm:ss.fff`, as seconds of the day.
  mutating func clock() -> Int? {
    guard let hour = number(2), take(":"), let minute = number(2) else { return nil }
    var second = 0
    if take(":") {
      guard let read = number(2) else { return nil }
      second = read
      if take(".") || take(",") {
        guard digit() != nil else { return nil }
        while digit() != nil {}
      }
    }
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// The offset from UTC in seconds, 0 where none is given.
  mutating func zone() -> Int? {
    if isAtEnd || take("Z") || take("z") { return 0 }
    let isWest = take("-")
    guard isWest || take("+"), let hours = number(2) else { return nil }
    _ = take(":")
    guard let minutes = number(2) else { return nil }
    return (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
  }
}
