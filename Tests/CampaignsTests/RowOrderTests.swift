import Links
import Testing

/// What a campaign's links are doesn't hang on the order of rows, nor on rows beside them.
@Suite struct RowOrderTests {
  private struct Rows {
    var random: SeededGenerator
    var lines: [String] = []

    init(seed: UInt64) {
      random = SeededGenerator(seed: seed)
      let count = Int.random(in: 1...12, using: &random)
      lines = (0..<count).map { line("s\($0)") }
    }

    mutating func line(_ id: String) -> String {
      let name =
        ["Zürich", "a b", "x&y=z", "%41", "ß", "q\"\"r"].randomElement(using: &random) ?? ""
      let langs = ["de", "de|fr", "fr|it|de"].randomElement(using: &random) ?? ""
      return "\(id),\"\(name)\",\(langs),\(Bool.random(using: &random))"
    }
  }

  /// Each link as a text, in the set's own order.
  private func links(_ lines: [String]) throws -> [String] {
    let campaign = """
      campaign: c1
      data: {stores: {csv: stores.csv, key: id, columns: {open: bool}}}
      links:
        - id: a
          for_each: {store: '${{ data.stores }}', lang: '${{ store.langs.split("|") }}'}
          when: ${{ store.open || lang == "de" }}
          key: ${{ store.id }}-${{ lang }}
          custom_slug: x-${{ short_id(key, 12) }}
          url: https://a.example/${{ lang }}?n=${{ store.name }}
          labels: ['${{ store.id }}']
      """
    let csv = (["id,name,langs,open"] + lines).joined(separator: "\n") + "\n"
    let expansion = Expansion(campaign, ["stores.csv": csv])
    #expect(expansion.places == [])
    let links = try #require(expansion.links)
    return links.order.map { row in
      let link = links[Int(row)]
      return "\(link.key) \(link.slug ?? "-") \(link.destination) \(link.allLabels)"
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `rows in another order give the same links in the same order`(seed: UInt64) throws {
    var rows = Rows(seed: seed)
    #expect(try links(rows.lines) == links(rows.lines.shuffled(using: &rows.random)))
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `a further row changes no other link`(seed: UInt64) throws {
    var rows = Rows(seed: seed)
    let before = try links(rows.lines)
    let place = Int.random(in: 0...rows.lines.count, using: &rows.random)
    rows.lines.insert(rows.line("further"), at: place)
    let after = try links(rows.lines)
    #expect(after.filter { !$0.hasPrefix("further-") } == before)
  }

  @Test func `thousands of plain variables are read in seconds`() {
    let names = (0..<8_000).map { "v\($0): x" }.joined(separator: ", ")
    let campaign = """
      campaign: c1
      vars: {\(names)}
      links:
        - {id: a, key: k, url: 'https://a.example/${{ vars.v7999 }}'}
      """
    let time = ContinuousClock().measure {
      #expect(Expansion(campaign).destinations == ["https://a.example/x"])
    }
    // Reading them once more for each of them took half a minute.
    #expect(time < .seconds(15))
  }
}
