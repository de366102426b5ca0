import Bytes
import Campaigns
import Diagnostics
import Links
import Testing

@Suite struct LifecycleTests {
  /// Two links, `a` with routing rules and `b`, that live by `a`'s own lifecycle and that of all.
  private func expand(
    _ lifecycle: String, own: String = "{}", defaults: String = "{}", more: String = ""
  ) -> Expansion {
    Expansion(
      """
      campaign: c1
      lifecycle: \(lifecycle)
      defaults: {lifecycle: \(defaults), utm: {source: s}}
      vars: {over: 'https://www.example.com/over'}
      \(more)
      links:
        - id: a
          url: https://h.example/a
          lifecycle: \(own)
          routing_rules: [{destination: 'https://m.example/', priority: 1}]
        - id: b
          url: https://h.example/b
      """)
  }

  @Test func `pauses every link of a paused campaign`() throws {
    let expansion = expand("{state: paused, after_end: https://www.example.com/over}")
    #expect(expansion.places == [])
    let links = try #require(expansion.links)
    #expect(links.enabled == [false, false])
    #expect(
      expansion.destinations == [
        "https://h.example/a?utm_source=s", "https://h.example/b?utm_source=s",
      ])
    #expect(!links[0].rules.isEmpty)
  }

  @Test func `leads visitors of a retired campaign to the page behind its end`() throws {
    let expansion = expand("{state: retired, after_end: '${{ vars.over }}'}")
    #expect(expansion.places == [])
    let links = try #require(expansion.links)
    #expect(links.enabled == [true, true])
    #expect(
      expansion.destinations == ["https://www.example.com/over", "https://www.example.com/over"])
    #expect(links[0].rules.isEmpty)
  }

  @Test func `pauses the links of a retired campaign without such a page`() throws {
    let links = try #require(expand("{state: retired}").links)
    #expect(links.enabled == [false, false])
    #expect(links[0].destination == "https://h.example/a?utm_source=s")
  }

  @Test func `merges lifecycles field by field: campaign, defaults, entry`() throws {
    let expansion = expand(
      "{state: retired, after_end: https://www.example.com/over, ends: 2026-01-01T00:00:00Z}",
      own: "{state: active}", defaults: "{after_end: 'https://www.example.com/later'}")
    #expect(expansion.places == [])
    #expect(
      expansion.destinations == [
        "https://h.example/a?utm_source=s", "https://www.example.com/later",
      ])
    let entries = try #require(expansion.links).entries
    #expect(entries.map(\.ends) == [Instant("2026-01-01T00:00:00Z"), nil])
    let unset = expand(
      "{state: retired, after_end: https://www.example.com/over}", own: "{after_end: null}")
    #expect(try #require(unset.links).enabled == [false, true])
  }

  @Test func `says what a plan leaves alone`() throws {
    let expansion = expand(
      "{ignore: [enabled, routing_rules], labels: exact}", own: "{ignore: [url], labels: add}",
      more: "remove_labels: [old, '${{ campaign }}-x', old]")
    #expect(expansion.places == [])
    let upkeep = try #require(expansion.links).entries.map(\.upkeep)
    #expect(upkeep.map(\.ignored) == [[.url], [.enabled, .routingRules]])
    #expect(upkeep.map(\.labelsAreExact) == [false, true])
    #expect(upkeep.map(\.removedLabels) == [["old", "c1-x"], ["old", "c1-x"]])
  }

  private static let refusals: [(lifecycle: String, more: String, faults: [String])] = [
    ("{state: pause}", "", ["XQ1005 «pause»"]),
    ("{state: '${{ vars.over }}'}", "", ["XQ1004 «'${{ vars.over }}'»"]),
    ("{ignore: [enabeld]}", "", ["XQ1005 «enabeld»"]),
    ("{ignore: enabled}", "", ["XQ1001 «enabled»"]),
    ("{ignore: [key]}", "", ["XQ1005 «key»"]),
    ("{labels: exactly}", "", ["XQ1005 «exactly»"]),
    ("{stat: paused}", "", ["XQ1003 «stat»"]),
    ("{after_end: 'ftp://x'}", "", ["XQ1306 «'ftp://x'»"]),
    ("{ends: soon}", "", ["XQ1310 «soon»"]),
    ("{ignore: [labels], labels: exact}", "", ["XQ1321 «labels»"]),
    ("{ignore: [enabled], state: paused}", "", ["XQ1321 «enabled»"]),
    ("{ignore: [enabled], state: retired}", "", ["XQ1321 «enabled»"]),
    (
      "{ignore: [url], state: retired, after_end: 'https://x.example/'}", "", ["XQ1321 «url»"]
    ),
    ("{}", "remove_labels: ['a,b']", ["XQ1305 «'a,b'»"]),
    ("{}", "remove_labels: [campaign-c1]", ["XQ1305 «campaign-c1»"]),
    ("{}", "remove_labels: x", ["XQ1001 «x»"]),
    ("{}", "remove_labels: ['${{ key }}']", ["XQ1201 «key»"]),
  ]

  @Test(arguments: refusals)
  func `refuses`(_ lifecycle: String, _ more: String, _ faults: [String]) {
    let expansion = expand(lifecycle, more: more)
    #expect(expansion.faults == faults)
    #expect(expansion.links == nil)
  }

  @Test func `refuses to remove a label that a link asks for`() throws {
    let expansion = Expansion(
      entry:
        "for_each: {n: [1, 2]}\nkey: k${{ n }}\nurl: https://h.example/\nlabels: ['l${{ n }}']",
      head: "remove_labels: [x, l2]")
    #expect(expansion.faults == ["XQ1322 «l2»"])
    #expect(expansion.details == ["label 'l2' is asked for by link 'k2'"])
  }

  @Test func `takes defaults of shared files too`() throws {
    let expansion = Expansion(
      """
      campaign: c1
      use: [shared.yaml]
      defaults: {lifecycle: {labels: exact}}
      links: [{id: a, url: 'https://h.example/'}]
      """, ["shared.yaml": "defaults: {lifecycle: {state: paused, labels: add}}"])
    #expect(expansion.places == [])
    let links = try #require(expansion.links)
    #expect(links.enabled == [false])
    #expect(links.entries[0].upkeep.labelsAreExact)
  }

  @Test func `has no lifecycle for single combinations`() {
    let expansion = Expansion(
      entry: """
        for_each: {n: [1]}
        set: [{match: {n: 1}, lifecycle: {state: paused}}]
        key: k
        url: https://h.example/
        """)
    #expect(expansion.faults == ["XQ1003 «lifecycle»"])
  }
}
