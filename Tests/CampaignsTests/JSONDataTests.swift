import Diagnostics
import Links
import Testing

@Suite struct JSONDataTests {
  private func load(
    _ text: String, key: String = "x", _ fields: String = "", format: String = "json"
  ) -> Expansion {
    Expansion(
      entry: "for_each: {r: '${{ data.t }}'}\nkey: \"\(key)\"\nurl: https://h.example",
      head: "data:\n  t: {\(format): t.\(format)\(fields)}", ["t." + format: text])
  }

  @Test func `reads rows with cells of every type`() {
    let rows = """
      \u{FEFF}[
        {"id": "0421", "n": 4, "w": 1.5, "on": true, "tags": ["a", "b"], "at": {"lat": -1}},
        {"n": 5, "id": "x\\u00e9", "w": 2, "on": false, "tags": [], "more": null}
      ]
      """
    let expansion = load(
      rows,
      key: "${{ r.id }}/${{ r.n + 1 }}/${{ r.w * 2.0 }}/${{ r.on }}/${{ r.tags.size() }}"
        + "/${{ has(r.at) ? r.at.lat : 0 }}/${{ has(r.more) }}", ", key: id")
    #expect(expansion.places == [])
    #expect(expansion.keys == ["0421/5/3/true/2/-1/false", "xé/6/4/false/0/0/true"])
  }

  @Test func `reads a list of texts, and texts as they are`() {
    #expect(load(#"["a", "b"]"#, key: "${{ r }}").keys == ["a", "b"])
    #expect(
      load(#"[{"a": "${{ 1 + }}"}]"#, key: "k${{ r.a.size() }}").keys == ["k10"])
    #expect(load("[]", ", key: id").faults == ["XQ1315 «id»"])
  }

  @Test func `reads an object on each line`() {
    let lines = "{\"id\": \"a\", \"n\": 1}\r\n  {\"n\": 2, \"id\": \"b\"}\n"
    let expansion = load(lines, key: "${{ r.id }}${{ r.n }}", ", key: id", format: "jsonl")
    #expect(expansion.places == [])
    #expect(expansion.keys == ["a1", "b2"])
    let last = load("{\"id\": \"a\"}", key: "${{ r.id }}", format: "jsonl")
    #expect(last.keys == ["a"])
    let tail = load("{\"id\": \"a\"}\n\n \n", key: "${{ r.id }}", format: "jsonl")
    #expect(tail.places == ["t.jsonl:2:1 XQ1106"])
    #expect(tail.keys == ["a"])
  }

  @Test func `tells the fault of each line`() {
    let lines = "{\"a\":1}\n{\"a\":}\n\n[1]\n{\"a\":1,\"a\":2}\n{\"a\":1}{\"a\":2}\n"
    #expect(
      load(lines, format: "jsonl").places == [
        "t.jsonl:2:6 XQ1112", "t.jsonl:3:1 XQ1105", "t.jsonl:4:1 XQ1001", "t.jsonl:5:8 XQ1113",
        "t.jsonl:6:8 XQ1112",
      ])
  }

  private static let broken: [(text: String, places: [String])] = [
    ("", ["t.json:1:1 XQ1112"]),
    ("[{\"a\": 1},]", ["t.json:1:11 XQ1112"]),
    ("[{\"a\": 1}\n {\"a\": 2}]", ["t.json:2:2 XQ1112"]),
    ("[{\"a\": 1}", ["t.json:1:10 XQ1112"]),
    ("[{\"a\": 123456789012345678901}]", ["t.json:1:8 XQ1112"]),
    (
      "[{\"a\": 9223372036854775808}, {\"b\": [18446744073709551615]}]",
      ["t.json:1:8 XQ1112", "t.json:1:37 XQ1112"]
    ),
    ("[{\"a\": 1},\n 2, [3]]", ["t.json:2:2 XQ1001", "t.json:2:5 XQ1001"]),
    (
      "[{\"a\": 1, \"b\": {\"c\": 1, \"\\u0063\": 2}, \"a\": 3}]",
      ["t.json:1:25 XQ1113", "t.json:1:39 XQ1113"]
    ),
    ("{\"x\": {\"a\": 1, \"a\": 2}}", ["t.json:1:16 XQ1113"]),
    ("[{\"a\": \"\u{0}\"}]", ["t.json:1:9 XQ1103"]),
  ]

  @Test(arguments: broken)
  func `refuses what YAML would refuse, at its place`(_ text: String, _ places: [String]) {
    let expansion = load(text)
    #expect(expansion.places == places)
    #expect(expansion.links == nil)
  }

  @Test func `shows both places of a name that stands twice`() throws {
    let expansion = load("[{\"a\": 1,\n\"a\": 2}]")
    #expect(expansion.details == ["'a' is named twice in one object"])
    let first = try #require(expansion.diagnostics.first?.labels.first)
    #expect(expansion.place(first.span) == "t.json:1:3")
  }

  @Test func `points at the cells of rows`() {
    let rows = #"""
      [{"id": "1", "since": "2026-01-01"},
       {"i\u0064": "1", "since": "2026-02-30"},
       {"id": "", "since": null},
       {"n": 3}]
      """#
    #expect(load(rows, ", columns: {since: date}").places == ["t.json:2:28 XQ1109"])
    #expect(
      load(rows, ", key: id").places == [
        "t.json:2:14 XQ1107", "t.json:3:9 XQ1107",
      ])
    #expect(load("[{\"a\": 1}]", ", columns: {a: string}").places == ["t.json:1:8 XQ1109"])
    #expect(load("{\"a\": 1}", ", key: id").faults == ["XQ1110 «id»"])
  }

  @Test func `types columns of texts and numbers`() {
    let rows = #"[{"d": "2026-06-01", "n": "4", "w": 3}, {"d": null, "n": 5, "w": 0.5}]"#
    let expansion = load(
      rows, key: "${{ r.d == null ? 0 : r.d.getFullYear() }}/${{ r.n + 1 }}/${{ r.w + 0.5 }}",
      ", columns: {d: date, n: int, w: double}")
    #expect(expansion.places == [])
    #expect(expansion.keys == ["2026/5/3.5", "0/6/1"])
  }

  @Test func `names a file in another encoding`() {
    let wide = "[\"a\"]".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let expansion = Expansion(
      entry: "for_each: {r: '${{ data.t }}'}\nkey: x\nurl: https://h.example",
      head: "data:\n  t: {json: t.json}", bytes: ["t.json": wide])
    #expect(expansion.places == ["t.json:1:2 XQ1103"])
    #expect(expansion.details == ["this is UTF-16 and not UTF-8"])
    #expect(expansion.diagnostics[0].help.first?.contains("iconv -f UTF-16LE") ?? false)
  }
}
