import Diagnostics
import Links
import Testing

@Suite struct FieldTests {
  private func expand(_ fields: String, defaults: String = "{}", _ head: String = "") -> Expansion {
    Expansion(
      entry: "url: https://h.example/\n" + fields,
      head: "defaults: \(defaults)\nvars: {none: null, labels: [v, w], ten: '1234567890'}\n" + head)
  }

  // MARK: Labels

  @Test func `unites labels in order without repeats`() throws {
    let expansion = expand(
      "labels: [b, '${{ vars.labels }}', null, '${{ vars.none }}', 'w', '${{ [1, null, \"ä\"] }}', 2]",
      defaults: "{labels: [a, b, '${{ \"v\" }}']}")
    #expect(expansion.places == [])
    #expect(
      try #require(expansion.links)[0].allLabels
        == [
          "campaign-c1", try #require(expansion.links)[0].allLabels[1], "a", "b", "v", "w", "1",
          "ä", "2",
        ])
  }

  private static let labels: [(labels: String, faults: [String])] = [
    ("['']", ["XQ1305 «''»"]),
    ("[' a']", ["XQ1305 «' a'»"]),
    ("['a,b']", ["XQ1305 «'a,b'»"]),
    ("[\"a\\tb\"]", ["XQ1305 «\"a\\tb\"»"]),
    (
      "['${{ vars.ten + vars.ten + vars.ten + vars.ten + vars.ten + \"x\" }}']",
      ["XQ1305 «'${{ vars.ten + vars.ten + vars.ten + vars.ten + vars.ten + \"x\" }}'»"]
    ),
    ("['campaign-x', 'key-x', 'campaigns']", ["XQ1305 «'campaign-x'»", "XQ1305 «'key-x'»"]),
    ("['${{ \"\" }}', 'x${{ vars.none }}']", ["XQ1301 « \"\" »", "XQ1301 « vars.none »"]),
    ("['${{ [[1]] }}']", ["XQ1303 « [[1]] »"]),
    ("['${{ [\"\"] }}']", ["XQ1301 « [\"\"] »"]),
    ("x", ["XQ1001 «x»"]),
    ("[[x]]", ["XQ1001 «[x]»"]),
    ("[1, 2, 3, 4, 5, 6, 7, 8, 9]", ["XQ1317 «9»"]),
    ("[1, 2, 3, 4, 5, 6, 7, 8]", []),
  ]

  @Test(arguments: labels)
  func `checks labels`(_ labels: String, _ faults: [String]) {
    #expect(expand("labels: \(labels)").faults == faults)
  }

  @Test func `has room for one label more beside a slug`() {
    #expect(expand("custom_slug: abc\nlabels: [1, 2, 3, 4, 5, 6, 7, 8, 9]").faults == [])
    #expect(
      expand("custom_slug: abc\nlabels: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]").faults == ["XQ1317 «10»"])
  }

  // MARK: Keys, lets, slugs

  @Test func `makes keys of lets, and slugs of keys`() throws {
    let expansion = expand(
      """
      for_each: {n: [1, 2]}
      let: {tag: 'T-${{ n }}', both: '${{ [tag, string(n)] }}', low: '${{ tag.lowerAscii() }}'}
      key: ${{ both.join("_") }}
      custom_slug: x-${{ key.replace("_", "-").lowerAscii() }}
      labels: ['${{ low }}']
      """)
    #expect(expansion.places == [])
    #expect(expansion.keys == ["T-1_1", "T-2_2"])
    #expect(try #require(expansion.links)[1].slug == "x-t-2-2")
  }

  @Test func `takes the id as the key of an entry without axes`() {
    #expect(expand("description: x").faults == ["XQ1003 «description»"])
    #expect(expand("enabled: true").keys == ["a"])
    #expect(expand("let: {x: 7}\nkey: k${{ x }}").keys == ["k7"])
  }

  private static let faults: [(fields: String, faults: [String])] = [
    ("for_each: {n: [1]}", ["XQ1002 «id»"]),
    ("key: ''", ["XQ1301 «''»"]),
    ("for_each: {n: [1]}\nkey: null", ["XQ1002 «key»"]),
    ("key: ${{ vars.none }}", ["XQ1301 « vars.none »"]),
    ("key: ${{ now }}", ["XQ1201 «now»"]),
    ("key: ${{ key }}", ["XQ1201 «key»"]),
    ("let: {x: '${{ now }}'}", ["XQ1201 «now»"]),
    ("let: {x: '${{ y }}', y: 1}", ["XQ1201 «y»"]),
    ("let: {key: 1}", ["XQ1007 «key»"]),
    ("let: {vars: 1}", ["XQ1007 «vars»"]),
    ("for_each: {n: [1]}\nkey: x\nlet: {n: 1}", ["XQ1007 «n»"]),
    ("custom_slug: ab", ["XQ1304 «ab»"]),
    (
      "custom_slug: ${{ vars.ten + vars.ten + vars.ten + vars.ten + vars.ten + vars.ten + '12345' }}",
      [
        "XQ1304 «${{ vars.ten + vars.ten + vars.ten + vars.ten + vars.ten + vars.ten + '12345' }}»"
      ]
    ),
    ("custom_slug: Abc", ["XQ1304 «Abc»"]),
    ("custom_slug: a_bc", ["XQ1304 «a_bc»"]),
    ("custom_slug: zürich", ["XQ1304 «zürich»"]),
    ("custom_slug: ''", ["XQ1304 «''»"]),
    ("custom_slug: [abc]", ["XQ1001 «[abc]»"]),
    ("custom_slug: ${{ now }}", ["XQ1201 «now»"]),
    ("custom_slug: ${{ vars.none }}", ["XQ1301 « vars.none »"]),
    ("enabled: 'yes'", ["XQ1316 «'yes'»"]),
    ("enabled: yes", ["XQ1316 «yes»"]),
    ("enabled: ${{ 1 }}", ["XQ1316 «${{ 1 }}»"]),
    ("when: true", ["XQ1220 «true»"]),
    ("when: x ${{ true }}", ["XQ1220 «x ${{ true }}»"]),
    (
      "labels: ['${{ row.x }}', '${{ link.y }}', '${{ plan.z }}']",
      ["XQ1201 «row»", "XQ1201 «link»", "XQ1201 «plan»"]
    ),
  ]

  @Test(arguments: faults)
  func `refuses`(_ fields: String, _ faults: [String]) {
    let expansion = expand(fields)
    #expect(expansion.faults == faults)
    #expect(expansion.links == nil)
  }

  @Test func `lets a null slug of an entry undo that of the defaults`() throws {
    let expansion = expand("custom_slug: null", defaults: "{custom_slug: abc, enabled: false}")
    let link = try #require(expansion.links)[0]
    #expect(link.slug == nil && !link.isEnabled)
    #expect(
      try #require(expand("enabled: ${{ now < timestamp('2030-01-01T00:00:00Z') }}").links)[0]
        .isEnabled)
  }

  // MARK: Times

  private static let times: [(text: String, expiry: String?, faults: [String])] = [
    ("2026-12-31T23:59:59Z", "2026-12-31T23:59:59Z", []),
    ("2026-12-31T23:59:59+02:00", "2026-12-31T21:59:59Z", []),
    ("'2026-12-31 23:59:59-01:30'", "2027-01-01T01:29:59Z", []),
    ("${{ timestamp('2026-12-31T00:00:00Z') + duration('1h') }}", "2026-12-31T01:00:00Z", []),
    ("${{ now + duration('24h') }}", "2026-09-22T14:13:20Z", []),
    ("null", nil, []),
    ("${{ vars.none }}", nil, []),
    ("2026-12-31", nil, ["'2026-12-31' has no zone"]),
    ("2026-12-31T23:59:59", nil, ["'2026-12-31T23:59:59' has no zone"]),
    ("2026-12-31T23:59:59.5Z", nil, ["'2026-12-31T23:59:59.5Z' has a fraction of a second"]),
    (
      "${{ timestamp('2026-12-31T00:00:00.25Z') }}", nil,
      ["'2026-12-31T00:00:00.25Z' has a fraction of a second"]
    ),
    (
      "2026-02-30T00:00:00Z", nil,
      ["'2026-02-30T00:00:00Z' is not a time with a zone and whole seconds"]
    ),
    ("soon", nil, ["'soon' is not a time with a zone and whole seconds"]),
    ("1790000000", nil, ["'1790000000' is not a time with a zone and whole seconds"]),
    ("[1]", nil, ["a list is not a time with a zone and whole seconds"]),
    (
      "2026-09-21T14:13:20Z", "2026-09-21T14:13:20Z",
      ["the links expire at 2026-09-21T14:13:20Z, which is over"]
    ),
  ]

  @Test(arguments: times)
  func `reads times`(_ text: String, _ expiry: String?, _ details: [String]) {
    let expansion = expand("expires_at: \(text)")
    #expect(expansion.details == details)
    #expect(expansion.links?[0].expiresAt.map { "\($0)" } == expiry)
    #expect(expansion.diagnostics.allSatisfy { $0.code.id == "XQ1310" && $0.span != nil })
    let isPast = details.first?.hasSuffix("over") ?? false
    guard !text.contains("now"), !text.hasPrefix("["), text != "null" else { return }
    let ends = Expansion(
      entry: "url: https://h.example/",
      head: "vars: {none: null}\nlifecycle:\n  after_end: https://h.example/\n  ends: \(text)")
    if text == "${{ vars.none }}" {
      #expect(ends.faults == ["XQ1301 « vars.none »"])
    } else if !text.contains(".25") {
      #expect(ends.details == (isPast ? [] : details))
    }
  }

  @Test func `refuses an expiry beside a page for the time behind the end`() {
    let expansion = expand(
      "expires_at: 2027-01-01T00:00:00Z", "lifecycle: {after_end: https://h.example/over}")
    #expect(expansion.faults == ["XQ1310 «2027-01-01T00:00:00Z»"])
    #expect(expansion.diagnostics.first?.labels.count == 1)
    #expect(
      expand("expires_at: null", "lifecycle: {after_end: 'ftp://x', ends: 1}").faults
        == ["XQ1306 «'ftp://x'»", "XQ1310 «1»"])
  }

  // MARK: Clashes

  @Test func `names both rows of every clash`() throws {
    let stores = "id,slug\n1,abc\n2,abc\n1,def\n3,ghi\n"
    let expansion = Expansion(
      entry: """
        for_each: {s: '${{ data.stores }}'}
        key: k${{ s.id }}
        url: https://h.example/
        custom_slug: ${{ s.slug }}
        """, head: "data: {stores: {csv: s.csv}}", ["s.csv": stores])
    #expect(expansion.places == ["s.csv:3:1 XQ1313", "s.csv:4:1 XQ1312"])
    for fault in expansion.diagnostics {
      #expect(expansion.place(try #require(fault.labels.first?.span)) == "s.csv:2:1")
      #expect(fault.help.count == 1 && !fault.trace.isEmpty)
    }
    #expect(expansion.details[0] == "slug 'abc' is used by the links 'k1' and 'k2'")
  }

  @Test func `finds clashes between entries`() throws {
    let expansion = Expansion(
      """
      campaign: c1
      defaults: {url: https://h.example}
      links:
        - {id: a, key: x, custom_slug: abc}
        - {id: b, key: x, custom_slug: abc}
        - {id: b}
      """)
    #expect(expansion.places == ["c.yaml:6:6 XQ1008"])
    let two = Expansion(
      """
      campaign: c1
      defaults: {url: https://h.example}
      links:
        - {id: a, key: x, custom_slug: abc}
        - {id: b, key: x, custom_slug: abc}
      """)
    #expect(two.places == ["c.yaml:5:6 XQ1312"])
    #expect(two.place(try #require(two.diagnostics[0].labels.first?.span)) == "c.yaml:4:6")
  }
}
