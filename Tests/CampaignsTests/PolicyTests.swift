import Bytes
import Campaigns
import Diagnostics
import Links
import Testing

@Suite struct PolicyTests {
  private static let stores = "id,medium\n1,qr\n2,Social\n3,email\n4,social\n"

  private static func campaign(_ rules: String, _ rest: String = "") -> Judged {
    Judged(
      """
      campaign: c1
      vars: {most: 10}
      inputs: {season: {default: summer}}
      data: {stores: {csv: stores.csv, key: id}}
      policy:
      \(rules.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
      links:
        - id: poster
          for_each: {store: '${{ data.stores }}', lang: [de, fr]}
          key: ${{ store.id }}-${{ lang }}
          url: https://www.Example.com/${{ lang }}/a%20b?x=1
          query: {'q q': 'ä&b'}
          utm: {medium: '${{ store.medium }}'}
          custom_slug: s-${{ key }}
          labels: [card, '${{ lang }}']
          expires_at: 2030-01-01T00:00:00Z
      \(rest)
      """, ["stores.csv": stores])
  }

  private static func rule(_ check: String, _ more: String = "") -> String {
    "- {id: r, severity: mandatory, check: '${{ \(check) }}'\(more.isEmpty ? "" : ", " + more)}"
  }

  @Test(arguments: [
    #"link.key == "1-de" || link.key == link.dimensions.store + "-" + link.dimensions.lang"#,
    #"link.id == "poster" && link.slug == "s-" + link.key"#,
    #"link.url.startsWith("https://www.Example.com/") && link.host == "www.example.com""#,
    #"link.path == "/" + link.dimensions.lang + "/a%20b""#,
    #"link.query.x == "1" && link.query["q q"] == "ä&b" && link.query.utm_medium == link.utm.medium"#,
    #"size(link.utm) == 1 && !has(link.utm.source)"#,
    #"link.labels == ["card", link.dimensions.lang] && link.enabled"#,
    #"link.expires_at == timestamp("2030-01-01T00:00:00Z") && link.expires_at > now"#,
    #"link["key"] == link.key && link["dimensions"]["lang"] == link.dimensions.lang"#,
    #"vars.most == 10 && inputs.season == "summer" && size(data.stores) == 4 && campaign == "c1""#,
  ])
  func `a rule sees the fields of links and the names of the campaign`(_ check: String) {
    let judged = Self.campaign(Self.rule(check))
    #expect(judged.diagnostics.map(\.detail) == [])
    #expect(judged.findings.map(\.diagnostic.detail) == [])
  }

  @Test func `a broken rule tells the first link in full, others by name, and counts the rest`()
    throws
  {
    let judged = Self.campaign(
      """
      - id: medium
        severity: mandatory
        check: ${{ link.utm.medium in ["qr", "email"] && size(link.slug) < vars.most }}
        message: utm medium ${{ link.utm.medium }} isn't on the list
      """)
    let finding = try #require(judged.findings.first)
    #expect(judged.findings.count == 1)
    #expect(finding.rule == "medium" && finding.isMandatory && finding.count == 4)
    let diagnostic = finding.diagnostic
    #expect(diagnostic.code.id == "XQ2202" && diagnostic.severity == .error)
    #expect(diagnostic.detail == "rule 'medium': utm medium Social isn't on the list")
    #expect(
      diagnostic.values == [
        #"link.key = "2-de""#, #"link.utm.medium in ["qr", "email"] = false"#,
        #"link.utm.medium = "Social""#,
      ])
    #expect(diagnostic.span.map(judged.place) == "c.yaml:8:15")
    #expect(
      diagnostic.trace.compactMap(\.span).map(judged.place) == ["c.yaml:11:5", "stores.csv:3:1"])
    #expect(diagnostic.repeats == 3)
    #expect(diagnostic.elsewhere.map(\.text) == ["2-fr", "4-de", "4-fr"])
    #expect(
      diagnostic.elsewhere.compactMap(\.span).map(judged.place)
        == ["stores.csv:3:1", "stores.csv:5:1", "stores.csv:5:1"])
  }

  @Test func `an advisory rule warns, and 'where' says for which links it is`() throws {
    let judged = Self.campaign(
      """
      - id: french
        severity: advisory
        where: ${{ link.dimensions.lang == "fr" }}
        check: ${{ link.dimensions.store == "3" }}
      """)
    let finding = try #require(judged.findings.first)
    #expect(!finding.isMandatory && finding.count == 3)
    #expect(finding.diagnostic.code.id == "XQ2201" && finding.diagnostic.severity == .warning)
    #expect(finding.diagnostic.detail == "rule 'french': the check is false")
  }

  @Test func `a check isn't asked about links that its 'where' leaves out`() {
    let check = #"link.query["none"] == "x""#
    let judged = Self.campaign(Self.rule(check, #"where: '${{ has(link.query.none) }}'"#))
    #expect(judged.diagnostics.isEmpty && judged.findings.isEmpty)
    let other = Self.campaign(Self.rule(check))
    #expect(other.diagnostics.map(\.code.id) == ["XQ1205"])
    #expect(other.diagnostics.map(\.repeats) == [7])
  }

  @Test func `more links than a block are all looked at`() throws {
    let judged = Judged(
      """
      campaign: c1
      policy:
        - {id: r, severity: advisory, where: '${{ link.dimensions.n != "3" }}', check: '${{ link.slug.endsWith("7") }}'}
      links:
        - {id: a, for_each: {n: '${{ range(1500) }}'}, key: '${{ n }}', url: 'https://h.example', custom_slug: 'slug-${{ n }}'}
      """)
    #expect(judged.diagnostics.isEmpty)
    #expect(judged.findings.map(\.count) == [1500 - 150 - 1])
  }

  @Test func `a rule about the plan sees its counts`() throws {
    let judged = Self.campaign(
      """
      - {id: size, scope: plan, severity: advisory, check: '${{ plan.creates <= vars.most }}', message: '${{ plan.creates }} are many'}
      - {id: calls, scope: plan, severity: mandatory, check: '${{ plan.calls < 5 || plan.links == 0 }}'}
      """)
    #expect(judged.findings.isEmpty)
    #expect(judged.findings(on: [.creates: 10, .calls: 4]).isEmpty)
    let findings = judged.findings(on: [.creates: 11, .calls: 5, .links: 11])
    #expect(
      findings.map(\.diagnostic.detail) == [
        "rule 'size': 11 are many", "rule 'calls': the check is false",
      ])
    #expect(findings.map(\.isMandatory) == [false, true])
    #expect(findings[0].diagnostic.values == ["plan.creates = 11", "vars.most = 10"])
  }

  private static let faults: [(rule: String, fault: String)] = [
    ("- {severity: mandatory, check: '${{ true }}'}", "XQ1002"),
    ("- {id: a, check: '${{ true }}'}", "XQ1002"),
    ("- {id: a, severity: mandatory}", "XQ1002"),
    ("- {id: a, severity: strict, check: '${{ true }}'}", "XQ1005"),
    ("- {id: a, severity: advisory, scope: links, check: '${{ true }}'}", "XQ1005"),
    ("- {id: a, severity: advisory, check: '${{ true }}', when: '${{ true }}'}", "XQ1003"),
    ("- {id: a, severity: advisory, check: 'x ${{ true }}'}", "XQ1220"),
    ("- {id: a, severity: advisory, check: '${{ link.slgu == \"x\" }}'}", "XQ1218"),
    ("- {id: a, severity: advisory, check: '${{ plan.creates < 5 }}'}", "XQ1201"),
    ("- {id: a, severity: advisory, scope: plan, check: '${{ link.slug == \"\" }}'}", "XQ1201"),
    ("- {id: a, severity: advisory, scope: plan, check: '${{ plan.creations < 5 }}'}", "XQ1218"),
    (
      "- {id: a, severity: advisory, scope: plan, where: '${{ true }}', check: '${{ true }}'}",
      "XQ1003"
    ),
    ("- {id: a, severity: advisory, check: '${{ link.slug }}'}", "XQ1316"),
    (
      "- {id: a, severity: advisory, check: '${{ true }}'}\n- {id: a, severity: advisory, check: '${{ true }}'}",
      "XQ1008"
    ),
    ("- []", "XQ1001"),
  ]

  @Test(arguments: faults)
  func `what is wrong with a rule is said`(_ rule: String, _ fault: String) {
    let judged = Self.campaign(rule)
    #expect(judged.diagnostics.map(\.code.id) == [fault])
    #expect(judged.findings.isEmpty)
  }

  @Test func `rules of shared files add up with those of the campaign`() {
    let rule = "{id: shared, severity: mandatory, check: '${{ link.slug.size() > vars.least }}'}"
    let files = ["s.yaml": "vars: {least: 99}\npolicy: [\(rule)]"]
    let own = "policy: [{id: own, severity: advisory, check: '${{ false }}'}]"
    let end = "links: [{id: a, url: 'https://h.example', custom_slug: abc}]"
    let judged = Judged("campaign: c1\nuse: [s.yaml]\n\(own)\n\(end)", files)
    #expect(judged.findings.map(\.rule) == ["shared", "own"])
    let twice = Judged("campaign: c1\nuse: [s.yaml]\npolicy: [\(rule)]\n\(end)", files)
    #expect(twice.diagnostics.map(\.code.id) == ["XQ1008"])
  }
}
