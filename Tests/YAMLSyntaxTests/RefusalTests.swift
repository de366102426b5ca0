import Diagnostics
import Testing

@testable import YAMLSyntax

struct RefusalTests {
  @Test(arguments: RefusalCase.all)
  func `says what is wrong, where, and the way out`(_ one: RefusalCase) {
    let reading = Reading(one.source)
    #expect(reading.complaints == one.complaints)
    #expect(reading.diagnostics.contains { $0.code == one.code })
  }

  @Test func `every code has a case and a number of its own`() {
    let limits = [
      YAMLCode.fileTooLarge, YAMLCode.tooDeep, YAMLCode.scalarTooLong, YAMLCode.tooManyNodes,
      YAMLCode.aliasExpansion, YAMLCode.syntax,
    ]
    #expect(Set(RefusalCase.all.map(\.code) + limits) == Set(YAMLCode.all))
    #expect(Set(YAMLCode.all.map(\.id)).count == YAMLCode.all.count)
  }

  @Test func `keeps libyaml's words where it has none of its own`() {
    let failure = ParserFailure(
      problem: "found a surprise", context: "while looking", place: 3, contextPlace: 0)
    let diagnostic = failure.diagnostic(in: Array("a: b\n".utf8), of: .init(index: 0))
    #expect(diagnostic.code == YAMLCode.syntax)
    #expect(diagnostic.detail == "found a surprise")
    #expect(diagnostic.span == SourceSpan(file: .init(index: 0), start: 3, end: 4))
    #expect(diagnostic.labels.map(\.text) == ["while looking"])
  }

  @Test func `finds broken UTF-8 byte by byte and UTF-16 as a whole`() {
    #expect(
      Reading(bytes: Array("é: ".utf8) + [0xFF, 0x41, 0xE2, 0x82, 0x0A]).complaints == """
        1:4 [\\u{FFFD}] XQ0102 the byte FF does not belong to UTF-8 text
          help: Save the file as UTF-8.
        1:6 [\\u{FFFD}] XQ0102 the byte E2 does not belong to UTF-8 text
          help: Save the file as UTF-8.
        """)
    for bytes: [UInt8] in [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61], [0, 0x61], [0x61, 0]] {
      #expect(Reading(bytes: bytes).complaints.contains("XQ0102 this looks like UTF-16"))
    }
  }

  @Test func `names all errors of a file in one run`() {
    let reading = Reading("a: 1\na: !x 2\n1: [${{ y }}]\nb: *z\n<<: 0x2\n")
    #expect(
      reading.diagnostics.map(\.code.id) == [
        "XQ0120", "XQ0123", "XQ0121", "XQ0130", "XQ0113", "XQ0122", "XQ0126",
      ])
  }

  @Test func `keeps what it found before a place where it cannot go on`() {
    for end in ["c: [${{ x", "c: [1", "--- 2", "c: ${{ x ? y :\n z }}: 1"] {
      let codes = Reading("a: 1\na: 2\n\(end)\n").diagnostics.map(\.code.id)
      #expect(codes.count == 2 && codes.first == "XQ0120", "\(end)")
    }
  }
}
