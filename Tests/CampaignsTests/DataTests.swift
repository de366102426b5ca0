import Diagnostics
import Links
import Testing

@Suite struct DataTests {
  private let table = """
    id;name;opened;size;open
    1;Bern;2026-06-01;4;true
    2;"Zürich; HB";;007;false
    2;Genf;2026-13-01;x;TRUE

    """

  private func load(_ source: String, key: String = "x", _ files: [String: String]) -> Expansion {
    Expansion(
      entry: "for_each: {r: '${{ data.t }}'}\nkey: \"\(key)\"\nurl: https://h.example",
      head: "data:\n  t: \(source)", files)
  }

  private func load(_ source: String, key: String = "x", csv: String? = nil) -> Expansion {
    load(source, key: key, ["t.csv": csv ?? table])
  }

  // MARK: CSV

  @Test func `gives columns their types`() {
    let expansion = load(
      "{csv: t.csv, key: id, where: '${{ row.id == \"1\" }}', columns: {id: string}}",
      key: "${{ r.id }}-${{ r.name }}")
    #expect(expansion.keys == ["1-Bern"])
    let typed = load(
      "{csv: t.csv, columns: {opened: date, size: int, open: bool, weight: double}}",
      key: "${{ r.opened == null ? 0 : r.opened.getFullYear() + r.size }}/${{ r.open || false }}"
        + "/${{ r.weight + 0.5 }}",
      csv: "opened,size,open,weight\n2026-06-01,-4,true,1e2\n,5,false,-0.5\n")
    #expect(typed.places == [])
    #expect(typed.keys == ["2022/true/100.5", "0/false/0"])
  }

  @Test func `tells each cell that doesn't fit, at the cell`() {
    let expansion = load(
      "{csv: t.csv, columns: {opened: date, size: int, open: bool, nam: string, id: number}}")
    #expect(
      expansion.faults == [
        "XQ1108 «nam»", "XQ1005 «number»", "XQ1109 «007»", "XQ1109 «2026-13-01»", "XQ1109 «x»",
        "XQ1109 «TRUE»",
      ])
    #expect(expansion.diagnostics[0].help.first == "Did you mean 'name'?")
    #expect(expansion.places[2] == "t.csv:3:17 XQ1109")
  }

  @Test func `tells keys that are empty or repeated, at the cell`() throws {
    let csv = "n,id\na,1\nb,\nc,\"1\"\nd,2\ne,\"\"\n"
    let expansion = load("{csv: t.csv, key: id}", csv: csv)
    #expect(expansion.places == ["t.csv:3:3 XQ1107", "t.csv:4:3 XQ1107"])
    #expect(expansion.details[0] == "this row of 't' has no 'id'; it is missing in row 5 too")
    #expect(expansion.faults[1] == "XQ1107 «\"1\"»")
    #expect(
      expansion.place(try #require(expansion.diagnostics[1].labels.first?.span)) == "t.csv:2:3")
    #expect(load("{csv: t.csv, key: Id}", csv: csv).faults == ["XQ1108 «Id»"])
  }

  @Test func `takes the first of each key where it is told to, and notes the rest`() {
    let csv = "id,v\n9,x\n1,a\n2,b\n1,c\n2,d\n1,e\n"
    let expansion = load(
      "{csv: t.csv, key: id, duplicates: first, where: '${{ row.id != \"9\" }}'}",
      key: "${{ r.id }}${{ r.v }}", csv: csv)
    #expect(expansion.keys == ["1a", "2b"])
    #expect(expansion.places == ["t.csv:5:1 XQ1107"])
    #expect(expansion.details == ["3 rows of 't' repeat a key and were passed over: rows 4, 5, 6"])
    #expect(expansion.diagnostics[0].severity == .note)
    #expect(load("{csv: t.csv, duplicates: first}", csv: csv).faults == ["XQ1002 «csv»"])
    #expect(
      load("{csv: t.csv, key: id, duplicates: last}", csv: csv).faults.first == "XQ1005 «last»")
  }

  @Test func `filters rows, and tells the faults of the filter with their row`() throws {
    let csv = "id,v\n1,2\n2,x\n3,5\n4,y\n"
    let expansion = load("{csv: t.csv, where: '${{ int(row.v) > 2 }}'}", csv: csv)
    #expect(expansion.faults == ["XQ1209 «row.v»"])
    #expect(expansion.diagnostics[0].repeats == 1)
    let frame = try #require(expansion.diagnostics[0].trace.first)
    #expect(frame.text == "t row 2")
    #expect(expansion.place(try #require(frame.span)) == "t.csv:3:1")
    #expect(load("{csv: t.csv, where: '${{ row.w }}'}", csv: csv).faults == ["XQ1218 «w»"])
    #expect(load("{csv: t.csv, where: '${{ row.v }}'}", csv: csv).faults == ["XQ1316 « row.v »"])
    #expect(load("{csv: t.csv, where: row.v}", csv: csv).faults == ["XQ1220 «row.v»"])
    #expect(load("{csv: t.csv, where: '${{ data.t }}'}", csv: csv).faults == ["XQ1201 «data»"])
  }

  @Test func `reads declared delimiters and notes blank rows`() {
    #expect(
      load("{csv: t.csv, delimiter: tab}", key: "${{ r['a;b'] }}", csv: "a;b\n1\n").keys == ["1"])
    #expect(
      load("{csv: t.csv, delimiter: '|'}", key: "${{ r.b }}", csv: "a|b\n1|2\n").keys == ["2"])
    #expect(load("{csv: t.csv, delimiter: '#'}").faults.first == "XQ1005 «'#'»")
    let blank = load("{csv: t.csv}", key: "${{ r.a }}", csv: "a\n1\n\n\n")
    #expect(blank.places == ["t.csv:3:1 XQ1106"])
    #expect(blank.keys == ["1"])
  }

  @Test func `reports the faults of a CSV in its file, and those of links all the same`() {
    let expansion = load(
      "{csv: t.csv}", key: "${{ r.a }}-${{ s }}-${{ nofun(1) }}", csv: "a,b\n1\n")
    #expect(expansion.places == ["c.yaml:7:26 XQ1201", "c.yaml:7:35 XQ1202", "t.csv:2:1 XQ1101"])
  }

  @Test func `names a file that isn't there`() {
    let expansion = load("{csv: ../u/./t.csv}")
    #expect(expansion.faults == ["XQ0001 «../u/./t.csv»"])
    for path in ["../../t.csv", "/etc/passwd", "x/../../../t.csv", "../../.."] {
      #expect(load("{csv: \(path)}").faults == ["XQ0002 «\(path)»"])
    }
    #expect(load("{csv: 't-${{ 1 }}.csv'}").faults == ["XQ1004 «'t-${{ 1 }}.csv'»"])
    #expect(load("{csv: t.csv, yaml: t.yaml}").faults == ["XQ1002 «{csv: t.csv, yaml: t.yaml}»"])
    #expect(load("{}").faults == ["XQ1002 «{}»"])
    #expect(load("{csv: [t.csv]}").faults == ["XQ1001 «[t.csv]»"])
    #expect(load("t.csv").faults == ["XQ1001 «t.csv»"])
  }

  // MARK: YAML

  @Test func `reads rows and values from YAML files`() {
    let rows = "- {code: 0421, n: 1, tags: [x]}\n- {code: 'x7', n: 2}\n"
    let expansion = load(
      "{yaml: t.yaml, key: code}",
      key: "${{ r.code }}-${{ r.n + 1 }}-${{ r.?tags.orValue([]).size() }}",
      ["t.yaml": rows])
    #expect(expansion.places == [])
    #expect(expansion.keys == ["0421-2-1", "x7-3-0"])
    #expect(load("{yaml: t.yaml}", key: "${{ r }}", ["t.yaml": "[a, 1]"]).keys == ["a", "1"])
    #expect(load("{yaml: t.yaml}", ["t.yaml": "a: [b"]).places.first?.hasPrefix("t.yaml:") ?? false)
  }

  @Test func `checks rows of YAML at their cells`() {
    let rows = """
      - {id: 1, since: 2026-01-01}
      - {id: 1, since: 2026-02-30}
      - {id: '', since: null}
      - {n: 3}
      """
    let files = ["t.yaml": rows]
    #expect(
      load("{yaml: t.yaml, columns: {since: date}}", files).places == ["t.yaml:2:18 XQ1109"])
    #expect(
      load("{yaml: t.yaml, key: id}", files).places == [
        "t.yaml:2:8 XQ1107", "t.yaml:3:8 XQ1107",
      ])
    #expect(
      load("{yaml: t.yaml, columns: {id: string}}", files).faults == ["XQ1109 «1»", "XQ1109 «1»"])
    #expect(
      load("{yaml: t.yaml}", key: "${{ r.since }}", ["t.yaml": "- {since: a}\n- {n: 1}\n"]).faults
        == ["XQ1218 «since»"])
  }

  @Test func `refuses rows that aren't mappings, and fields that need rows`() {
    #expect(
      load("{yaml: t.yaml}", ["t.yaml": "- {a: 1}\n- x\n- [y]\n"]).faults == [
        "XQ1001 «x»", "XQ1001 «[y]»",
      ])
    #expect(load("{yaml: t.yaml, key: id}", ["t.yaml": "a: 1"]).faults == ["XQ1110 «id»"])
    #expect(load("{rows: [a], columns: {x: int}}").faults == ["XQ1110 «x»"])
    #expect(load("{rows: [], key: id}").faults == ["XQ1315 «id»"])
    #expect(load("{rows: [a], delimiter: tab}").faults == ["XQ1003 «delimiter»"])
  }

  @Test func `takes inline rows with variables`() {
    let expansion = Expansion(
      entry: "for_each: {r: '${{ data.t }}'}\nkey: ${{ r.k }}\nurl: https://h.example",
      head: "vars: {p: x, e: ''}\ndata: {t: [{k: 'a-${{ vars.p }}'}, {k: '${{ vars.p }}'}]}")
    #expect(expansion.keys == ["a-x", "x"])
    let empty = Expansion(
      entry: "for_each: {r: '${{ data.t }}'}\nkey: ${{ r.k }}\nurl: https://h.example",
      head: "vars: {p: x, e: ''}\ndata: {t: [{k: 'a-${{ vars.e }}'}]}")
    #expect(empty.faults == ["XQ1301 « vars.e »"])
  }

  // MARK: Order

  @Test func `changes nothing but the order when rows are moved`() throws {
    var generator = SeededGenerator(seed: 7)
    let rows = (0..<700).map { "\($0),v\($0 % 13),\($0 % 3 == 0 ? "de|fr" : "it")" }
    func links(_ rows: [String]) throws -> [String: String] {
      let expansion = Expansion(
        entry: """
          for_each: {s: '${{ data.t }}', l: '${{ s.langs.split("|") }}', n: [1, 2]}
          exclude: [{l: fr, n: 2}]
          when: ${{ s.v != "v5" }}
          key: ${{ s.id }}-${{ l }}-${{ n }}
          url: https://h.example/${{ s.v }}
          custom_slug: s-${{ short_id(key, 8) }}
          labels: ['${{ s.v }}', '${{ l }}']
          """, head: "data: {t: {csv: t.csv, key: id}}",
        ["t.csv": "id,v,langs\n" + rows.joined(separator: "\n")])
      #expect(expansion.places == [])
      let set = try #require(expansion.links)
      var result: [String: String] = [:]
      for index in 0..<set.count {
        let link = set[index]
        result[link.key] = "\(link.slug ?? "") \(link.destination) \(link.allLabels)"
      }
      #expect(result.count == set.count)
      return result
    }
    let first = try links(rows)
    #expect(try links(rows.shuffled(using: &generator)) == first)
  }
}
