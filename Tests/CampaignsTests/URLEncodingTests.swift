import Diagnostics
import Foundation
import Testing

/// What data can do to a URL: nothing, at any place.
@Suite struct URLEncodingTests {
  private static let corpus = [
    "plain", "&", "#", "%", "?", "/", "\\", "a b", " ", "\r\n", "\t", "ü", "e\u{301}", "日本語",
    "\u{1F600}", "..", ".", "../x", "x/..", "x/./y", "//evil.example", "/", "a//b", "%2e%2e",
    "%2F", "+", "=", "a=b&c=d", "@", ":", "user:pass@evil.example", "http://evil.example/",
    "javascript:alert(1)", "<script>", "\"quoted\"", "'", "`", "{x}", "[x]", "|", "^", "~", "-",
    "_", "!$&'()*+,;=", "\u{7F}", "\u{1}", "\u{202E}", "...", ".a", "a.", "..a", "#/../..",
    "?utm_source=evil", "&utm_source=evil", String(repeating: "lang/", count: 2000) + "x",
  ]

  private static let unreserved = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

  private static func encoded(_ text: String, keeping more: String = "") -> String {
    let allowed = unreserved.union(CharacterSet(charactersIn: more))
    return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? "?"
  }

  private static func isPath(_ text: String) -> Bool {
    let parts = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
      .map { String($0) }
    let isHidden = text.unicodeScalars.contains {
      $0.value < 0x20 || $0.value == 0x7F || $0.value == 0x202E
    }
    return !isHidden && !text.hasPrefix("//") && !parts.contains("..") && !parts.contains(".")
  }

  /// The corpus and texts put together from it at random.
  private static func texts() -> [String] {
    var generator = SeededGenerator(seed: 3986)
    let random = (0..<1500).map { _ in
      (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        corpus.dropLast().randomElement(using: &generator) ?? ""
      }.joined()
    }
    return corpus + random
  }

  private static func table(_ texts: [String]) -> String {
    let rows = texts.enumerated().map { number, text in
      "\(number),\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\"\n"
    }
    return "id,v\n" + rows.joined()
  }

  /// The URLs of an entry over rows with these texts.
  private static func destinations(_ fields: String, _ texts: [String]) throws -> [String] {
    let expansion = Expansion(
      entry: "for_each: {r: '${{ data.t }}'}\nkey: ${{ r.id }}\n" + fields,
      head: "data: {t: {csv: t.csv, key: id}}", ["t.csv": table(texts)])
    #expect(expansion.places == [])
    _ = try #require(expansion.links)
    return expansion.destinations
  }

  @Test(arguments: [
    ("${{ r.v }}", true), ("${{ segment(r.v) }}", false), ("${{ r.v + '' }}", true),
    ("${{ segment(r.v + '') }}", false),
  ])
  func `keeps data in the path`(_ hole: String, _ keepsSlash: Bool) throws {
    let texts = Self.texts().filter(Self.isPath)
    let urls = try Self.destinations("url: https://h.example/a/\(hole)/z?q#f", texts)
    for (text, url) in zip(texts, urls) {
      let path = Self.encoded(text, keeping: "!$&'()*+,;=" + (keepsSlash ? "/" : ""))
      #expect(url == "https://h.example/a/\(path)/z?q#f")
      let parts = try #require(URLComponents(string: url))
      #expect(parts.host == "h.example" && parts.query == "q" && parts.fragment == "f")
      #expect(parts.path == "/a/\(text)/z")
    }
  }

  @Test func `refuses data that leads elsewhere in the path`() {
    for text in Self.corpus where !Self.isPath(text) {
      for hole in ["${{ r.v }}", "${{ segment(r.v) }}"] {
        let expansion = Expansion(
          entry: "for_each: {r: '${{ data.t }}'}\nkey: ${{ r.id }}\nurl: https://h.example/\(hole)",
          head: "data: {t: {csv: t.csv, key: id}}", ["t.csv": Self.table([text])])
        let inside = hole.dropFirst(3).dropLast(2)
        #expect(expansion.faults == ["XQ1308 «\(inside)»"])
        #expect(expansion.links == nil)
      }
    }
  }

  @Test(arguments: [
    "url: https://h.example/?b=1&q=${{ r.v }}&z=2#f",
    "url: https://h.example/?b=1&q=${{ r.v + '' }}&z=2#f",
    "url: https://h.example/?b=1#f\nquery: {q: '${{ r.v }}', z: 2}",
    "url: https://h.example/?b=1#f\nquery: {q: '${{ [r.v][0] }}', z: 2}",
    "url: https://${{ 'h.example' }}/?${{ raw('b=1') }}&q=${{ r.v }}&z=2#f",
  ])
  func `keeps data in a query value`(_ fields: String) throws {
    let texts = Self.texts()
    for (text, url) in zip(texts, try Self.destinations(fields, texts)) {
      #expect(url == "https://h.example/?b=1&q=\(Self.encoded(text))&z=2#f")
      let items = URLComponents(string: url)?.queryItems
      #expect(items?.map(\.name) == ["b", "q", "z"])
      #expect(items?[1].value == text)
    }
  }

  @Test func `keeps data in utm parameters and the fragment`() throws {
    let texts = Self.texts()
    let fields = "url: https://h.example#x-${{ r.v }}\nutm: {content: 'a b-${{ r.v }}', source: s}"
    for (text, url) in zip(texts, try Self.destinations(fields, texts)) {
      let value = Self.encoded(text)
      #expect(url == "https://h.example?utm_source=s&utm_content=a%20b-\(value)#x-\(value)")
    }
  }

  @Test func `refuses data in scheme and host`() {
    for url in [
      "${{ r.v }}", "https://${{ r.v }}/", "https://a.${{ r.v }}/", "https://h.example${{ r.v }}",
      "https://h.example:${{ r.v }}/", "${{ raw(r.v) }}/x", "${{ r.v }}://h.example",
      "https://${{ raw(r.v) }}/", "https://${{ link_url(r.v) }}", "x${{ link_url(r.v) }}",
      "${{ if(r.v == '', link_url(r.v), link_url(r.v)) }}", "${{ data.t[0].v }}/x",
    ] {
      let expansion = Expansion(
        entry: "for_each: {r: '${{ data.t }}'}\nkey: ${{ r.id }}\nurl: '\(yaml(url))'",
        head: "data: {t: {csv: t.csv, key: id}}",
        ["t.csv": Self.table(["https://evil.example"])])
      #expect(expansion.diagnostics.map(\.code.id) == ["XQ1309"], "\(url)")
    }
  }

  private func yaml(_ text: String) -> String {
    text.replacingOccurrences(of: "'", with: "''")
  }

  @Test func `refuses a host that goes on behind a whole URL`() {
    let expansion = Expansion(
      entry: "for_each: {r: [x]}\nkey: ${{ r }}\nurl: ${{ link_url('https://h.' + r) }}${{ r }}")
    #expect(expansion.faults == ["XQ1309 « r »"])
  }

  @Test func `never lets raw data in a condition loosen what follows`() throws {
    let urls = try Self.destinations(
      "url: \"https://h.example/${{ if(true, raw(r.v), r.v) }}${{ r.v }}\"", ["?a=&b#"])
    #expect(urls == ["https://h.example/?a=&b#%3Fa%3D%26b%23"])
  }
}
