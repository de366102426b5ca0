import Links
import Testing

@Suite struct ExpansionTests {
  private let stores = """
    store_id,name,langs,status,path
    0421,"Zürich, HB",de|fr,open,/zh hb
    0009,Bern,de,open,/be
    0001,Closed,de,closed,/x

    """

  private func campaign(_ link: String, _ head: String = "") -> String {
    """
    campaign: c1
    vars: {base: "https://www.example.com"}
    data:
      stores: {csv: stores.csv, key: store_id, where: '${{ row.status == "open" }}'}
    \(head)
    links:
      - id: poster
    \(link.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
    """
  }

  @Test func `multiplies ragged axes in file order`() throws {
    let expansion = Expansion(
      campaign(
        """
        for_each:
          store: ${{ data.stores }}
          lang: ${{ store.langs.split("|") }}
          channel: [win, wob]
        exclude: [{lang: fr, channel: wob}]
        when: ${{ store.store_id != "0000" }}
        key: ${{ store.store_id }}-${{ lang }}-${{ channel }}
        url: ${{ vars.base }}/${{ lang }}${{ store.path }}
        query: {store: '${{ store.store_id }}'}
        utm: {content: '${{ store.name }}', source: store}
        custom_slug: s-${{ key }}
        labels: [poster, 'store-${{ store.store_id }}', poster]
        """), ["stores.csv": stores])
    #expect(expansion.places == [])
    let links = try #require(expansion.links)
    #expect(
      (0..<links.count).map { links[$0].key } == [
        "0421-de-win", "0421-de-wob", "0421-fr-win", "0009-de-win", "0009-de-wob",
      ])
    #expect(
      links[2].destination
        == "https://www.example.com/fr/zh%20hb?store=0421&utm_source=store&utm_content=Z%C3%BCrich%2C%20HB"
    )
    #expect(links[2].allLabels == ["campaign-c1", "poster", "store-0421"])
    #expect(links[2].slug == "s-0421-fr-win")
    #expect(links[2].dimensions.map(\.value) == ["0421", "fr", "win"])
    #expect(links.order == [3, 4, 0, 1, 2])
  }

  @Test func `reports every fault of every stage in one run`() {
    let expansion = Expansion(
      """
      campaign: c1
      data:
        stores: {csv: stores.csv, key: id}
      links:
        - id: a
          for_each: {store: '${{ data.stores }}'}
          key: ${{ store.idd }}
          urll: x
          url: https://a.example/${{ lang }}
          labels: ['']
        - id: b
          url: ${{ 1 + }}
          utm: {sorce: x}
      """, ["stores.csv": "id\n1\n2\n"])
    #expect(
      expansion.places == [
        "c.yaml:7:20 XQ1218", "c.yaml:8:5 XQ1003", "c.yaml:9:32 XQ1201", "c.yaml:12:18 XQ0201",
        "c.yaml:13:11 XQ1003",
      ])
    #expect(expansion.links == nil)
  }
}
