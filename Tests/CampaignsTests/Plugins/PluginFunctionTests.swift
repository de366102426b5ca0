import Campaigns
import Diagnostics
import Links
import Testing

@Suite struct PluginFunctionTests {
  private static let desk = TestDesk([
    .function: [
      "crm.place": { item in
        item.contains("Nowhere") ? .fault("no such city") : .value(#"{"code":"Z\#(item.count)"}"#)
      },
      "crm.echo": { .value($0) },
    ]
  ])

  private static let cities = "city: [Bern, Zug]"

  private static func expand(
    _ lets: String, url: String, cities: String = cities, _ desk: any PluginDesk = desk
  ) -> Expansion {
    Expansion(
      entry: """
        for_each: {\(cities)}
        let:
          \(lets)
        key: ${{ city }}
        url: \(url)
        """, plugins: desk)
  }

  @Test func `a let name is what the plugin makes of each row`() {
    let found = Self.expand(
      "place: '${{ crm.place(city, 7) }}'", url: "https://x.example/${{ place.code }}")
    #expect(found.diagnostics.isEmpty)
    #expect(found.destinations == ["https://x.example/Z19", "https://x.example/Z18"])
  }

  @Test func `arguments reach the plugin as JSON, in their order`() {
    let found = Self.expand(
      #"sent: '${{ crm.echo(city, 1u, 1.5, [true, null], {"a": b"x"}, timestamp("2026-01-01T00:00:00Z")) }}'"#,
      url: "https://x.example/${{ sent.args[0] }}/${{ size(sent.args) }}?t=${{ sent.args[5] }}")
    #expect(found.diagnostics.map(\.detail) == [])
    #expect(found.destinations.first == "https://x.example/Bern/6?t=2026-01-01T00%3A00%3A00Z")
  }

  @Test func `a let behind it may use what the plugin gave`() {
    let found = Self.expand(
      "place: '${{ crm.place(city) }}'\n  low: '${{ lower(place.code) }}'",
      url: "https://x.example/${{ low }}")
    #expect(found.diagnostics.isEmpty)
    #expect(found.destinations == ["https://x.example/z17", "https://x.example/z16"])
  }

  @Test func `a refused row is said at the call, with the way of the expansion`() throws {
    let found = Self.expand(
      "place: '${{ crm.place(city) }}'", url: "https://x.example/${{ place.code }}",
      cities: "city: [Bern, Nowhere]")
    #expect(found.places == ["c.yaml:7:23 XQ5102"])
    let fault = try #require(found.diagnostics.first)
    #expect(fault.detail == "crm.place: no such city")
    #expect(fault.trace.map(\.text) == ["links \"a\"", "city=Nowhere"])
  }

  @Test func `rows whose arguments fail are not asked for`() {
    let found = Self.expand(
      "place: '${{ crm.place(city.substring(4)) }}'", url: "https://x.example/${{ place.code }}")
    #expect(found.faults == ["XQ1217 «4»"])
  }

  @Test func `a plugin that can't answer is said once, with the way to its row`() {
    let failure = Diagnostic(
      Diagnostic.Code("XQ5001", "a plugin failed"), at: nil, "crm 1.0.0 is gone")
    let desk = TestDesk(
      [.function: ["crm.place": { _ in .fault("never") }]], failing: PluginSilence(failure, item: 1)
    )
    let found = Self.expand(
      "place: '${{ crm.place(city) }}'", url: "https://x.example/${{ place.code }}", desk)
    #expect(found.details == ["crm 1.0.0 is gone"])
    #expect(found.diagnostics.first?.trace.last?.text == "city=Zug")
    let many = Self.expand(
      "place: '${{ crm.place(city) }}'", url: "https://x.example/${{ place.code }}",
      cities: "city: '${{ range(1500) }}'", desk)
    #expect(many.diagnostics.map(\.detail) == ["crm 1.0.0 is gone"])
    #expect(many.diagnostics.map(\.repeats) == [0])
  }

  @Test func `elsewhere than as the whole of a let, plugins can't be called`() throws {
    let inURL = Self.expand(
      "low: '${{ lower(city) }}'", url: "https://x.example/${{ crm.place(city) }}")
    let fault = try #require(inURL.diagnostics.first)
    #expect(inURL.places == ["c.yaml:9:32 XQ1201"])
    #expect(fault.help.first?.contains("'let:'") == true)
    let inText = Self.expand("low: 'x${{ crm.place(city) }}'", url: "https://x.example/${{ low }}")
    #expect(inText.diagnostics.map(\.code.id) == ["XQ1201"])
  }

  @Test func `a function that the plugin lacks is named, with the nearest one`() throws {
    let found = Self.expand(
      "place: '${{ crm.plaice(city) }}'", url: "https://x.example/${{ place }}")
    #expect(found.places == ["c.yaml:7:23 XQ5101"])
    #expect(found.diagnostics.first?.help == ["Did you mean 'crm.place'?"])
  }
}
