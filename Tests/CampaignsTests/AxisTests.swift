import Diagnostics
import Links
import Testing

@Suite struct AxisTests {
  private let stores = "id,region,langs\n1,north,de|fr\n2,south,\n3,north,it\n4,west,de|de\n"

  private func expand(
    _ axes: String, key: String, more: String = "", where condition: String = "true"
  ) -> Expansion {
    Expansion(
      entry: "for_each: \(axes)\nkey: \(key)\nurl: https://h.example/\n\(more)",
      head: """
        data:
          stores: {csv: stores.csv, key: id, where: '${{ \(condition) }}'}
          regions: [{code: north}, {code: south}]
          plain: [a, b]
          none: []
          config: {rows: {langs: [x, y]}}
        vars: {langs: [de, fr], n: 3}
        """, ["stores.csv": stores])
  }

  @Test func `takes texts, numbers and truths as values`() {
    let expansion = expand("{a: [x, 1, 1.5, true, '2'], b: [1]}", key: "${{ a }}-${{ b + 1 }}")
    #expect(expansion.places == [])
    #expect(expansion.keys == ["x-2", "1-2", "1.5-2", "true-2", "2-2"])
  }

  @Test func `takes lists from vars and data`() {
    let expansion = expand(
      "{a: '${{ vars.langs }}', b: '${{ data.plain }}', c: '${{ data.config.langs }}'}",
      key: "${{ a }}${{ b }}${{ c }}")
    #expect(
      expansion.keys == ["deax", "deay", "debx", "deby", "frax", "fray", "frbx", "frby"])
  }

  @Test func `keeps filtered rows as rows of their data`() throws {
    let expansion = expand(
      "{s: '${{ data.stores.filter(s, s.region == \"north\") }}'}", key: "k${{ s.id }}",
      more: "labels: ['${{ s.region }}']\nexclude: [{s: 3}]", where: "row.id != \"9\"")
    #expect(expansion.places == [])
    let link = try #require(expansion.links)[0]
    #expect(link.dimensions.map(\.value) == ["1"])
    #expect(expansion.files.text(try #require(link.trace.last?.span)) == "1,north,de|fr")
  }

  @Test func `keeps rows of an axis that depends on another`() throws {
    let expansion = expand(
      "{r: '${{ data.regions }}', s: '${{ data.stores.filter(s, s.region == r.code) }}'}",
      key: "${{ r.code }}-${{ s.id }}")
    #expect(expansion.places == [])
    #expect(expansion.keys == ["north-1", "north-3", "south-2"])
    let links = try #require(expansion.links)
    #expect(expansion.files.text(try #require(links[2].trace.last?.span)) == "2,south,")
    let unknown = expand(
      "{r: '${{ data.regions }}', s: '${{ data.stores.filter(s, s.region == r.code) }}'}",
      key: "${{ r.code }}-${{ s.idd }}")
    #expect(unknown.faults == ["XQ1218 «idd»"])
  }

  @Test func `tells each fault of ragged values with its row`() throws {
    let expansion = expand(
      "{s: '${{ data.stores }}', l: '${{ s.langs.split(\"|\") }}'}", key: "${{ s.id }}-${{ l }}")
    #expect(expansion.faults == ["XQ1302 « s.langs.split(\"|\") »"])
    let fault = try #require(expansion.diagnostics.first)
    #expect(fault.detail == "axis 'l' has an empty value")
    #expect(fault.repeats == 1)
    #expect(fault.trace.map(\.text) == ["links \"a\"", "s row 2"])
    #expect(expansion.files.text(try #require(fault.trace[1].span)) == "2,south,")
  }

  private static let refusals: [(axes: String, faults: [String]?, detail: String?)] = [
    ("{a: [x, '', y]}", ["XQ1302 «''»"], "axis 'a' has an empty value"),
    ("{a: [x, null]}", ["XQ1302 «null»"], "axis 'a' has a value that is null"),
    ("{a: [x, y, x]}", ["XQ1302 «x»"], "axis 'a' has the value 'x' twice"),
    ("{a: [1, '1']}", ["XQ1302 «'1'»"], "axis 'a' has the value '1' twice"),
    ("{a: [[x]]}", ["XQ1302 «[x]»"], "axis 'a' has a list as a value"),
    ("{a: [{id: 1}]}", ["XQ1302 «{id: 1}»"], "axis 'a' has a map as a value"),
    ("{a: '${{ [\"\"] }}'}", ["XQ1302 « [\"\"] »"], "axis 'a' has an empty value"),
    ("{a: '${{ vars.n }}'}", ["XQ1302 « vars.n »"], "axis 'a' needs a list, and this is an int"),
    (
      "{a: '${{ data.stores + [1] }}'}", ["XQ1302 « data.stores + [1] »"],
      "axis 'a' has rows of a data source beside other values"
    ),
    (
      "{a: '${{ data.stores + data.regions }}'}", ["XQ1302 « data.stores + data.regions »"],
      "axis 'a' has rows of a data source beside other values"
    ),
    (
      "{a: '${{ data.regions + data.regions }}'}", ["XQ1302 « data.regions + data.regions »"],
      "axis 'a' has the value '1' twice"
    ),
    ("{a: {b: c}}", ["XQ1001 «{b: c}»"], nil),
    ("{a: de}", ["XQ1302 «de»"], "axis 'a' needs a list, and here is a single value"),
    ("{a: [x], vars: [y]}", ["XQ1007 «vars»"], "'vars' means something else here already"),
    ("{a: [x], key: [y]}", ["XQ1007 «key»"], nil),
    ("{a: [x], now: [y]}", ["XQ1007 «now»"], nil),
    ("{a: [x], in: [y]}", ["XQ1007 «in»"], "'in' is a word of the expression language"),
    ("{a: [x], true: [y]}", nil, nil),
    ("{a: [x], a-b: [y]}", ["XQ1007 «a-b»"], nil),
    ("{a: '${{ [z] }}', z: [x]}", ["XQ1201 «z»"], nil),
    ("{z: [x], a: ['${{ z }}']}", ["XQ1302 «'${{ z }}'»"], "this item depends on an earlier axis"),
    ("{a: '${{ key.split(\",\") }}'}", ["XQ1201 «key»"], nil),
    (
      "{a: '${{ range(3000) }}', b: '${{ range(3000) }}'}", ["XQ1318 «b»"],
      "with this axis there are more than 5000000 links"
    ),
  ]

  @Test(arguments: refusals)
  func `refuses an axis`(_ axes: String, _ faults: [String]?, _ detail: String?) {
    let expansion = expand(axes, key: "${{ a }}")
    #expect(expansion.links == nil)
    if let faults { #expect(expansion.faults == faults) }
    if let detail { #expect(expansion.details == [detail]) }
  }

  @Test func `tells texts that only look alike apart`() {
    let expansion = expand("{a: [\"\\u00FC\", \"u\\u0308\"]}", key: "${{ a }}")
    #expect(expansion.places == [])
    #expect(expansion.keys.map { Array($0.utf8).count } == [2, 3])
  }

  @Test func `warns of an entry without links`() {
    for axes in [
      "{a: []}", "{a: '${{ data.none }}'}", "{a: [x], b: '${{ a == \"x\" ? [] : [1] }}'}",
    ] {
      let expansion = expand(axes, key: "${{ a }}")
      #expect(expansion.places == ["c.yaml:10:5 XQ1315"])
      #expect(expansion.links?.count == 0)
    }
    #expect(expand("{a: [x]}", key: "${{ a }}", more: "when: ${{ a == 'y' }}").links?.count == 0)
  }

  private static let exclusions: [(exclude: String, keys: [String], faults: [String])] = [
    ("[{a: 1}]", ["true-2", "true-2.5", "x-2", "x-2.5"], []),
    ("[{a: true, b: 2.50}, {b: 2}]", ["1-2.5", "x-2.5"], []),
    ("[{a: x}, {a: x, b: 2}]", ["1-2", "1-2.5", "true-2", "true-2.5"], ["XQ1314 «{a: x, b: 2}»"]),
    ("[{c: x}]", [], ["XQ1314 «c»"]),
    ("[{a: X, b: 3}]", [], ["XQ1314 «X»", "XQ1314 «3»"]),
    ("[{}]", [], ["XQ1314 «{}»"]),
    ("[{a: '${{ 1 }}'}]", [], ["XQ1004 «'${{ 1 }}'»"]),
    ("[x]", [], ["XQ1001 «x»"]),
  ]

  @Test(arguments: exclusions)
  func `excludes`(_ exclude: String, _ keys: [String], _ faults: [String]) {
    let expansion = expand(
      "{a: [1, true, x], b: [2, 2.5]}", key: "${{ a }}-${{ b }}", more: "exclude: \(exclude)")
    #expect(expansion.faults == faults)
    #expect(expansion.keys.sorted() == keys)
  }

  @Test func `names what an exclusion may have meant`() throws {
    let expansion = expand(
      "{store: '${{ data.stores }}'}", key: "${{ store.id }}",
      more: "exclude: [{stroe: 1}, {store: nort}]")
    #expect(
      expansion.diagnostics.map(\.help.first) == [
        "Did you mean 'store'?", "A row of 'stores' is known by its column 'id'.",
      ])
  }

  @Test func `selects with a condition over axes and now`() {
    let expansion = expand(
      "{s: '${{ data.stores }}'}", key: "${{ s.id }}",
      more: "when: ${{ s.region != 'north' && now > timestamp('2026-01-01T00:00:00Z') }}")
    #expect(expansion.places == [])
    #expect(expansion.keys == ["2", "4"])
    let fault = expand("{s: '${{ data.stores }}'}", key: "${{ s.id }}", more: "when: '${{ s.id }}'")
    #expect(fault.faults == ["XQ1316 « s.id »"])
    #expect(fault.diagnostics.first?.repeats == 3)
  }

  @Test func `numbers rows as the data does`() throws {
    let expansion = expand(
      "{s: '${{ data.stores }}'}", key: "${{ s.id }}", more: "labels: ['${{ s.langs }}x,']",
      where: "row.id >= \"3\"")
    let fault = try #require(expansion.diagnostics.first)
    #expect(fault.trace.map(\.text) == ["links \"a\"", "s row 3"])
    #expect(expansion.files.text(try #require(fault.trace[1].span)) == "3,north,it")
  }
}
