import Diagnostics
import Testing

@testable import Expressions

@Suite struct SlugTests {
  @Test(arguments: [
    ("'Köln Straße'", "koln-strasse"),
    ("'Köln', lang='de'", "koeln"),
    ("'Ko\u{308}ln', lang='de'", "koeln"),
    ("'Ko\u{308}ln'", "koln"),
    ("'Graz Süd', lang='de-AT'", "graz-sued"),
    ("'Ærø Ål', lang='da'", "aeroe-aal"),
    ("'Malmö Å', lang='sv'", "malmo-a"),
    ("'İstanbul Iğdır', lang='tr'", "istanbul-igdir"),
    ("'Łódź — Plac №1'", "lodz-plac-1"),
    ("'Αθήνα'", "athina"),
    ("'Щёлково'", "shchelkovo"),
    ("'Київ', lang='uk'", "kyiv"),
    ("'Щастие', lang='bg'", "shtastie"),
    ("'  --a__b!  '", "a-b"),
    ("'L\u{2019}Oréal & Cie'", "l-oreal-cie"),
    ("'объект'", "obekt"),
    ("'abc-def', max=4", "abc"),
    ("'abc-def', max=5", "abc-d"),
    ("'\u{FEFF}a\u{200B}b'", nil),
  ])
  func `writes letters as its tables say`(arguments: String, expected: String?) throws {
    guard let expected else {
      #expect(fault("slug(\(arguments))")?.code == ExpressionCodes.transliteration)
      return
    }
    #expect(try evaluate("slug(\(arguments))").display == "\"\(expected)\"")
  }

  @Test func `names the character that has no form`() {
    let error = fault("slug('Zürich 東')")?.error
    #expect(error?.detail == "\"Zürich 東\" has '東' (U+6771), which has no form in a slug.")
    #expect(fault("slug('a', lang='xx')")?.place == "'xx'")
  }

  @Test func `the tables have all letters of Latin-1, Latin Extended-A, Greek and Russian`() {
    let ranges: [ClosedRange<UInt32>] = [
      0xC0...0xD6, 0xD8...0xF6, 0xF8...0x17F, 0x386...0x386, 0x388...0x38A, 0x38E...0x3A1,
      0x3A3...0x3CE, 0x400...0x45F,
    ]
    for code in ranges.joined() {
      guard let scalar = Unicode.Scalar(code), scalar.properties.isAlphabetic else { continue }
      let isKnown =
        if case .letters = Transliteration(language: "")?.piece(scalar, after: " ") {
          true
        } else {
          false
        }
      #expect(isKnown, "\(scalar)")
    }
  }

  /// A printed slug must never move: this digest changes only together with the version.
  @Test func `the tables are frozen`() throws {
    var text: [UInt8] = []
    for language in [""] + Transliteration.languages {
      guard let table = Transliteration(language: language) else { continue }
      text.append(contentsOf: "\(language):".utf8)
      for scalar in (0x80...0x2FF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
        + (0x370...0x4FF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
      {
        text.append(contentsOf: "\(table.piece(scalar, after: " "))\n".utf8)
      }
    }
    let source = String(decoding: text, as: UTF8.self)
    #expect(Transliteration.version == 1)
    guard case .string(let digest) = try evaluate("sha256(x)", ["x": .string(source)]) else {
      Issue.record("no digest")
      return
    }
    #expect(digest == "121e7f7984d4f88477f3f7d10ec846b563daca667e05a4ccfc128b843f162c5f")
  }
}
