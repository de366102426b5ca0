import Campaigns
import Diagnostics
import Testing

@Suite struct CampaignTestTests {
  private static func campaign(_ test: String) -> Judged {
    Judged(
      """
      campaign: c1
      time_zone: Europe/Zurich
      inputs: {season: {default: summer}, count: {type: int, default: 3}}
      tests: [\(test)]
      policy: [{id: few, severity: mandatory, check: '${{ inputs.count < 9 }}'}]
      links:
        - id: a
          for_each: {n: '${{ range(inputs.count) }}'}
          key: k-${{ n }}
          url: https://www.example.com/${{ inputs.season }}
          custom_slug: slug-${{ n }}
          labels: [x, y]
          expires_at: 2030-01-01
        - {id: b, url: 'https://www.example.com', enabled: false}
      """)
  }

  @Test(arguments: [
    "{count: 4}", "{var: {count: 5}, count: 6}",
    "{key: k-2, expect: {custom_slug: slug-2, url: 'https://www.example.com/summer'}}",
    "{key: k-2, expect: {labels: [y, x], enabled: true, expires_at: 2030-01-01}}",
    "{key: k-2, expect: {expires_at: '2030-01-01T22:59:59Z'}}",
    "{key: b, expect: {custom_slug: null, labels: [], enabled: false, expires_at: null}}",
    "{var: {season: winter}, key: k-0, expect: {url: 'https://www.example.com/winter'}}",
    "{var: {season: ''}, error: XQ1301}", "{var: {count: many}, error: XQ1009}",
    "{var: {count: 9}, error: XQ2202}",
  ])
  func `a claim that holds says nothing`(_ test: String) {
    #expect(Self.campaign(test).diagnostics.map(\.detail) == [])
  }

  private static let failures: [(test: String, detail: String)] = [
    ("{count: 5}", "expected 5 links, found 4 links"),
    ("{var: {count: 0}, count: 2}", "expected 2 links, found 1 link"),
    (
      "{var: {season: ''}, count: 4}",
      "expected 4 links, found the error XQ1301 (this is empty here)"
    ),
    ("{error: XQ1301}", "expected the error XQ1301, found 4 links"),
    (
      "{var: {season: ''}, error: XQ1302}",
      "expected the error XQ1302, found the error XQ1301 (this is empty here)"
    ),
    ("{key: k-9, expect: {}}", "no link has the key 'k-9'"),
    (
      "{key: k-1, expect: {custom_slug: slug-2}}",
      "'custom_slug' of link 'k-1' is 'slug-1', not 'slug-2'"
    ),
    ("{key: k-1, expect: {labels: [x]}}", "'labels' of link 'k-1' is [x, y], not [x]"),
    ("{key: b, expect: {enabled: true}}", "'enabled' of link 'b' is false, not true"),
    (
      "{key: b, expect: {expires_at: 2030-01-01T00:00:00Z}}",
      "'expires_at' of link 'b' is null, not 2030-01-01T00:00:00Z"
    ),
  ]

  @Test(arguments: failures)
  func `a claim that doesn't hold tells what was found`(_ test: String, _ detail: String) {
    let judged = Self.campaign(test)
    #expect(judged.diagnostics.map(\.detail) == [detail])
    #expect(judged.diagnostics.map(\.code.id) == ["XQ2211"])
    #expect(judged.diagnostics.allSatisfy { $0.severity == .error && $0.span != nil })
  }

  private static let faults: [(test: String, fault: String)] = [
    ("{}", "XQ1002"), ("{key: k-1}", "XQ1002"), ("{count: 1, error: XQ1301}", "XQ1002"),
    ("{count: many}", "XQ1001"), ("{count: -1}", "XQ1001"), ("{counts: 1}", "XQ1003"),
    ("{key: k-1, expect: {slug: x}}", "XQ1003"), ("{key: k-1, expect: x}", "XQ1001"),
    ("{key: k-1, expect: {url: '${{ campaign }}'}}", "XQ1004"),
    ("{key: k-1, expect: {labels: x}}", "XQ1001"),
    ("{key: k-1, expect: {enabled: x}}", "XQ1001"),
    ("{key: k-1, expect: {expires_at: x}}", "XQ1310"),
    ("{var: {season: []}, count: 4}", "XQ1001"), ("x", "XQ1001"),
  ]

  @Test(arguments: faults)
  func `what is wrong with a test is said`(_ test: String, _ fault: String) {
    #expect(Self.campaign(test).diagnostics.map(\.code.id) == [fault])
  }

  @Test func `a test of a shared file runs in every campaign that uses it`() {
    let judged = Judged(
      "campaign: c1\nuse: [s.yaml]\nlinks: [{id: a, url: 'https://h.example', custom_slug: abc}]",
      ["s.yaml": "tests: [{count: 2}]"])
    #expect(judged.places == ["s.yaml:1:17 XQ2211"])
  }
}
