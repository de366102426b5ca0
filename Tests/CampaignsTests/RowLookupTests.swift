import Diagnostics
import Links
import Testing

@Suite struct RowLookupTests {
  private func expand(_ fields: String, head: String = "") -> Expansion {
    Expansion(
      entry: """
        for_each: {sale: '${{ data.sales }}'}
        key: ${{ sale.id }}
        \(fields)
        """,
      head: """
        data:
          stores: {csv: stores.csv, key: id, where: '${{ row.city != "Thun" }}'}
          sales: [{id: a, store: '0421'}, {id: b, store: '0007'}]
          plain: {csv: stores.csv}
          codes: {rows: [{n: 1, city: Basel}, {n: 2, city: Chur}], key: n}
          config: {rows: {x: y}}
        \(head)
        """, ["stores.csv": "id,city\n0421,Bern\n0009,Thun\n0007,Olten\n"])
  }

  @Test func `finds the row of a data source by its key`() {
    let expansion = expand("url: https://h.example/${{ row('stores', sale.store).city }}")
    #expect(expansion.places == [])
    #expect(expansion.destinations == ["https://h.example/Bern", "https://h.example/Olten"])
  }

  @Test func `finds numbers by their text, and the first of repeated keys`() {
    #expect(
      expand("url: https://h.example/${{ row('codes', 2).city }}").destinations.first
        == "https://h.example/Chur")
    #expect(
      expand(
        "url: https://h.example/${{ row('doubles', '0421').city }}",
        head: """
            doubles:
              rows: [{id: '0007', city: Olten}, {id: '0421', city: Bern}, {id: '0421', city: Biel}]
              key: id
              duplicates: first
          """
      ).destinations.first == "https://h.example/Bern")
  }

  @Test func `is there for axes, conditions, lets, and functions of the campaign`() {
    let expansion = Expansion(
      entry: """
        for_each:
          sale: ${{ data.sales }}
          lang: ${{ row('stores', sale.store).langs.split('|') }}
        when: ${{ row('stores', sale.store).city != 'Olten' }}
        let: {city: '${{ city(sale.store) }}'}
        key: ${{ sale.id }}-${{ lang }}-${{ city }}
        url: https://h.example/
        """,
      head: """
        functions: {city: {params: [id], value: '${{ row("stores", id).city }}'}}
        data:
          stores: {csv: stores.csv, key: id}
          sales: [{id: a, store: '0421'}, {id: b, store: '0007'}]
        """, ["stores.csv": "id,city,langs\n0421,Bern,de|fr\n0007,Olten,de\n"])
    #expect(expansion.places == [])
    #expect(expansion.keys == ["a-de-Bern", "a-fr-Bern"])
  }

  private static let refusals: [(expression: String, faults: [String], detail: String)] = [
    (
      "row('stores', sale.store + '1').city", ["XQ1205 «sale.store + '1'»"],
      "'stores' has no row '04211'."
    ),
    ("row('stores', '0009').city", ["XQ1205 «'0009'»"], "'stores' has no row '0009'."),
    ("row('store', sale.store).city", ["XQ1205 «'store'»"], "There is no data source 'store'."),
    ("row('plain', sale.store).city", ["XQ1217 «'plain'»"], "'table' of 'row' has no key."),
    ("row('config', sale.store).city", ["XQ1205 «'config'»"], "There is no data source 'config'."),
    (
      "row(data.stores, sale.store).city", ["XQ1204 «data.stores»"],
      "'table' of 'row' is a list, and must be a string."
    ),
    (
      "row('stores', [1]).city", ["XQ1204 «[1]»"],
      "'id' of 'row' is a list, and must be the key of a row."
    ),
    ("row('stores', sale.store).cty", ["XQ1218 «cty»"], "'stores' has no column 'cty' here."),
  ]

  @Test(arguments: refusals)
  func `refuses`(_ expression: String, _ faults: [String], _ detail: String) {
    let expansion = expand("url: https://h.example/${{ \(expression) }}")
    #expect(expansion.faults == faults)
    #expect(expansion.details == [detail])
    #expect(expansion.links == nil)
  }

  @Test func `tells what may have been meant, and the way out`() throws {
    #expect(
      expand("url: https://h.example/${{ row('stores', '0412').city }}").diagnostics.first?.help
        .first == "Did you mean '0421'?")
    #expect(
      expand("url: https://h.example/${{ row('store', '1').city }}").diagnostics.first?.help.first
        == "Did you mean 'stores'?")
    #expect(
      expand("url: https://h.example/${{ row(data.stores, '1').city }}").diagnostics.first?.help
        .first == "Write the name of the data source in quotes: row(\"stores\", id).")
    let fault = try #require(
      expand("url: https://h.example/${{ row('stores', sale.id).city }}").diagnostics.first)
    #expect(fault.repeats == 1)
    #expect(fault.trace.map(\.text) == ["links \"a\"", "sale row 1"])
  }

  /// Looking at every row for every row would take 10¹⁰ steps.
  @Test(.timeLimit(.minutes(1))) func `finds rows in constant time`() {
    let expansion = Expansion(
      entry: """
        for_each: {r: '${{ data.rows }}'}
        key: ${{ row('rows', r.id).id }}
        url: https://h.example/
        """, head: "data: {rows: {csv: rows.csv, key: id}}",
      ["rows.csv": "id\n" + (0..<100_000).map { "\($0)\n" }.joined()])
    #expect(expansion.places == [])
    #expect(expansion.links?.count == 100_000)
  }
}
