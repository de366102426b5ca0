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

  @Test(arguments: ["plugin: stores", "plugin: erp.stores", "plugin: crm.shops"])
  func `a source that nobody provides is named`(source: String) {
    #expect(Self.expand(source).places == ["c.yaml:4:20 XQ5101"])
  }
}
