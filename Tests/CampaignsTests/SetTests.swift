import Bytes
import Diagnostics
import Links
import Testing

@Suite struct SetTests {
  private func expand(
    _ sets: String, fields: String = "url: https://h.example/${{ lang }}", defaults: String = "{}",
    axes: String = "{store: ['1', '2'], lang: [de, fr]}"
  ) -> Expansion {
    Expansion(
      entry: """
        for_each: \(axes)
        set: \(sets)
        key: ${{ store }}-${{ lang }}
        \(fields)
        """, head: "defaults: \(defaults)\nvars: {gone: null}")
  }

  @Test func `changes fields of the combinations that match`() throws {
    let expansion = expand(
      "[{match: {lang: fr}, utm: {term: ete}, labels: [fr], enabled: false}]",
      fields: "url: https://h.example/\nutm: {source: s, term: x}\nlabels: [a]")
    #expect(expansion.places == [])
    let links = try #require(expansion.links)
    #expect(links.keys.strings == ["1-de", "1-fr", "2-de", "2-fr"])
    #expect(
      expansion.destinations == [
        "https://h.example/?utm_source=s&utm_term=x",
        "https://h.example/?utm_source=s&utm_term=ete",
        "https://h.example/?utm_source=s&utm_term=x",
        "https://h.example/?utm_source=s&utm_term=ete",
      ])
    #expect(links.labels.strings(at: 0) == ["a"])
    #expect(links.labels.strings(at: 3) == ["a", "fr"])
    #expect(links.enabled == [true, false, true, false])
    #expect(links[3].dimensions.map(\.value) == ["2", "fr"])
  }

  @Test func `lets the later of two win, over the entry and its defaults`() {
    let expansion = expand(
      """
      [{match: {lang: fr}, url: 'https://fr.example/', query: {a: 1, b: 1}}, {match: {store: 2}, query: {b: 2}}, {match: {store: 2, lang: fr}, query: {c: null}}]
      """, fields: "query: {c: '${{ lang }}'}", defaults: "{url: 'https://d.example/'}")
    #expect(expansion.places == [])
    #expect(
      expansion.destinations == [
        "https://d.example/?c=de", "https://fr.example/?c=fr&a=1&b=1",
        "https://d.example/?c=de&b=2",
        "https://fr.example/?a=1&b=2",
      ])
  }

  @Test func `gives a slug to some, and takes a field away`() throws {
    let expansion = expand(
      "[{match: {lang: de}, custom_slug: 's-${{ key }}', expires_at: null}]",
      fields: "url: https://h.example/\nexpires_at: 2031-01-01T00:00:00Z")
    #expect(expansion.places == [])
    let links = try #require(expansion.links)
    #expect((0..<4).map { links[$0].slug } == ["s-1-de", nil, "s-2-de", nil])
    #expect((0..<4).map { links[$0].expiresAt == nil } == [true, false, true, false])
  }

  @Test func `needs a field of the entry only where no set gives it`() {
    #expect(
      expand(
        "[{match: {lang: de}, url: 'https://de.example/'}, {match: {lang: fr}, url: 'https://fr.example/'}]",
        fields: "labels: [x]"
      ).destinations == [
        "https://de.example/", "https://fr.example/", "https://de.example/", "https://fr.example/",
      ])
    #expect(
      expand("[{match: {lang: de}, url: 'https://de.example/'}]", fields: "labels: [x]").faults
        == ["XQ1002 «id»"])
  }

  @Test func `tells a fault with the row it is met in`() throws {
    let expansion = expand("[{match: {store: 2}, labels: ['${{ lang }},']}]")
    #expect(expansion.faults == ["XQ1305 «'${{ lang }},'»"])
    let fault = try #require(expansion.diagnostics.first)
    #expect(fault.repeats == 1)
    #expect(fault.trace.map(\.text) == ["links \"a\"", "store=2", "lang=de"])
  }

  @Test func `matches what was included`() {
    let expansion = Expansion(
      entry: """
        for_each: {lang: [de]}
        include: [{lang: en}]
        set: [{match: {lang: en}, url: 'https://en.example/'}]
        key: ${{ lang }}
        url: https://h.example/
        """)
    #expect(expansion.destinations == ["https://h.example/", "https://en.example/"])
  }

  private static let refusals: [(sets: String, faults: [String])] = [
    ("[{match: {lang: it}, labels: [x]}]", ["XQ1320 «it»"]),
    ("[{match: {langs: fr}, labels: [x]}]", ["XQ1320 «langs»"]),
    ("[{match: {}, labels: [x]}]", ["XQ1320 «{}»"]),
    ("[{labels: [x]}]", ["XQ1002 «labels»"]),
    ("[{match: {lang: fr}, label: [x]}]", ["XQ1003 «label»"]),
    ("[{match: {lang: fr}, key: x}]", ["XQ1003 «key»"]),
    ("[{match: {lang: fr}, utm: {trm: x}}]", ["XQ1003 «trm»"]),
    ("[{match: {lang: fr}, labels: ['${{ lng }}']}]", ["XQ1201 «lng»"]),
    ("[{match: x, labels: [x]}]", ["XQ1001 «x»"]),
    ("{match: {lang: fr}}", ["XQ1001 «{match: {lang: fr}}»"]),
  ]

  @Test(arguments: refusals)
  func `refuses`(_ sets: String, _ faults: [String]) {
    let expansion = expand(sets)
    #expect(expansion.faults == faults)
    #expect(expansion.links == nil)
  }

  @Test func `warns of a set for combinations that were all excluded`() {
    let expansion = expand(
      "[{match: {lang: fr, store: 1}, labels: [x]}]",
      fields: "url: https://h.example/\nexclude: [{lang: fr}]")
    #expect(expansion.faults == ["XQ1320 «{lang: fr, store: 1}»"])
    #expect(expansion.links?.count == 2)
  }

  /// Every second row has fields of its own: in runs of one row this would take minutes.
  @Test(.timeLimit(.minutes(1))) func `groups rows by the sets that apply`() throws {
    let expansion = Expansion(
      entry: """
        for_each: {n: '${{ range(40000) }}', lang: [de, fr]}
        set: [{match: {lang: fr}, labels: [fr]}, {match: {n: 77}, labels: [n]}]
        key: ${{ n }}-${{ lang }}
        url: https://h.example/${{ n }}/${{ lang }}
        labels: [a]
        """)
    let links = try #require(expansion.links)
    #expect(links.count == 80_000)
    #expect(links.labels.strings(at: 154) == ["a", "n"])
    #expect(links.labels.strings(at: 155) == ["a", "fr", "n"])
    #expect(links[79_999].destination == "https://h.example/39999/fr")
    #expect(links[79_999].key == "39999-fr")
  }
}
