import Testing

@testable import Expressions

@Suite struct LetterCaseTests {
  @Test(arguments: [
    ("Straße", "straße", "STRASSE"), ("ÀÉÎÕÜ ÿ", "àéîõü ÿ", "ÀÉÎÕÜ Ÿ"),
    ("ΟΔΟΣ", "οδοσ", "ΟΔΟΣ"), ("Ёлка", "ёлка", "ЁЛКА"), ("İıIi", "i\u{307}ıii", "İIII"),
    ("ǅ", "ǆ", "Ǆ"), ("ﬃ", "ﬃ", "FFI"), ("日本 ①", "日本 ①", "日本 ①"), ("", "", ""),
  ])
  func `letters change as the tables say`(text: String, lower: String, upper: String) throws {
    #expect(try evaluate("x | lower", ["x": .string(text)]).isIdentical(to: .string(lower)))
    #expect(try evaluate("x | upper", ["x": .string(text)]).isIdentical(to: .string(upper)))
  }

  /// The checksums are those of the day on which version 1 was frozen.
  ///
  /// A test that compares with the library would fail with the next one.
  @Test func `no table has changed since it was frozen`() {
    #expect(LetterCase.version == 1)
    #expect(checksum(.lower) == "1488 7d95ea57f017a7fc")
    #expect(checksum(.upper) == "1580 376c957f98e6c1bc")
  }

  /// How many characters change, and a hash (FNV-1a) of what becomes of all.
  private func checksum(_ letterCase: LetterCase) -> String {
    var changed = 0
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for scalar in (0...0x10FFFF).lazy.compactMap({ Unicode.Scalar($0 as UInt32) }) {
      let text = letterCase.text(of: String(scalar))
      guard text.unicodeScalars.first != scalar || text.unicodeScalars.count > 1 else { continue }
      changed += 1
      for byte in "\(scalar)\(text)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return "\(changed) \(String(hash, radix: 16))"
  }

  @Test func `ASCII letters take the short way to the same result`() throws {
    for code in 0..<UInt8(0x80) {
      let short = String(UnicodeScalar(code))
      for letterCase in [LetterCase.lower, .upper] {
        #expect(letterCase.text(of: short + "é").hasPrefix(letterCase.text(of: short)))
      }
    }
  }

  @Test func `trimming knows the blanks of Unicode`() throws {
    let text = Value.string("\u{3000}\u{A0}\n a\u{200B} \u{2028}")
    #expect(try evaluate("x.trim()", ["x": text]).isIdentical(to: .string("a\u{200B}")))
  }
}
