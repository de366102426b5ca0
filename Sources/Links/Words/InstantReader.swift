/// Reads the digits of an RFC 3339 time.
struct InstantReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func instant() -> Instant? {
    guard let year = number(4), accept("-"), let month = number(2), accept("-"),
      let day = number(2), accept("T") || accept("t") || accept(" "),
      let hour = number(2), accept(":"), let minute = number(2), accept(":"),
      let second = number(2), (1...12).contains(month), hour < 24, minute < 60, second < 61
    else { return nil }
    let start = Instant.days(year: year, month: month, day: day)
    let nextMonth =
      month == 12
      ? Instant.days(year: year + 1, month: 1, day: 1)
      : Instant.days(year: year, month: month + 1, day: 1)
    guard day >= 1, start < nextMonth else { return nil }
    guard skipFraction(), let offset = offset(), index == bytes.count else { return nil }
    let time = hour * 3600 + minute * 60 + min(second, 59) - offset
    return Instant(seconds: Int64(start * 86_400 + time))
  }

  /// Seconds east of UTC.
  private mutating func offset() -> Int? {
    if accept("Z") || accept("z") { return 0 }
    let sign = accept("+") ? 1 : accept("-") ? -1 : 0
    guard sign != 0, let hours = number(2), accept(":"), let minutes = number(2), hours < 24,
      minutes < 60
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }

  private mutating func skipFraction() -> Bool {
    guard accept(".") else { return true }
    let start = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    return index > start
  }

  private mutating func number(_ digits: Int) -> Int? {
    guard index + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[index..<index + digits] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    index += digits
    return value
  }

  private mutating func accept(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, UInt32(bytes[index]) == character.value else { return false }
    index += 1
    return true
  }
}
