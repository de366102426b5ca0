import Diagnostics
import Testing

/// Mistakes of somebody's first day, with the way out that each has to be told.
@Suite struct FirstDayTests {
  private static let stores = [
    "stores.csv": "store_id,city,langs\n0421,Zürich,de|fr\n0422,Bern,de\n"
  ]
  private static let data = "data: {stores: {csv: stores.csv, key: store_id}}"

  /// The faults of an entry, a line each: code, detail and help.
  private static func said(
    _ entry: String, head: String = data, _ others: [String: String] = stores
  ) -> [String] {
    Expansion(entry: entry, head: head, others).diagnostics.map {
      "\($0.code.id) \($0.detail) \($0.help.joined(separator: " "))"
    }
  }

  static let entries: [(entry: String, code: String, help: String)] = [
    (
      "url: ${vars.base}/x\ncustom_slug: abc", "XQ1306", "Expressions are '${{ … }}'."
    ),
    (
      "for_each: ${{ data.stores }}\nkey: ${{ store.store_id }}\nurl: https://a.example/",
      "XQ1001", "Write a name in front of it: 'for_each: {name: …}'."
    ),
    (
      "for_each: {store: stores}\nkey: ${{ store.store_id }}\nurl: https://a.example/",
      "XQ1302", "The rows of a data source are '${{ data.stores }}', in quotes."
    ),
    (
      "for_each: {lang: de}\nkey: ${{ lang }}\nurl: https://a.example/", "XQ1302",
      "Write a list, [de, fr], or an expression that gives one."
    ),
    (
      "for_each: {store: '${{ stores }}'}\nkey: ${{ store.store_id }}\nurl: https://a.example/",
      "XQ1201", "Did you mean 'data.stores'?"
    ),
    ("url: https://a.example/\nlabels: one, two", "XQ1001", "a list: [one, two]."),
    ("url: https://a.example/\nlabels: 'a: b'", "XQ1001", "Begin each item with '- '"),
    (
      "url: https://a.example/\nutm: {utm_source: flyer}", "XQ1003", "Did you mean 'source'?"
    ),
    ("url: https://a.example/\ncustom_slug: Sale", "XQ1304", "'${{ name | lower }}'"),
    ("url: https://a.example/\ncustom_slug: Größe", "XQ1304", "'${{ name | slug }}'"),
    (
      "for_each: {store: '${{ data.stores }}'}\nkey: ${{ store.store_id + 1 }}\n"
        + "url: https://a.example/${{ key }}\ncustom_slug: s-${{ key }}",
      "XQ1204", "'string(x)'"
    ),
  ]

  @Test(arguments: entries)
  func `one mistake is one error, with the way out`(
    entry: String, code: String, help: String
  ) throws {
    let said = Self.said(entry)
    #expect(said.count == 1, "\(said)")
    let first = try #require(said.first)
    #expect(first.hasPrefix(code) && first.contains(help), "\(said)")
  }

  @Test func `a variable is found where it is`() {
    let said = Self.said("url: ${{ base }}/x", head: "vars: {base: 'https://a.example'}")
    #expect(said.contains { $0.contains("Did you mean 'vars.base'?") }, "\(said)")
  }

  @Test func `links with one key are told once, with their number`() throws {
    let entry =
      "for_each: {store: '${{ data.stores }}', lang: [de, fr, it]}\nkey: ${{ store.store_id }}\n"
      + "url: https://a.example/\ncustom_slug: s-${{ key }}"
    let faults = Expansion(entry: entry, head: Self.data, Self.stores).diagnostics
    #expect(faults.map(\.code.id) == ["XQ1312"])
    #expect(faults.first?.repeats == 3)
    #expect(faults.first?.elsewhere.map(\.text) == ["0421", "0422", "0422"])
  }

  @Test func `a workbook is known for what it is`() {
    let said = Self.said(
      "for_each: {store: '${{ data.stores }}'}\nkey: ${{ store.a }}\nurl: https://a.example/",
      head: "data: {stores: {csv: stores.xlsx, key: a}}",
      ["stores.xlsx": "PK\u{3}\u{4}\u{14}\u{0}x"])
    #expect(said.contains { $0.hasPrefix("XQ1103") && $0.contains("CSV UTF-8") }, "\(said)")
  }

  @Test func `an id that can't be one comes with one that can`() {
    let said = Expansion("campaign: Summer Sale 2026!\nlinks: []").diagnostics
    #expect(said.first?.help.first?.contains("'summer-sale-2026'") == true)
  }

  @Test func `both faults of a routing rule are told in one run`() {
    let said = Self.said(
      "url: https://a.example/\nrouting_rules: [{destination: 'https://m.example/', "
        + "conditions: {device: mobile}}]")
    #expect(said.map { $0.prefix(6) } == ["XQ1002", "XQ1003"])
  }

  @Test func `a key without a blank behind its colon is found`() {
    let said = Expansion("campaign: c\nlinks:\n  - id:x\n    url: https://a.example/\n").diagnostics
    #expect(said.first?.help.first?.contains("'id: x'") == true, "\(said)")
  }
}
