import Bytes
import Diagnostics
import Links
import Testing

@testable import Campaigns

/// Data as it comes out of spreadsheets and shops.
@Suite struct DamagedDataTests {
  private func load(_ csv: String, _ fields: String = "", key: String = "${{ r.id }}") -> Expansion
  {
    Expansion(
      entry: "for_each: {r: '${{ data.t }}'}\nkey: \"\(key)\"\nurl: https://h.example",
      head: "data:\n  t: {csv: t.csv, key: id\(fields)}", ["t.csv": csv])
  }

  @Test func `refuses shortened numbers as keys, and warns of them elsewhere`() {
    let key = load("id,v\n4.0124E+12,a\n7,b\n-1E+05,c\n")
    #expect(key.faults == ["XQ1115 «4.0124E+12»"])
    #expect(key.details[0].hasSuffix("and 1 more cell is like it"))
    #expect(key.links == nil)
    let other = load("id,gtin\n1,4.0124E+12\n2,4012400000000\n")
    #expect(other.places == ["t.csv:2:3 XQ1115"])
    #expect(other.diagnostics[0].severity == .warning)
    #expect(other.keys == ["1", "2"])
    #expect(load("id,w\n1,4.0124E+12\n", ", columns: {w: double}").places == [])
    for text in ["E+1", "1.E+2", "12.5E+3", "1E+", "1E+2x", "xE+2", "C1E+2", "1.5e+3"] {
      #expect(load("id,v\n1,\(text)\n").places == [], "\(text)")
    }
  }

  @Test func `warns of keys that may have lost a zero`() {
    let keys = load("id\n0422\n421\n1003\n7\nx\n")
    #expect(keys.places == ["t.csv:3:1 XQ1116"])
    #expect(
      keys.details == [
        "'421' is shorter than keys with a zero in front, such as '0422', and 1 more key is like it"
      ])
    #expect(keys.keys.count == 5)
    #expect(load("id\n0422\n01\n7\n").places == [])
    #expect(load("id\n0422\n1003\n12345\n").places == [])
    #expect(load("id\n9\n10\n0\n").places == [])
  }

  @Test func `warns of keys that differ only in case`() throws {
    let keys = load("id\nAb\nc\naB\nab\n")
    #expect(keys.places == ["t.csv:4:1 XQ1117"])
    #expect(
      keys.details == ["'aB' is 'Ab' but for upper and lower case, and 1 more pair is like it"])
    #expect(keys.place(try #require(keys.diagnostics[0].labels.first).span) == "t.csv:2:1")
  }

  @Test func `warns of lost characters and of HTML`() {
    let cells = load("id,v,p\n1,Z\u{FFFD}rich,/a?b=1&amp;c=2\n2,Zürich,/a?b=1&c=2\n")
    #expect(cells.places == ["t.csv:2:3 XQ1118", "t.csv:2:10 XQ1119"])
    #expect(cells.diagnostics.allSatisfy { $0.severity == .warning })
    let filtered = load("id,v\n1,Z\u{FFFD}rich\n2,b\n", ", where: '${{ row.id == \"2\" }}'")
    #expect(filtered.places == [])
    let url = Expansion(entry: "key: k\nurl: https://h.example/?a=1&amp;b=2")
    #expect(url.faults == ["XQ1119 «&amp;»"])
    #expect(url.destinations == ["https://h.example/?a=1&amp;b=2"])
  }

  @Test func `tells many repeated keys at once`() {
    let rows = (0..<120_000).map { "k\($0)" } + (0..<217).map { "k\($0 * 3)" }
    let repeated = load("id\n" + rows.joined(separator: "\n"))
    #expect(repeated.places == ["t.csv:120002:1 XQ1107"])
    #expect(
      repeated.details == [
        "'k0' is the key of an earlier row of 't' already; 217 rows repeat a key"
      ])
    #expect(
      repeated.diagnostics[0].help.first?.hasPrefix(
        "The others: 'k3' in row 120002, 'k6' in row 120003,") ?? false)
    let first = load("id\n" + rows.joined(separator: "\n"), ", duplicates: first")
    #expect(first.diagnostics.count == 1)
    #expect(first.links?.count == 120_000)
    #expect(
      first.details[0].hasPrefix(
        "217 rows of 't' repeat a key and were passed over: rows 120001, 120002,"))
  }

  @Test func `names a letter of Windows-1252, and UTF-16`() {
    func load(_ bytes: [UInt8]) -> Expansion {
      Expansion(
        entry: "for_each: {r: '${{ data.t }}'}\nkey: x\nurl: https://h.example",
        head: "data:\n  t: {csv: t.csv}", bytes: ["t.csv": bytes])
    }
    let windows = load(Array("id;n\n1;Z".utf8) + [0xFC] + Array("rich\n2;10 ".utf8) + [0x80, 0x0A])
    #expect(windows.places == ["t.csv:2:4 XQ1103"])
    #expect(
      windows.details == [
        "byte 0xFC is not UTF-8 here; in Windows-1252 it is 'ü', and 1 more line has such bytes"
      ])
    #expect(
      windows.diagnostics[0].help[0].hasSuffix(
        "iconv -f WINDOWS-1252 -t UTF-8 t.csv > utf8-t.csv"))
    #expect(load(Array("a\n".utf8) + [0x80]).details[0].hasSuffix("it is '€'"))
    #expect(load(Array("a\n".utf8) + [0x81]).details == ["byte 0x81 is not UTF-8 here"])
    #expect(load([0xFF, 0xFE, 0x61, 0]).details == ["this is UTF-16 and not UTF-8"])
    #expect(load([0, 0x61, 0, 0x0A]).details == ["this is UTF-16 and not UTF-8"])
    #expect(load(Array("a\nb".utf8) + [0]).details == ["a NUL byte, which no text has"])
  }

  @Test func `reads two thousand columns in memory that grows with the file`() throws {
    let names = (0..<2_000).map { "c\($0)" }.joined(separator: ",")
    let row = String(repeating: "v,", count: 1_999) + "v\n"
    var files = SourceFiles()
    let text = names + "\n" + String(repeating: row, count: 1_000)
    let id = files.add(path: "t.csv", bytes: Array(text.utf8))
    let content = try CSVReader.read(id, in: files, delimiter: nil)
    #expect(content.columns.count == 2_000)
    #expect(content.columns.allSatisfy { $0.count == 1_000 && $0.byteCount == 1_000 })
  }
}
