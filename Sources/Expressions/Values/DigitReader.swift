/// Reads dates and times from ASCII.
struct DigitReader {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  private mutating func take(_ wanted: Unicode.Scalar...) -> Bool {
    guard position < bytes.count, wanted.contains(Unicode.Scalar(bytes[position])) else {
      return false
    }
    position += 1
    return true
  }

  private mutating func number(_ width: Int, _ range: ClosedRange<Int>) -> Int? {
    guard position + width <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + width] {
      guard byte.isDigit else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    guard range.contains(value) else { return nil }
    position += width
    return value
  }

  /// `YYYY-MM-DD`, a day that exists.
  mutating func date() -> CivilTime? {
    guard let year = number(4, 1...9999), take("-"), let month = number(2, 1...12), take("-"),
      let day = number(2, 1...CivilTime.daysIn(month: month, year: year))
    else { return nil }
    return CivilTime(year: year, month: month, day: day)
  }

  /// A date, `T` or a blank, and `HH:MM:SS`.
  mutating func civilTime() -> CivilTime? {
    guard var civil = date(), take("T", "t", " "), let hour = number(2, 0...23), take(":"),
      let minute = number(2, 0...59), take(":"), let second = number(2, 0...59)
    else { return nil }
    (civil.hour, civil.minute, civil.second) = (hour, minute, second)
    return civil
  }

  /// Nanoseconds of a fraction, 0 where there is none; nil for a dot without digits.
  mutating func fraction() -> Int32? {
    guard take(".") else { return 0 }
    var value: Int32 = 0
    var scale: Int32 = 100_000_000
    let start = position
    while position < bytes.count, bytes[position].isDigit {
      value += Int32(bytes[position] - 0x30) * scale
      scale /= 10
      position += 1
    }
    return position > start && position - start <= 9 ? value : nil
  }

  /// Seconds east of UTC from `Z`, `+HH:MM` or `-HH:MM`.
  mutating func offset() -> Int? {
    if take("Z", "z") { return 0 }
    let isNegative = take("-")
    guard isNegative || take("+"), let hours = number(2, 0...23), take(":"),
      let minutes = number(2, 0...59)
    else { return nil }
    let seconds = hours * 3_600 + minutes * 60
    return isNegative ? -seconds : seconds
  }
}
