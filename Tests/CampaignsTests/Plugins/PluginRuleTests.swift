import Campaigns
import Diagnostics
import Links
import Testing

@Suite struct PluginRuleTests {
  private static let desk = TestDesk([
    .policy: [
      "house.brand": { item in
        item.contains("evil")
          ? .value(#"{"findings":[{"code":"B7","message":"evil host"}]}"#)
          : .value(#"{"findings":[]}"#)
      },
      "house.size": { item in
        item.contains(#""creates":9"#)
          ? .value(#"{"findings":[{"message":"too many"},{"message":"on a Friday"}]}"#)
          : .value(#"{"findings":[]}"#)
      },
      "house.odd": { _ in .value(#"{"findings":["x"]}"#) },
    ]
  ])

  private static func judged(_ rule: String, project: String? = nil) -> Judged {
    Judged(
      """
      campaign: c1
      links:
        - id: a
          for_each: {host: [good, evil, evil2]}
          key: ${{ host }}
          url: https://x.example/${{ host }}
      \(project == nil ? "policy: [\(rule)]" : "")
      """, project: project, plugins: desk)
  }

  @Test func `a rule is broken by the links that the plugin finds fault with`() throws {
    let judged = Self.judged("{id: brand, severity: advisory, plugin: house.brand}")
    let finding = try #require(judged.findings.first)
    #expect(judged.findings.count == 1)
    #expect(finding.count == 2)
    #expect(!finding.isMandatory)
    #expect(finding.diagnostic.detail == "rule 'brand': evil host (B7)")
    #expect(finding.diagnostic.trace.last?.text == "host=evil")
  }

  @Test func `where says which links the plugin sees, and message stands before its words`() {
    let judged = Self.judged(
      "{id: brand, severity: mandatory, plugin: house.brand, where: '${{ link.key == \"evil2\" }}', message: 'look at ${{ link.key }}'}"
    )
    #expect(judged.findings.map(\.count) == [1])
    #expect(judged.findings.first?.isMandatory == true)
    #expect(
      judged.findings.first?.diagnostic.detail == "rule 'brand': look at evil2: evil host (B7)")
  }

  @Test func `a plan's numbers are judged too`() {
    let judged = Self.judged("{id: size, severity: mandatory, scope: plan, plugin: house.size}")
    #expect(judged.findings(on: [.creates: 8]).isEmpty)
    #expect(
      judged.findings(on: [.creates: 9]).map(\.diagnostic.detail)
        == ["rule 'size': too many; on a Friday"])
  }

  @Test func `rules of a project may be a plugin's`() {
    let judged = Self.judged(
      "", project: "policy: [{id: brand, severity: mandatory, plugin: house.brand}]")
    #expect(judged.diagnostics.isEmpty)
    #expect(judged.findings.map(\.rule) == ["brand"])
  }

  @Test func `an answer without messages, and a rule that nobody provides, are faults`() {
    let odd = Self.judged("{id: odd, severity: mandatory, plugin: house.odd}")
    #expect(odd.places == ["c.yaml:7:49 XQ5103"])
    let unknown = Self.judged("{id: x, severity: mandatory, plugin: house.brnad}")
    #expect(unknown.places == ["c.yaml:7:47 XQ5101"])
  }
}
