import Diagnostics
import Links
import Testing

@Suite struct SharedFileTests {
  private let shared = """
    vars:
      base: https://www.example.com
      shop: ${{ vars.base }}/shop
    functions:
      twice: {params: [s], value: '${{ s + s }}'}
      place: {params: [s], value: '${{ twice(s) | lower }}'}
    defaults:
      url: ${{ vars.shop }}
      utm: {source: store, medium: qr}
      labels: [print]

    """

  private func load(_ head: String, _ entry: String = "key: k", _ files: [String: String])
    -> Expansion
  {
    Expansion(entry: entry, head: head, files)
  }

  @Test func `gives variables, functions and defaults to campaigns`() throws {
    let expansion = load(
      "use: [lib/shared.yaml]", "key: ${{ place('A') }}", ["lib/shared.yaml": shared])
    #expect(expansion.places == [])
    #expect(expansion.keys == ["aa"])
    #expect(
      expansion.destinations == ["https://www.example.com/shop?utm_source=store&utm_medium=qr"])
    #expect(try #require(expansion.links)[0].allLabels.contains("print"))
    #expect(expansion.files.all.map(\.path).contains("campaigns/lib/shared.yaml"))
  }

  @Test func `lets the campaign override what it uses`() {
    let expansion = load(
      """
      use: [shared.yaml]
      vars: {host: staging.example, base: 'https://${{ vars.host }}', end: '${{ vars.shop }}/x'}
      functions: {twice: {params: [s], value: '${{ s }}'}}
      defaults: {utm: {medium: email}, labels: [print, own]}
      """, "key: ${{ place('A') }}\nurl: ${{ vars.end }}", ["shared.yaml": shared])
    #expect(expansion.places == [])
    #expect(expansion.keys == ["a"])
    #expect(
      expansion.destinations == ["https://staging.example/shop/x?utm_source=store&utm_medium=email"]
    )
  }

  @Test func `follows files that use files, from the folder of each, the later over the earlier`() {
    let files = [
      "a/one.yaml": "use: [../base.yaml, two.yaml]\nvars: {x: 'one${{ vars.y }}'}",
      "a/two.yaml": "use: [../base.yaml]\nvars: {y: 2}",
      "base.yaml": "vars: {x: 0, y: 0}\ndefaults: {url: 'https://h.example/${{ vars.x }}'}",
      "last.yaml": "vars: {z: '${{ vars.x }}!'}",
    ]
    let expansion = load(
      "use: [a/one.yaml, last.yaml]", "key: ${{ vars.x }}${{ vars.z }}", files)
    #expect(expansion.places == ["one.yaml:2:24 XQ1205"])
    var sound = files
    sound["a/one.yaml"] = "use: [../base.yaml, two.yaml]\nvars: {w: 'one${{ vars.y }}'}"
    let other = load(
      "use: [a/one.yaml, last.yaml]", "key: ${{ vars.w }}${{ vars.z }}", sound)
    #expect(other.places == [])
    #expect(other.keys == ["one20!"])
  }

  private static let faults: [(use: String, files: [String: String], places: [String])] = [
    ("shared.yaml", [:], ["c.yaml:2:6 XQ1001"]),
    ("[shared.yaml]", [:], ["c.yaml:2:7 XQ0001"]),
    ("['${{ campaign }}.yaml']", [:], ["c.yaml:2:7 XQ1004"]),
    (
      "[s.yaml]", ["s.yaml": "links: []\nvar: {a: 1}"],
      ["s.yaml:1:1 XQ1003", "s.yaml:2:1 XQ1003"]
    ),
    ("[s.yaml]", ["s.yaml": "[]"], ["s.yaml:1:1 XQ1001"]),
    ("[s.yaml]", ["s.yaml": "vars: {a: 1, a: 2}"], ["s.yaml:1:14 XQ0120"]),
    ("[c.yaml]", [:], ["c.yaml:2:7 XQ1020"]),
    ("[a.yaml]", ["a.yaml": "use: [b.yaml]", "b.yaml": "use: [./a.yaml]"], ["b.yaml:1:7 XQ1020"]),
    ("[a.yaml]", ["a.yaml": "use: [b.yaml]", "b.yaml": "use: [c.yaml]"], ["b.yaml:1:7 XQ1020"]),
    ("[a.yaml]", ["a.yaml": "use: [b.yaml]"], ["a.yaml:1:7 XQ0001"]),
    ("[../../s.yaml]", [:], ["c.yaml:2:7 XQ0002"]),
    ("[/etc/passwd]", [:], ["c.yaml:2:7 XQ0002"]),
    (
      "[a.yaml]",
      [
        "a.yaml":
          "vars: {x: '${{ vars.n }}'}\nfunctions: {fun: {params: [s], value: '${{ s }}'}}\ndefaults: {url: 'https://h.example'}"
      ], ["a.yaml:1:21 XQ1205"]
    ),
  ]

  /// And nothing else: what the missing file may have given isn't missed.
  @Test(arguments: faults)
  func `tells what is wrong with a used file`(
    _ use: String, _ files: [String: String], _ places: [String]
  ) {
    let expansion = load(
      "use: \(use)", "key: ${{ fun('x') }}-${{ vars.base }}", files)
    #expect(
      expansion.places == places)
    #expect(expansion.links == nil)
  }

  @Test func `misses nothing that a broken file may have given`() {
    let expansion = load(
      "use: [s.yaml]\nfunctions: {g: {params: [s], value: '${{ fun(s) }}'}}",
      "key: ${{ g('x') }}-${{ vars.base }}\nlabels: ['${{ nope }}']", [:])
    #expect(expansion.faults == ["XQ0001 «s.yaml»", "XQ1201 «nope»"])
  }

  @Test func `names the files of a circle`() {
    let expansion = load(
      "use: [a.yaml]", "key: k", ["a.yaml": "use: [b.yaml]", "b.yaml": "use: [a.yaml]"])
    #expect(
      expansion.details.first == "campaigns/a.yaml uses campaigns/b.yaml uses campaigns/a.yaml")
  }
}
