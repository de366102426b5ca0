import Diagnostics
import Links
import Testing

@Suite struct TimeZoneTests {
  private func expand(_ fields: String, head: String = "") -> Expansion {
    Expansion(entry: "url: https://h.example/\n" + fields, head: head)
  }

  private static let dates: [(zone: String, date: String, expiry: String)] = [
    ("Europe/Zurich", "2026-12-31", "2026-12-31T22:59:59Z"),
    ("Europe/Zurich", "2027-07-01", "2027-07-01T21:59:59Z"),
    // The night in which clocks are put back has 25 hours.
    ("Europe/Zurich", "2026-10-25", "2026-10-25T22:59:59Z"),
    ("America/New_York", "2026-12-31", "2027-01-01T04:59:59Z"),
    ("UTC", "2028-02-29", "2028-02-29T23:59:59Z"),
    ("'+05:30'", "2026-12-31", "2026-12-31T18:29:59Z"),
  ]

  @Test(arguments: dates)
  func `takes a date to its end in the campaign's zone`(
    _ zone: String, _ date: String, _ expiry: String
  ) throws {
    let expansion = expand("expires_at: \(date)", head: "time_zone: \(zone)")
    #expect(expansion.places == [])
    #expect(try #require(expansion.links)[0].expiresAt.map { "\($0)" } == expiry)
  }

  @Test func `takes dates in a lifecycle and in rules`() throws {
    let expansion = expand(
      """
      routing_rules:
        - {destination: 'https://m.example/', priority: 1, conditions: {expires_at: 2026-12-01}}
      """, head: "time_zone: Europe/Zurich\nlifecycle: {ends: 2026-12-31}")
    #expect(expansion.places == [])
    let links = try #require(expansion.links)
    #expect(links.entries[0].ends == Instant("2026-12-31T22:59:59Z"))
    #expect(links[0].rules.rules[0].conditions.expiresAt == Instant("2026-12-01T22:59:59Z"))
  }

  private static let refusals: [(fields: String, head: String, faults: [String])] = [
    ("expires_at: 2026-12-31", "", ["XQ1310 «2026-12-31»"]),
    (
      "expires_at: 2026-12-31T23:59:59", "time_zone: Europe/Zurich",
      ["XQ1310 «2026-12-31T23:59:59»"]
    ),
    ("expires_at: 2026-02-30", "time_zone: Europe/Zurich", ["XQ1310 «2026-02-30»"]),
    ("enabled: true", "time_zone: Europe/Zürich", ["XQ1213 «Europe/Zürich»"]),
    ("enabled: true", "time_zone: [UTC]", ["XQ1001 «[UTC]»"]),
  ]

  @Test(arguments: refusals)
  func `refuses`(_ fields: String, _ head: String, _ faults: [String]) {
    let expansion = expand(fields, head: head)
    #expect(expansion.faults == faults)
    #expect(expansion.links == nil)
  }

  @Test func `tells how to write a date`() {
    #expect(
      expand("expires_at: 2026-12-31").diagnostics.first?.help == [
        "Write time and zone out: 2026-12-31T23:59:59+02:00, or say at the top of the file whose dates "
          + "these are: 'time_zone: Europe/Zurich'."
      ])
  }
}
