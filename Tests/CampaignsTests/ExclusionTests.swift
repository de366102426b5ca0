import Diagnostics
import Links
import Testing

/// `exclude:` as expressions; written matches are in `AxisTests`.
@Suite struct ExclusionTests {
  private let skus = "sku,line\na1,Alpha\na2,Alpha\nb1,Beta\n"

  private func expand(
    _ exclude: String, sold: String = "sku,market,pack\na1,NO,2\nb1,SE,1\n", data: String = ""
  ) -> Expansion {
    Expansion(
      entry: """
        for_each: {sku: '${{ data.skus }}', market: [NO, SE], pack: [1, 2]}
        exclude: \(exclude)
        key: ${{ sku.sku }}-${{ market }}-${{ pack }}
        url: https://h.example/
        """,
      head: """
        vars: {drop: [{market: NO, pack: 1}], one: {sku: a2}, none: [], market: SE}
        data:
          skus: {csv: skus.csv, key: sku}
          not_sold: {csv: not_sold.csv}
        \(data)
        """, ["skus.csv": skus, "not_sold.csv": sold])
  }

  @Test func `excludes what a table lists`() {
    let expansion = expand("'${{ data.not_sold }}'")
    #expect(expansion.places == [])
    #expect(
      expansion.keys == [
        "a1-NO-1", "a1-SE-1", "a1-SE-2", "a2-NO-1", "a2-NO-2", "a2-SE-1", "a2-SE-2", "b1-NO-1",
        "b1-NO-2", "b1-SE-2",
      ])
  }

  @Test func `takes expressions beside written matches, in one list`() {
    let expansion = expand("[{sku: b1}, '${{ vars.drop }}', '${{ vars.one }}']")
    #expect(expansion.places == [])
    #expect(expansion.keys == ["a1-NO-2", "a1-SE-1", "a1-SE-2"])
    #expect(expand("'${{ vars.none }}'").keys.count == 12)
    #expect(expand("null").keys.count == 12)
  }

  @Test func `takes computed maps, and rows as values of their axis`() {
    let expansion = expand(
      "'${{ data.skus.filter(s, s.line == \"Alpha\").map(s, {\"sku\": s, \"market\": vars.market}) }}'"
    )
    #expect(expansion.places == [])
    #expect(expansion.keys.count == 8)
    #expect(!expansion.keys.contains("a1-SE-1"))
  }

  @Test func `points at the cell that never occurs`() throws {
    let expansion = expand(
      "'${{ data.not_sold }}'", sold: "sku,market,pack\na1,N0,2\nb1,,1\n\"zz\",SE,3\n")
    #expect(
      expansion.places == [
        "not_sold.csv:2:4 XQ1314", "not_sold.csv:3:4 XQ1314", "not_sold.csv:4:1 XQ1314",
        "not_sold.csv:4:9 XQ1314",
      ])
    #expect(
      expansion.details == [
        "axis 'market' never has the value 'N0'", "axis 'market' never has an empty value",
        "axis 'sku' never has the value 'zz'", "axis 'pack' never has the value '3'",
      ])
    #expect(try #require(expansion.diagnostics.first).help.first == "Did you mean 'NO'?")
  }

  @Test func `points at the header of a column that is no axis`() {
    let expansion = expand(
      "'${{ data.not_sold }}'", sold: "sku,markt,reason\na1,NO,x\na2,NO,y\n")
    #expect(expansion.faults == ["XQ1314 «markt»", "XQ1314 «reason»"])
    #expect(expansion.diagnostics.first?.repeats == 1)
    #expect(expansion.diagnostics.first?.help.first == "Did you mean 'market'?")
  }

  @Test func `points into rows that are written in YAML`() {
    let expansion = expand(
      "'${{ data.gone }}'", data: "  gone: [{sku: a1, markt: NO}, {sku: a9}, {sku: [a1]}]")
    #expect(expansion.faults == ["XQ1314 «markt»", "XQ1314 «a9»", "XQ1314 «[a1]»"])
  }

  @Test func `warns of each row that excludes nothing more`() {
    let expansion = expand(
      "'${{ data.not_sold }}'", sold: "sku,market,pack\na1,NO,2\na2,NO,1\na1,NO,2\n")
    #expect(expansion.places == ["not_sold.csv:4:1 XQ1314"])
    #expect(expansion.keys.count == 10)
  }

  private static let refusals: [(exclude: String, faults: [String])] = [
    ("'${{ 1 }}'", ["XQ1001 « 1 »"]),
    ("['${{ [1, {\"sku\": \"a1\"}] }}']", ["XQ1001 « [1, {\"sku\": \"a1\"}] »"]),
    ("'${{ [{}] }}'", ["XQ1314 « [{}] »"]),
    ("'${{ data.nott_sold }}'", ["XQ1205 «nott_sold»"]),
    ("'${{ [{\"sku\": sku.sku}] }}'", ["XQ1201 «sku»"]),
    ("x ${{ data.not_sold }}", ["XQ1220 «x ${{ data.not_sold }}»"]),
    ("{sku: a1}", ["XQ1001 «{sku: a1}»"]),
  ]

  @Test(arguments: refusals)
  func `refuses`(_ exclude: String, _ faults: [String]) {
    let expansion = expand(exclude)
    #expect(expansion.faults == faults)
    #expect(expansion.links == nil)
  }

  @Test func `checks the shape where the axes are broken too`() {
    let expansion = Expansion(
      entry: "for_each: {a: [x, x]}\nexclude: [x]\nkey: k\nurl: https://h.example/")
    #expect(expansion.faults == ["XQ1302 «x»", "XQ1001 «x»"])
  }

  /// A scan of all exclusions for each combination would take 4 × 10⁹ steps here.
  @Test(.timeLimit(.minutes(1))) func `excludes by the ten thousands`() {
    let expansion = Expansion(
      entry: """
        for_each: {a: '${{ data.rows }}', b: '${{ range(10) }}'}
        exclude: '${{ data.gone }}'
        key: ${{ a.id }}-${{ b }}
        url: https://h.example/
        """, head: "data: {rows: {csv: rows.csv, key: id}, gone: {csv: gone.csv}}",
      [
        "rows.csv": "id\n" + (0..<20_000).map { "\($0)\n" }.joined(),
        "gone.csv": "a,b\n" + (0..<20_000).map { "\($0),3\n" }.joined(),
      ])
    #expect(expansion.places == [])
    #expect(expansion.links?.count == 180_000)
  }
}
