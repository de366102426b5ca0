import Calendar
import Links

/// Times of the wire as instants.
enum InstantText {
  /// Reads the usual form, `2026-11-02T09:00:00Z`, in place, and any other by ``Instant/init(_:)``.
  ///
  /// - Returns: Nil for what is no time.
  static func instant(_ text: UnsafeBufferPointer<UInt8>) -> Instant? {
    usual(text) ?? Instant(String(decoding: text, as: UTF8.self))
  }

  private static func usual(_ text: UnsafeBufferPointer<UInt8>) -> Instant? {
    guard text.count == 20, text[4] == 0x2D, text[7] == 0x2D, text[10] == 0x54, text[13] == 0x3A,
      text[16] == 0x3A, text[19] == 0x5A
    else { return nil }
    let century = number(text, 0)
    let year = number(text, 2)
    let month = number(text, 5)
    let day = number(text, 8)
    let hour = number(text, 11)
    let minute = number(text, 14)
    let second = number(text, 17)
    // Days that only some months have, and everything wrong, are the general reader's.
    guard century >= 0, year >= 0, (1...12).contains(month), (1...28).contains(day),
      (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    let time = CivilTime(
      year: century * 100 + year, month: month, day: day, hour: hour, minute: minute,
      second: second)
    return Instant(seconds: time.seconds)
  }

  /// Two digits, or a negative number.
  private static func number(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let (ten, one) = (text[index] &- 0x30, text[index + 1] &- 0x30)
    return ten < 10 && one < 10 ? Int(ten) * 10 + Int(one) : -1
  }
}
