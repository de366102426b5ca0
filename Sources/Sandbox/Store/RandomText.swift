/// Random identifiers.
enum RandomText {
  static func hex(_ count: Int) -> String { text(count, "0123456789abcdef") }

  /// A generated short code: 7 letters and digits, both cases.
  static func code() -> String {
    text(7, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
  }

  private static func text(_ count: Int, _ alphabet: StaticString) -> String {
    alphabet.withUTF8Buffer { letters in
      String(unsafeUninitializedCapacity: count) { buffer in
        for index in 0..<count { buffer[index] = letters[Int.random(in: 0..<letters.count)] }
        return count
      }
    }
  }
}
