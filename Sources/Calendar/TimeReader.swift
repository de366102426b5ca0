/// Reads dates and times of RFC 3339, piece by piece.
package struct TimeReader {
  private let bytes: [UInt8]
  private var position = 0

  package init(_ text: String) {
    bytes = Array(text.utf8)
  }

  package var isAtEnd: Bool { position == bytes.count }

  private mutating func take(_ wanted: Unicode.Scalar...) -> Bool {
    guard position < bytes.count, wanted.contains(Unicode.Scalar(bytes[position])) else {
      return false
    }
    position += 1
    return true
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private mutating func number(_ width: Int, _ range: ClosedRange<Int>) -> Int? {
    guard position + width <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + width] {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    guard range.contains(value) else { return nil }
    position += width
    return value
  }

  /// `YYYY-MM-DD`, a day that exists.
  package mutating func date() -> CivilTime? {
    guard let year = number(4, 1...9999), take("-"), let month = number(2, 1...12), take("-"),
      let day = number(2, 1...CivilTime.daysIn(month: month, year: year))
    else { return nil }
    return CivilTime(year: year, month: month, day: day)
  }

  /// A date, `T` or a blank, and `HH:MM:SS`.
  package mutating func civilTime() -> CivilTime? {
    guard var civil = date(), take("T", "t", " "), let hour = number(2, 0...23), take(":"),
      let minute = number(2, 0...59), take(":"), let second = number(2, 0...59)
    else { return nil }
    (civil.hour, civil.minute, civil.second) = (hour, minute, second)
    return civil
  }

  /// The nanoseconds of a fraction and the number of its digits, 0 where there is none.
  ///
  /// Digits behind the ninth are cut off; nil for a dot without digits.
  package mutating func fraction() -> (nanoseconds: Int32, digits: Int)? {
    guard take(".") else { return (0, 0) }
    var value: Int32 = 0
    var scale: Int32 = 100_000_000
    let start = position
    while position < bytes.count, isDigit(bytes[position]) {
      value += Int32(bytes[position] - 0x30) * scale
      scale /= 10
      position += 1
    }
    return position > start ? (value, position - start) : nil
  }

  /// Seconds east of UTC from `Z`, `+HH:MM` or `-HH:MM`.
  package mutating func offset() -> Int? {
    if take("Z", "z") { return 0 }
    let isNegative = take("-")
    guard isNegative || take("+"), let hours = number(2, 0...23), take(":"),
      let minutes = number(2, 0...59)
    else { return nil }
    let seconds = hours * 3_600 + minutes * 60
    return isNegative ? -seconds : seconds
  }
}
