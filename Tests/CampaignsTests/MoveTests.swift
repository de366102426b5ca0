import Bytes
import Diagnostics
import Links
import Testing

@Suite struct MoveTests {
  private func expand(
    _ moved: String, slug: String? = "s-${{ key }}", keys: String = "['0421-de', '0421-fr', x]"
  ) -> Expansion {
    Expansion(
      entry: """
        for_each: {name: \(keys)}
        key: ${{ name }}
        url: https://h.example/${{ key }}
        labels: ['${{ key }}']
        \(slug.map { "custom_slug: \($0)" } ?? "")
        """,
      head: "moved: \(moved)")
  }

  @Test func `a renamed link has the slug of its former key, and all else of the new one`() throws {
    let expansion = expand("[{from: '421-de', to: '0421-de'}]")
    #expect(expansion.places == [])
    let links = try #require(expansion.links)
    #expect(links.slugs.strings == ["s-421-de", "s-0421-fr", "s-x"])
    #expect(links.keys.strings == ["0421-de", "0421-fr", "x"])
    #expect(links.destinations.strings[0] == "https://h.example/0421-de")
    #expect(links[0].allLabels == ["campaign-c1", "0421-de"])
    #expect(links.formerKeys.strings == ["421-de", "", ""])
    #expect((0..<3).map { links[$0].formerKey } == ["421-de", nil, nil])
  }

  @Test func `a code of short_id is that of the former key`() throws {
    let slug = "'${{ short_id(key, 8) }}'"
    let before = try #require(expand("[]", slug: slug, keys: "['421-de', b]").links)
    let after = try #require(
      expand("[{from: '421-de', to: '0421-de'}]", slug: slug, keys: "['0421-de', b]").links)
    #expect(before.slugs.strings == after.slugs.strings)
  }

  @Test func `a pattern is about all keys that it matches as a whole`() throws {
    let expansion = expand("[{from: '$1-$2', to: '0([0-9]+)-(..)'}]")
    #expect(expansion.places == [])
    #expect(expansion.links?.slugs.strings == ["s-421-de", "s-421-fr", "s-x"])
  }

  @Test func `rules reach links in every block`() throws {
    let expansion = expand(
      "[{from: 'old-$1', to: 'n([0-9]+)'}]", keys: "'${{ range(1200).map(n, \"n\" + string(n)) }}'")
    #expect(expansion.places == [])
    let links = try #require(expansion.links)
    #expect(links.slugs.strings == (0..<1200).map { "s-old-\($0)" })
    #expect(links.keys.strings == (0..<1200).map { "n\($0)" })
  }

  @Test func `a link whose code the service chooses knows the label of its former key`() throws {
    let links = try #require(expand("[{from: '421-de', to: '0421-de'}]", slug: nil).links)
    let old = try #require(expand("[]", slug: nil, keys: "['421-de', b]").links)
    #expect(links.formerKeyLabel(of: 0) == old.keyLabels.string(at: 0))
    #expect(links.formerKeyLabel(of: 1) == nil)
    #expect(
      links[0].labels(over: [old.keyLabels.string(at: 0), "mine", "campaign-c1"]) == [
        "mine", "campaign-c1", links.keyLabels.string(at: 0), "0421-de",
      ])
  }

  static let faults: [(moved: String, faults: [String])] = [
    ("[{from: 421, to: 421}]", ["XQ1330 «421»"]),
    ("[{from: '', to: x}]", ["XQ1330 «''»"]),
    ("[{from: y, to: xx}]", ["XQ1330 «xx»"]),
    ("[{from: 'y$1', to: '(z+)'}]", ["XQ1330 «'(z+)'»"]),
    ("[{from: '$1', to: '0(421-de'}]", ["XQ1330 «'0(421-de'»"]),
    ("[{from: '$2', to: '0(421)-de'}]", ["XQ1330 «'$2'»"]),
    ("[{from: '(.*)-de', to: '0$1-de'}]", ["XQ1330 «'0$1-de'»"]),
    ("[{from: y, to: x}, {from: z, to: x}]", ["XQ1330 «x»"]),
    ("[{from: y, to: x}, {from: 'z$1', to: '(x)'}]", ["XQ1330 «'(x)'»"]),
    ("[{from: y, to: x}, {from: y, to: 0421-de}]", ["XQ1313", "XQ1330 «y»"]),
    ("[{from: 0421-fr, to: x}]", ["XQ1313", "XQ1330 «0421-fr»"]),
    (
      "[{from: y}, {to: x}, {from: y, to: x, as: z}]",
      ["XQ1002 «from»", "XQ1002 «to»", "XQ1003 «as»"]
    ),
    ("[{from: '${{ 1 }}', to: x}]", ["XQ1004 «'${{ 1 }}'»"]),
    ("{from: y, to: x}", ["XQ1001 «{from: y, to: x}»"]),
  ]

  @Test(arguments: faults)
  func `what can't be followed is an error at its place`(
    moved: String, faults: [String]
  ) {
    let expansion = expand(moved)
    #expect(expansion.links == nil)
    let found = expansion.faults.map { $0.hasPrefix("XQ1313") ? "XQ1313" : $0 }
    #expect(found.sorted() == faults.sorted())
  }

  @Test func `a key that isn't there has a nearest one`() throws {
    let fault = try #require(expand("[{from: '421-de', to: '0421-dd'}]").diagnostics.first)
    #expect(fault.help.first == "Did you mean '0421-de'?")
  }

  @Test func `a slug that isn't made of the key gets a warning`() {
    let expansion = expand("[{from: '421-de', to: '0421-de'}]", slug: "s-${{ name }}")
    #expect(expansion.faults == ["XQ1331 «s-${{ name }}»"])
    #expect(expansion.links?.slugs.strings[0] == "s-0421-de")
  }
}
