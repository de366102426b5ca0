import Campaigns
import Diagnostics
import Links
import Testing

@Suite struct PluginRowsTests {
  private static let desk = TestDesk([
    .dataSource: [
      "crm.stores": { item in
        item == #"{"args":{"region":"BE"}}"#
          ? .value(#"{"rows":[{"id":"0421","city":"Bern"},{"id":"0422","city":"Biel"}]}"#)
          : .fault("no region in \(item)")
      },
      "crm.odd": { _ in .value(#"{"row":[]}"#) },
      "crm.known": { _ in
        .value(
          #"{"rows":[{"id":"1","city":"Bern"},{"id":"2","city":""}],"origins":[{"file":"a.db","line":7},{"file":"a.db","line":9}]}"#
        )
      },
      "crm.few": { _ in .value(#"{"rows":[{"id":"1"}],"origins":[]}"#) },
    ]
  ])

  private static func expand(_ source: String, region: String = "BE") -> Expansion {
    Expansion(
      entry: """
        for_each: {store: '${{ data.stores }}'}
        key: ${{ store.id }}
        url: https://x.example/${{ store.city }}
        """,
      head: """
        vars: {region: \(region)}
        data:
          stores: {\(source)}
        """, plugins: desk)
  }

  @Test func `rows of a plugin are rows like all others`() {
    let found = Self.expand("plugin: crm.stores, args: {region: '${{ vars.region }}'}, key: id")
    #expect(found.diagnostics.isEmpty)
    #expect(found.keys == ["0421", "0422"])
    #expect(found.destinations == ["https://x.example/Bern", "https://x.example/Biel"])
    #expect(found.files.all.map(\.path) == ["campaigns/c.yaml", "crm.stores"])
  }

  @Test func `faults of rows are at the row that the plugin gave`() {
    let found = Self.expand(
      "plugin: crm.stores, args: {region: BE}, key: id, columns: {city: int}")
    #expect(found.places.first == "crm.stores:1:21 XQ1106" || found.places.count == 2)
  }

  @Test func `what a plugin refuses is said at its name`() {
    let found = Self.expand("plugin: crm.stores, args: {region: ZH}")
    #expect(found.places == ["c.yaml:4:20 XQ5102"])
    #expect(found.details == [#"crm.stores: no region in {"args":{"region":"ZH"}}"#])
  }

  @Test func `an answer without rows is odd`() {
    let found = Self.expand("plugin: crm.odd")
    #expect(found.places == ["c.yaml:4:20 XQ5103"])
  }

  @Test func `where a row comes from is part of the way to its links`() throws {
    let found = Self.expand("plugin: crm.known, key: id")
    #expect(found.details == ["the value is empty here"] || found.diagnostics.count == 1)
    let fault = try #require(found.diagnostics.first)
    #expect(fault.trace.map(\.text) == ["links \"a\"", "store row 2 from a.db:9"])
    #expect(fault.trace.last?.span.map(found.place) == "crm.known:2:1")
  }

  @Test func `as many origins as rows`() {
    #expect(
      Self.expand("plugin: crm.few").details.map { $0.contains("0 origins for 1 rows") } == [true])
  }

  @Test(arguments: ["plugin: stores", "plugin: erp.stores", "plugin: crm.shops"])
  func `a source that nobody provides is named`(source: String) {
    #expect(Self.expand(source).places == ["c.yaml:4:20 XQ5101"])
  }
}
