import Campaigns
import Diagnostics
import Links
import Testing

@Suite struct ProjectFileTests {
  private static let campaign = """
    campaign: c1
    vars: {host: www.example.com}
    links:
      - id: a
        for_each: {lang: [de, fr]}
        key: ${{ lang }}
        url: https://${{ vars.host }}/${{ lang }}
        custom_slug: slug-${{ lang }}
        expires_at: 2030-06-01
        routing_rules: [{destination: 'https://m.example.com/', priority: 1}]
    """

  private static func load(_ project: String, _ campaign: String = campaign) -> Judged {
    Judged(campaign, project: project)
  }

  @Test func `gives campaigns their owner prefix, zone, rules and hosts`() throws {
    let judged = Self.load(
      """
      owner_prefix: growth-
      service: {base_url: 'https://xqr.example/api/v1'}
      time_zone: Europe/Zurich
      guards:
        updates: 12.5%
        removals: 40
        disabled: [overlap]
      policy: [{id: german, severity: advisory, check: '${{ link.key == "de" && campaign == "c1" && link.expires_at > now }}'}]
      allowed_hosts: [www.example.com, '*.example.com']
      """)
    #expect(judged.diagnostics.map(\.detail) == [])
    let link = try #require(judged.links)[0]
    #expect(link.allLabels == ["growth-c1"])
    #expect(link.expiresAt?.description == "2030-06-01T21:59:59Z")
    #expect(judged.findings.map(\.rule) == ["german"])
    #expect(judged.project.baseURL?.text == "https://xqr.example/api/v1")
    #expect(judged.project.disabledGuards == ["overlap"])
    #expect(
      judged.project.guards.map(\.source) == [
        "campaigns/project.yaml:5", "campaigns/project.yaml:6",
      ])
  }

  @Test(arguments: ["", "# nothing\n", "{}"])
  func `may be empty`(_ text: String) {
    let judged = Self.load(text, Self.campaign + "\ntime_zone: UTC")
    #expect(judged.places == [])
    #expect(judged.project.ownerPrefix == "campaign-")
  }

  private static let hosts: [(hosts: String, detail: String?)] = [
    ("[www.example.com, m.example.com]", nil), ("['*.example.com']", nil),
    ("['*.com']", nil), ("[WWW.example.com, m.Example.com]", nil),
    ("[www.example.com]", "'m.example.com' is not among them"),
    ("[m.example.com]", "'www.example.com' is not among them"),
    ("[example.com, '*.www.example.com']", "'www.example.com' is not among them"),
    ("[]", "'www.example.com' is not among them"),
  ]

  @Test(arguments: hosts)
  func `lets links and their rules lead to allowed hosts only`(_ hosts: String, _ detail: String?) {
    let judged = Self.load("time_zone: UTC\nallowed_hosts: \(hosts)")
    #expect(judged.diagnostics.isEmpty)
    #expect(judged.findings.map(\.diagnostic.detail) == (detail.map { [$0] } ?? []))
    #expect(judged.findings.allSatisfy { $0.isMandatory && $0.count == 2 })
    #expect(judged.findings.allSatisfy { $0.diagnostic.code.id == "XQ2203" })
  }

  @Test func `has rules that no campaign can weaken`() {
    let rule = "{id: r, severity: mandatory, check: '${{ lower(link.key) == \"x\" }}'}"
    let functions = "functions: {same: {params: [x], value: '${{ x }}'}}\n"
    let project = "time_zone: UTC\npolicy: [\(rule)]"
    #expect(Self.load(project).findings.map(\.isMandatory) == [true])
    let again = "policy: [{id: r, severity: advisory, check: '${{ true }}'}]\n"
    let other = Self.load(project, functions + again + Self.campaign)
    #expect(other.places == ["c.yaml:2:15 XQ1008"])
    let vars = project.replacing("lower(link.key)", with: "vars.host")
    #expect(Self.load(vars).places == ["project.yaml:2:51 XQ1201"])
    let function = project.replacing("lower", with: "same")
    #expect(Self.load(function, functions + Self.campaign).places == ["project.yaml:2:51 XQ1202"])
  }

  private static let faults: [(project: String, places: [String])] = [
    ("[]", ["project.yaml:1:1 XQ1001"]), ("guard: {}", ["project.yaml:1:1 XQ1003"]),
    ("service: {url: x}", ["project.yaml:1:11 XQ1003"]),
    ("owner_prefix: Team-", ["project.yaml:1:15 XQ1305"]),
    ("owner_prefix: ''", ["project.yaml:1:15 XQ1305"]),
    ("owner_prefix: key-", ["project.yaml:1:15 XQ1305"]),
    ("guards: {updates: x}", ["project.yaml:1:19 XQ1005"]),
    ("guards: {updates: 101%}", ["project.yaml:1:19 XQ1005"]),
    ("guards: {removals: -1}", ["project.yaml:1:20 XQ1005"]),
    ("guards: {overlap: 3}", ["project.yaml:1:10 XQ1003"]),
    ("guards: {disabled: [overlay]}", ["project.yaml:1:21 XQ1005"]),
    ("guards: {disabled: [empty]}", ["project.yaml:1:21 XQ1005"]),
    ("time_zone: Mars/Olympus", ["project.yaml:1:12 XQ1213"]),
    ("allowed_hosts: www.example.com", ["project.yaml:1:16 XQ1001"]),
    ("allowed_hosts: ['https://x']", ["project.yaml:1:17 XQ1005"]),
    (
      "policy: [{id: a, severity: no, check: '${{ true }}'}]\nx: 1",
      ["project.yaml:1:28 XQ1005", "project.yaml:2:1 XQ1003"]
    ),
    ("a: {", ["project.yaml:1:5 XQ0141"]),
  ]

  @Test(arguments: faults)
  func `what is wrong with it is said with its place`(_ project: String, _ places: [String]) {
    #expect(Self.load(project).places == places)
  }

  @Test func `a prefix may be too long for an id`() {
    let prefix = String(repeating: "p", count: 49)
    #expect(Self.load("time_zone: UTC\nowner_prefix: \(prefix)").places == ["c.yaml:1:11 XQ1006"])
    #expect(Self.load("time_zone: UTC\nowner_prefix: \(prefix.dropLast())").places == [])
  }
}
