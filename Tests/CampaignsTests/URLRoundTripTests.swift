import Testing

/// What a browser reads back from a URL is what went in, whatever characters it has.
@Suite struct URLRoundTripTests {
  /// Any text: plain and odd characters of ASCII, of the rest, and what looks like a URL.
  private static func text(_ random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      switch Int.random(in: 0..<6, using: &random) {
      case 0:
        text +=
          ["%2e", "%2F", "..", "//", "\\", "+", "&", "#", "?", "=", "%"]
          .randomElement(using: &random) ?? ""
      case 1, 2:
        text.unicodeScalars.append(Unicode.Scalar(UInt8.random(in: 0x20...0x7E, using: &random)))
      case 3: text.unicodeScalars.append(scalar(0x80...0x7FF, &random))
      case 4: text.unicodeScalars.append(scalar(0x800...0xFFFD, &random))
      default: text.unicodeScalars.append(scalar(0x1_0000...0x10_FFFF, &random))
      }
    }
    return text
  }

  private static func scalar(
    _ range: ClosedRange<UInt32>, _ random: inout SeededGenerator
  ) -> Unicode.Scalar {
    Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? "x"
  }

  /// The one URL of an entry whose value is `text`; nil where the language refuses it.
  private static func urls(_ fields: String, _ texts: [String]) -> [String?] {
    let rows = texts.enumerated().map { number, text in
      "\(number),\"\(text.replacing("\"", with: "\"\""))\"\n"
    }
    let head = "data: {t: {csv: t.csv, key: id}}"
    let entry = "for_each: {r: '${{ data.t }}'}\nkey: ${{ r.id }}\n" + fields
    let all = Expansion(entry: entry, head: head, ["t.csv": "id,v\n" + rows.joined()])
    if all.links != nil { return all.destinations }
    guard texts.count > 1 else { return [nil] }
    let middle = texts.count / 2
    return urls(fields, Array(texts[..<middle])) + urls(fields, Array(texts[middle...]))
  }

  private static func texts(seed: UInt64) -> [String] {
    var random = SeededGenerator(seed: seed)
    return (0..<400).map { _ in text(&random) }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `a value of the query comes back`(seed: UInt64) throws {
    let texts = Self.texts(seed: seed)
    let fields = "url: https://h.example/p?a=1&v=${{ r.v }}#end\nquery: {w: '${{ r.v }}', z: 2}"
    var compared = 0
    for (text, url) in zip(texts, Self.urls(fields, texts)) {
      guard let url else { continue }
      compared += 1
      let read = try #require(Browser(url))
      #expect(read.host == "h.example" && read.segments == ["p"] && read.fragment == "end")
      #expect(read.parameters.map(\.name) == ["a", "v", "w", "z"], "\(url)")
      #expect(read.parameters[1].value.unicodeScalars.elementsEqual(text.unicodeScalars), "\(url)")
      #expect(read.parameters[2].value.unicodeScalars.elementsEqual(text.unicodeScalars), "\(url)")
    }
    #expect(compared > 300)
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `a segment comes back as one segment`(seed: UInt64) throws {
    let texts = Self.texts(seed: seed)
    let fields = "url: https://h.example/a/${{ segment(r.v) }}/z?q=1"
    var compared = 0
    for (text, url) in zip(texts, Self.urls(fields, texts)) {
      guard let url else { continue }
      compared += 1
      let read = try #require(Browser(url))
      #expect(read.host == "h.example" && read.parameters.map(\.name) == ["q"])
      #expect(read.segments == ["a", text, "z"], "\(url)")
    }
    #expect(compared > 200)
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `a path comes back with its slashes`(seed: UInt64) throws {
    let texts = Self.texts(seed: seed)
    let fields = "url: https://h.example/a/${{ r.v }}/z?q=1"
    var compared = 0
    for (text, url) in zip(texts, Self.urls(fields, texts)) {
      guard let url else { continue }
      compared += 1
      let read = try #require(Browser(url))
      let parts = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
      #expect(read.host == "h.example" && read.parameters.map(\.name) == ["q"])
      #expect(read.segments == ["a"] + parts.map { String($0) } + ["z"], "\(url)")
    }
    #expect(compared > 200)
  }
}
