import Bytes
import Expressions
import JSON
import Testing

@testable import Plugins

/// `xqr.*` and the functions of expressions give the same.
@Suite struct LuaHelpersTests {
  /// What an expression function gives for arguments, as text; nil for a fault.
  private static func expression(_ name: String, _ arguments: [Value]) -> String? {
    guard let function = FunctionLibrary.standard.global(name) else { return nil }
    var context = CallContext()
    guard let value = try? function.call(arguments, &context) else { return nil }
    switch value {
    case .string(let text): return text
    case .timestamp(let time): return time.text
    case .marked(let marked): return marked.text
    default: return nil
    }
  }

  private static func json(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func text(_ json: UnsafeBufferPointer<UInt8>) -> String? {
    (try? JSONDocument(parsing: json))?.root.string
  }

  private func compare(
    _ helper: String, _ name: String, _ cases: [(json: String, values: [Value])]
  ) throws {
    let script = try Script(body: "return xqr.\(helper)(...)")
    for start in stride(from: 0, to: cases.count, by: 500) {
      let part = cases[start..<min(start + 500, cases.count)]
      let answers = try script.call(part.map { #"{"args":[\#($0.json)]}"# })
      for (row, item) in part.enumerated() {
        #expect(
          Self.text(answers.values[row]) == Self.expression(name, item.values), "\(item.json)")
      }
    }
  }

  @Test func `every letter has the same slug in every language`() throws {
    for language in [""] + Transliteration.languages {
      let scalars = (1...0x3010).compactMap(Unicode.Scalar.init)
      try compare(
        "slug", "slug",
        scalars.map {
          let text = "a\($0)b u\($0)"
          return (
            Self.json(text) + ",64," + Self.json(language),
            [.string(text), .int(64), .string(language)]
          )
        })
    }
  }

  @Test func `slugs are cut and read languages in the same way`() throws {
    let texts = [
      "Café Zürich-West", "Bern, Bahnhofplatz", "東京", "", "--", "Zu\u{308}rich", "ÅåÖ", "a–b",
      "x\u{10FFFF}",
    ]
    let languages = ["", "de", "de-AT", "DE_ch", "sv", "xx", "-", "deutschland"]
    try compare(
      "slug", "slug",
      texts.flatMap { text in
        languages.flatMap { language in
          [1, 7, 8, 9, 64].map { limit in
            (
              "\(Self.json(text)),\(limit),\(Self.json(language))",
              [.string(text), .int(Int64(limit)), .string(language)]
            )
          }
        }
      })
  }

  @Test func `digests are the same at every length`() throws {
    let texts = (0...200).map {
      String(repeating: "é", count: $0 / 2) + String(repeating: "x", count: $0 % 2)
    }
    try compare("hash.sha256", "sha256", texts.map { (Self.json($0), [.string($0)]) })
    let script = try Script(body: "return xqr.hash.base32(...)")
    for count in [1, 8, 51] {
      let expected = BaseN.base32(SHA256.digest("key".utf8), count: count)
      #expect(try script.value("\"key\",\(count)") == "\"\(expected)\"")
    }
  }

  @Test func `URLs are encoded in the same way`() throws {
    let texts = (1...0x17F).compactMap(Unicode.Scalar.init).map { "a\($0)b" }
    try compare("url.encode", "url_encode", texts.map { (Self.json($0), [.string($0)]) })
    #expect(
      try Script.value(
        "xqr.url.query({q = 'a b', tag = {'x', 'y'}, n = 1.5, i = 2.0, t = true, none = xqr.null})")
        == #""i=2&n=1.5&q=a%20b&t=true&tag=x&tag=y""#)
  }

  @Test func `dates are the same`() throws {
    let texts = [
      "2026-09-30", "2026-09-30T23:59:59", "2024-02-29", "2026-02-29", "0001-01-01", "9999-12-31",
      "1969-12-31T23:59:59.000000001Z", "2026-09-30T23:59:59.120+02:00", "2026-09-30 10:00:00",
      "2026-09-30T24:00:00", "2026-13-01", "", "x", "2026-09-30T10:00:00.", "2026-9-30",
    ]
    let zones = ["UTC", "Z", "+02:00", "-11:30", "05:45", "+2:00", ""]
    try compare(
      "date.parse", "date",
      texts.flatMap { text in
        zones.map { zone in
          ("\(Self.json(text)),\(Self.json(zone))", [.string(text), .string(zone)])
        }
      })
    let instants = [0, -1, 1_780_000_000, 253_402_300_799, -62_135_596_800, 951_782_400]
      .compactMap { Timestamp(secondsSinceEpoch: $0, nanoseconds: 120_000_000) }
    for (helper, name) in [("date.add_days", "add_days"), ("date.add_months", "add_months")] {
      try compare(
        helper, name,
        instants.flatMap { instant in
          [0, 1, -1, 31, -12, 400, 4_000_000, 9_000_000].flatMap { count in
            zones.dropLast(2).map { zone in
              (
                "\(Self.json(instant.text)),\(count),\(Self.json(zone))",
                [.timestamp(instant), .int(Int64(count)), .string(zone)]
              )
            }
          }
        })
    }
    try compare(
      "date.format", "format_time",
      instants.flatMap { instant in
        ["%Y-%m-%d %H:%M:%S %y %j %u %%", "%x", "ä%", ""].map { pattern in
          (
            "\(Self.json(instant.text)),\(Self.json(pattern)),\"+05:45\"",
            [.timestamp(instant), .string(pattern), .string("+05:45")]
          )
        }
      })
  }
}
