import Diagnostics
import Links
import Testing

@Suite struct InclusionTests {
  private let stores = "id,city,open\n0421,Bern,yes\n0009,Thun,no\n0007,Olten,yes\n"

  private func expand(
    _ include: String, axes: String = "store: '${{ data.stores }}', lang: [de, fr]",
    more: String = "", data: String = ""
  ) -> Expansion {
    Expansion(
      entry: """
        for_each: {\(axes)}
        include: \(include)
        key: ${{ store.id }}-${{ lang }}
        url: https://h.example/
        labels: ['${{ store.city }}']
        \(more)
        """,
      head: """
        data:
          stores: {csv: stores.csv, key: id, where: '${{ row.open == "yes" }}'}
          more: {csv: more.csv}
        \(data)
        """, ["stores.csv": stores, "more.csv": "store,lang\n0421,en\n0007,it\n"])
  }

  private let product = ["0421-de", "0421-fr", "0007-de", "0007-fr"]

  @Test func `adds rows behind the product, with values that no row had`() throws {
    let expansion = expand("[{store: '0421', lang: en}, {lang: it, store: '0007'}]")
    #expect(expansion.places == [])
    #expect(expansion.keys == product + ["0421-en", "0007-it"])
    let link = try #require(expansion.links)[4]
    #expect(link.dimensions.map(\.value) == ["0421", "en"])
    #expect(link.allLabels.contains("Bern"))
    #expect(expansion.files.text(try #require(link.trace[1].span)) == "0421,Bern,yes")
  }

  @Test func `takes rows from a table`() {
    #expect(expand("'${{ data.more }}'").keys == product + ["0421-en", "0007-it"])
  }

  @Test func `leaves added rows to neither 'when' nor 'exclude'`() {
    let expansion = expand(
      "[{store: '0007', lang: fr}, {store: '0421', lang: en}]",
      more: "exclude: [{lang: fr}]\nwhen: ${{ store.id != '0421' }}")
    #expect(expansion.places == [])
    #expect(expansion.keys == ["0007-de", "0007-fr", "0421-en"])
  }

  @Test func `adds rows that a filter of the axis left out, by their key`() throws {
    let expansion = expand(
      "[{store: '0421', lang: en}]",
      axes: "store: '${{ data.stores.filter(s, s.city == \"Olten\") }}', lang: [de]")
    #expect(expansion.places == [])
    #expect(expansion.keys == ["0007-de", "0421-en"])
    let link = try #require(expansion.links)[1]
    #expect(expansion.files.text(try #require(link.trace[1].span)) == "0421,Bern,yes")
    #expect(link.allLabels.contains("Bern"))
  }

  @Test func `keeps the type of a new value`() {
    let expansion = Expansion(
      entry: """
        for_each: {n: [1, 2]}
        include: [{n: 7}, '${{ [{"n": 9}] }}']
        key: k${{ n + 1 }}
        url: https://h.example/
        """)
    #expect(expansion.places == [])
    #expect(expansion.keys == ["k2", "k3", "k8", "k10"])
  }

  @Test func `adds to an axis without values`() {
    let expansion = Expansion(
      entry: "for_each: {n: []}\ninclude: [{n: x}]\nkey: ${{ n }}\nurl: https://h.example/")
    #expect(expansion.places == [])
    #expect(expansion.keys == ["x"])
  }

  private static let refusals: [(include: String, faults: [String], detail: String?)] = [
    (
      "[{store: '0421', lang: de}]", ["XQ1319 «{store: '0421', lang: de}»"],
      "this combination is there already"
    ),
    (
      "[{store: '0421', lang: en}, {lang: en, store: '0421'}]",
      ["XQ1319 «{lang: en, store: '0421'}»"], "this combination is there already"
    ),
    ("[{store: '0421'}]", ["XQ1319 «{store: '0421'}»"], "this has no value for the axis 'lang'"),
    ("[{}]", ["XQ1319 «{}»"], "this has no value for the axes 'store' and 'lang'"),
    (
      "[{store: '0009', lang: en}]", ["XQ1319 «'0009'»"],
      "axis 'store' has no row '0009' to take"
    ),
    ("[{store: 421, lang: en}]", ["XQ1319 «421»"], nil),
    ("[{store: '0421', lang: en, x: y}]", ["XQ1319 «x»"], "there is no axis 'x'"),
    ("[{store: '0421', lang: ''}]", ["XQ1319 «''»"], "axis 'lang' can't have an empty value"),
    ("[{store: '0421', lang: null}]", ["XQ1319 «null»"], nil),
    ("[x]", ["XQ1001 «x»"], nil),
    ("{store: '0421', lang: en}", ["XQ1001 «{store: '0421', lang: en}»"], nil),
    ("'${{ 1 }}'", ["XQ1001 « 1 »"], nil),
  ]

  @Test(arguments: refusals)
  func `refuses`(_ include: String, _ faults: [String], _ detail: String?) {
    let expansion = expand(include)
    #expect(expansion.faults == faults)
    #expect(expansion.links == nil)
    if let detail { #expect(expansion.details == [detail]) }
  }

  @Test func `tells what a key may have meant`() {
    let expansion = expand("[{store: '0412', lang: en}, {stor: '0421', lang: en}]")
    #expect(
      expansion.diagnostics.map(\.help.first) == ["Did you mean '0421'?", "Did you mean 'store'?"])
  }
}
