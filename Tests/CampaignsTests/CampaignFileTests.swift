import Campaigns
import Diagnostics
import InMemoryFiles
import Links
import Testing

@Suite struct CampaignFileTests {
  private func load(
    _ text: String, variables: [String: String] = [:], environment: [String: String] = [:]
  ) -> Expansion {
    Expansion(text, variables: variables, environment: environment)
  }

  private func value(
    _ expression: String, _ head: String, variables: [String: String] = [:],
    environment: [String: String] = [:]
  ) -> Expansion {
    Expansion(
      entry: "key: \"\(expression)\"\nurl: https://h.example", head: head, variables: variables,
      environment: environment)
  }

  // MARK: Shape

  private static let shapes: [(text: String, places: [String])] = [
    ("[]", ["c.yaml:1:1 XQ1001"]),
    ("x", ["c.yaml:1:1 XQ1001"]),
    ("links: []", ["c.yaml:1:1 XQ1002"]),
    ("campaign: c", ["c.yaml:1:1 XQ1002"]),
    ("campaign:\nlinks: []", ["c.yaml:1:1 XQ1002"]),
    ("campaign: ''\nlinks: []", ["c.yaml:1:11 XQ1006"]),
    ("campaign: Sümmer\nlinks: []", ["c.yaml:1:11 XQ1006"]),
    ("campaign: -a\nlinks: []", ["c.yaml:1:11 XQ1006"]),
    ("campaign: '${{ x }}'\nlinks: []", ["c.yaml:1:11 XQ1004"]),
    ("campaign: [a]\nlinks: []", ["c.yaml:1:11 XQ1001"]),
    ("campaign: c\nlinks: []\nvar: 1", ["c.yaml:3:1 XQ1003"]),
    ("campaign: c\nlinks: {}", ["c.yaml:2:8 XQ1001"]),
    ("campaign: c\nlinks: [x]", ["c.yaml:2:9 XQ1001"]),
    ("campaign: c\nlinks: [{url: https://h.example}]", ["c.yaml:2:10 XQ1002"]),
    ("campaign: c\nlinks: [{id: '', url: https://h.example}]", ["c.yaml:2:14 XQ1002"]),
    ("campaign: c\nlinks: []\non_remove: stop", ["c.yaml:3:12 XQ1005"]),
    ("campaign: c\nlinks: []\nenv: [A B]", ["c.yaml:3:7 XQ1007"]),
    ("campaign: c\nlinks: []\nvars: {a-b: 1}", ["c.yaml:3:8 XQ1007"]),
    ("campaign: c\nlinks: []\nvars: [a]", ["c.yaml:3:7 XQ1001"]),
    ("campaign: c\nlinks: []\ndefaults: {urls: x}", ["c.yaml:3:12 XQ1003"]),
    ("campaign: c\nlinks: []\nlifecycle: {end: x}", ["c.yaml:3:13 XQ1003"]),
    ("campaign: c\nlinks: [", ["c.yaml:2:9 XQ0141"]),
    (
      "campaign: c\nlinks: [{id: a, for_each: [x], key: k, url: https://h.example}]",
      ["c.yaml:2:27 XQ1001"]
    ),
  ]

  @Test(arguments: shapes)
  func `checks the shape`(_ text: String, _ places: [String]) {
    let expansion = load(text)
    #expect(expansion.places == places)
    #expect(expansion.links == nil)
  }

  @Test func `says where there is no file`() {
    var project = InMemoryFiles([String: String]())
    var diagnostics = DiagnosticList()
    let settings = Campaign.Settings(now: Instant(seconds: 0))
    #expect(Campaign("x.yaml", &project, settings, &diagnostics) == nil)
    #expect(diagnostics.items.map(\.code.id) == ["XQ0001"])
  }

  @Test func `limits the number of entries`() {
    let entries = (0..<50_001).map { "- {id: a\($0)}\n" }.joined()
    let expansion = load("campaign: c\ndefaults: {url: 1}\nlinks:\n" + entries)
    #expect(expansion.places.contains("c.yaml:50004:3 XQ1318"))
  }

  // MARK: Names

  @Test func `gives variables, inputs and environment to expressions`() {
    let head = """
      env: [HOST, HOST]
      inputs:
        s: {type: string, default: 2026, description: d}
        i: {type: int, default: '${{ 1 + 1 }}'}
        d: {type: double, default: 3}
        b: {type: bool}
        n: {default: null}
      vars:
        a: ${{ env.HOST }}-${{ inputs.s }}
        b: {c: ['${{ vars.a }}', '${{ inputs.i + 1 }}']}
      """
    let expansion = value(
      "${{ vars.b.c[0] }}/${{ vars.b.c[1] }}/${{ inputs.d + 0.5 }}/${{ inputs.b }}/${{ campaign }}"
        + "/${{ inputs.n == null }}", head, variables: ["b": "true"],
      environment: ["HOST": "h", "OTHER": "o"])
    #expect(expansion.places == [])
    #expect(expansion.keys == ["h-2026/3/3.5/true/c1/true"])
  }

  private static let inputs: [(head: String, variables: [String: String], faults: [String])] = [
    ("inputs: {s: {}}", [:], ["XQ1009 «s»"]),
    ("inputs: {s: {type: int}}", ["s": "1.5"], ["XQ1009 «s»"]),
    ("inputs: {s: {type: int}}", ["s": "007"], ["XQ1009 «s»"]),
    ("inputs: {s: {type: double}}", ["s": "0x1p3"], ["XQ1009 «s»"]),
    ("inputs: {s: {type: double}}", ["s": "nan"], ["XQ1009 «s»"]),
    ("inputs: {s: {type: bool}}", ["s": "yes"], ["XQ1009 «s»"]),
    ("inputs: {s: {type: int, default: x}}", [:], ["XQ1009 «x»"]),
    ("inputs: {s: {default: [1]}}", [:], ["XQ1009 «[1]»"]),
    ("inputs: {s: {type: date}}", ["s": "x"], ["XQ1005 «date»"]),
    ("inputs: {s: {default: x}}", ["t": "1"], ["XQ1009"]),
    ("inputs: {s: {default: x, values: [x]}}", [:], ["XQ1003 «values»"]),
    ("inputs: {s: x}", [:], ["XQ1001 «x»"]),
    ("inputs: {s: {default: '${{ vars.a }}'}}", [:], ["XQ1201 «vars»"]),
    ("env: [HOME]", [:], ["XQ1009 «HOME»"]),
    ("vars: {a: '', b: 'x${{ vars.a }}'}", [:], ["XQ1301 « vars.a »"]),
    ("vars: {a: '${{ vars.b }}', b: 1}", [:], ["XQ1205 «b»"]),
    ("vars: {a: '${{ data.x }}'}", [:], ["XQ1201 «data»"]),
    ("vars: {a: '${{ 1 + }}', b: '${{ vars.a }}-${{ now }}'}", [:], ["XQ0201 «»", "XQ1201 «now»"]),
    ("vars: {a: '${{ int(\"x\") }}'}", [:], ["XQ1209 «\"x\"»"]),
  ]

  @Test(arguments: inputs)
  func `refuses variables`(
    _ head: String, _ variables: [String: String], _ faults: [String]
  ) {
    let expansion = value("k", head, variables: variables)
    #expect(expansion.faults == faults)
    #expect(expansion.links == nil)
  }

  @Test func `suggests the input that was meant`() {
    let expansion = value("k", "inputs: {season: {default: x}}", variables: ["saeson": "1"])
    #expect(expansion.diagnostics.first?.help == ["Did you mean 'season'?", "Inputs: season."])
    #expect(
      value("k", "", variables: ["x": "1"]).diagnostics.first?.help == ["It declares no inputs."])
  }

  // MARK: Functions

  @Test func `calls functions that call functions`() {
    let expansion = value(
      "${{ 'A B' | place }}-${{ twice('x') }}-${{ one() }}",
      """
      functions:
        place: {params: [s], value: '${{ s | slug }}'}
        twice: {params: [s], value: '${{ place(s) + s }}'}
        one: {value: '${{ 1 }}'}
      """)
    #expect(expansion.places == [])
    #expect(expansion.keys == ["a-b-xx-1"])
  }

  @Test func `places a fault inside a function at the call and in the function`() throws {
    let expansion = Expansion(
      entry: "for_each: {a: [1, 2]}\nkey: x${{ outer(a) }}\nurl: https://h.example",
      head: """
        functions:
          inner: {params: [s], value: "${{ 1 / (s - s) }}"}
          outer: {params: [s], value: "${{ 2 + inner(s) }}"}
        """)
    #expect(expansion.faults == ["XQ1208 «outer(a)»"])
    let fault = try #require(expansion.diagnostics.first)
    #expect(fault.labels.map(\.text) == ["here in 'outer'", "here in 'inner'"])
    #expect(fault.labels.map { expansion.files.text($0.span) } == ["inner(s)", "/"])
    #expect(fault.repeats == 1)
  }

  private static let functions: [(functions: String, faults: [String])] = [
    ("{slug: {params: [s], value: '${{ s }}'}}", ["XQ1007 «slug»"]),
    ("{split: {params: [s], value: '${{ s }}'}}", ["XQ1007 «split»"]),
    ("{has: {params: [s], value: '${{ s }}'}}", ["XQ1007 «has»"]),
    ("{in: {params: [s], value: '${{ s }}'}}", ["XQ1007 «in»"]),
    ("{f: {params: [s, s], value: '${{ s }}'}}", ["XQ1007 «s»"]),
    ("{f: {params: [s-t], value: '${{ 1 }}'}}", ["XQ1007 «s-t»"]),
    ("{f: {params: [vars], value: '${{ 1 }}'}}", ["XQ1007 «vars»"]),
    ("{f: {params: [s], value: '${{ vars.x }}'}}", ["XQ1201 «vars»"]),
    ("{f: {params: [s], value: '${{ f(s) }}'}}", ["XQ1202 «f»"]),
    ("{f: {params: [s], value: x}}", ["XQ1220 «x»"]),
    ("{f: {params: [s]}}", ["XQ1002 «params»"]),
    ("{f: x}", ["XQ1001 «x»"]),
    ("{f: {params: [], value: '${{ 1 }}', body: x}}", ["XQ1003 «body»"]),
  ]

  @Test(arguments: functions)
  func `refuses functions, and not their calls`(_ functions: String, _ faults: [String]) {
    let call = functions.hasPrefix("{f:") ? "${{ f(1) }}" : "k"
    #expect(value(call, "functions: \(functions)").faults == faults)
  }

  @Test func `shares the budget with functions`() {
    let expansion = value(
      "${{ range(2000).map(x, f(x)).size() }}",
      "functions: {f: {params: [s], value: '${{ range(200).map(x, x + s).size() }}'}}")
    #expect(expansion.diagnostics.map(\.code.id) == ["XQ1210"])
  }

  // MARK: Many faults

  @Test func `says a fault of the defaults once for all entries`() {
    for field in [
      "url: '${{ 1 + }}'", "url: https://h.example, labels: ['${{ nope }}']",
      "url: 'https://${{ key }}'",
    ] {
      let expansion = load(
        """
        campaign: c
        defaults: {\(field)}
        links:
          - {id: a, custom_slug: abc}
          - {id: b, custom_slug: abd, url: https://h.example}
          - {id: c, custom_slug: abe}
        """)
      #expect(expansion.diagnostics.map(\.repeats) == [0], "\(expansion.faults)")
      #expect(expansion.links == nil)
    }
  }

  @Test func `counts one fault of many rows`() throws {
    let expansion = Expansion(
      entry: """
        for_each: {n: '${{ range(1300) }}', l: [de, fr]}
        key: ${{ n }}-${{ l }}
        url: https://h.example/${{ if(n % 2 == 0, '', 'x') }}
        """)
    #expect(expansion.diagnostics.count == 1)
    #expect(expansion.diagnostics[0].repeats == 1299)
    #expect(expansion.diagnostics[0].trace.map(\.text) == ["links \"a\"", "n=0", "l=de"])
  }

  @Test func `goes on behind a broken axis without following its faults`() {
    let expansion = Expansion(
      entry: """
        for_each: {a: [x, x], b: '${{ a + 1 }}', c: '${{ nope }}'}
        exclude: [{b: z}]
        when: ${{ b == 1 && d }}
        key: ${{ a }}-${{ b }}-${{ c }}
        url: https://h.example/${{ e }}
        """)
    #expect(
      expansion.faults == ["XQ1302 «x»", "XQ1201 «nope»", "XQ1201 «d»", "XQ1201 «e»"])
  }
}
