import Campaigns
import Diagnostics
import Links
import Testing

@Suite struct CodeStyleTests {
  private func expand(
    _ campaign: String, defaults: String = "{}", own: String = "{}", set: String = "{}"
  ) -> Expansion {
    Expansion(
      """
      campaign: c1
      qr: \(campaign)
      vars: {side: 20}
      defaults: {qr: \(defaults)}
      links:
        - id: a
          for_each: {place: [Here, There]}
          key: ${{ place }}
          url: https://h.example/a
          qr: \(own)
          set: [{match: {place: There}, qr: \(set)}]
      """)
  }

  @Test func `merges settings key by key: campaign, defaults, entry, set`() throws {
    let expansion = expand(
      "{correction: Q, size_mm: 30, distance_mm: 100, file: 'codes/${{ place }}'}",
      defaults: "{quiet_zone: 2, size_mm: '${{ vars.side }}', caption: 'in ${{ place }}'}",
      own: "{medium: screen, distance_mm: null}", set: "{module_mm: 0.4, caption: null}")
    #expect(expansion.places == [])
    let links = try #require(expansion.links)
    let (here, there) = (links[0], links[1])
    #expect(here.codeStyle.correction == .quartile)
    #expect(here.codeStyle.quietZone == 2)
    #expect(here.codeStyle.size == .side(20))
    #expect(there.codeStyle.size == .module(0.4))
    #expect(here.codeStyle.medium == .screen)
    #expect(here.codeStyle.distance == nil)
    #expect([here.codeFile, there.codeFile] == ["codes/Here", "codes/There"])
    #expect([here.codeCaption, there.codeCaption] == ["in Here", nil])
  }

  @Test func `links that say nothing have the standard style`() throws {
    let links = try #require(
      Expansion(
        """
        campaign: c1
        links:
          - {id: a, url: 'https://h.example/a'}
          - {id: b, url: 'https://h.example/b', qr: {uppercase: true}}
          - {id: c, url: 'https://h.example/c'}
        """
      ).links)
    #expect((0..<3).map { links[$0].codeStyle.isUpperCase } == [false, true, false])
    #expect(links[2].codeStyle == CodeStyle())
    #expect(links[1].codeFile == nil)
    #expect(links.codes.styles.count == 2)
  }

  @Test(arguments: [
    "{size_mm: 1}", "{size_mm: 30, module_mm: 0.5}", "{quiet_zone: 1.5}", "{uppercase: 1}",
    "{distance_mm: far}", "{min_module_mm: 0}", "{size_mm: '${{ place.size() }}'}",
  ])
  func `settings beyond reason are errors`(settings: String) {
    let expansion = expand("{}", own: settings)
    #expect(Set(expansion.places.map { $0.suffix(6) }) == ["XQ1324"], "\(expansion.places)")
  }

  @Test(arguments: ["Zürich", "../x", "a//b", ".a", "a b", "/a", "a/", "a:b"])
  func `a file has a name that every system takes`(name: String) {
    let expansion = expand("{file: '\(name)'}")
    #expect(Set(expansion.places.map { $0.suffix(6) }) == ["XQ1325"], "\(expansion.places)")
  }

  @Test func `the name for a key keeps what can be kept`() {
    #expect(CodeFile.name(of: "0421-de_A.b") == "0421-de_A.b")
    #expect(CodeFile.name(of: ".a/b c") == "-a-b-c")
    #expect(CodeFile.isName(CodeFile.name(of: "Zürich")))
  }
}
