import Links
import Testing

@testable import XQRService

@Suite struct LinkDecodingTests {
  private func links(_ elements: String) async throws -> LiveSet {
    let (_, service) = try exchange(
      .answer(200, "{\"data\":[\(elements)],\"meta\":{\"total\":42}}"))
    let page = await service.page(PageRequest(label: nil, offset: 0)).value
    #expect(page?.total == 42)
    return try #require(page).links
  }

  @Test func `reads every field of a link`() async throws {
    let link = try await links(wholeLink)[0]
    #expect(link.id == "3f0c1d52-7a64")
    #expect(link.slug == "spring-a")
    #expect(link.shortURL == "https://xqr.co/spring-a")
    #expect(link.destination == "https://shop.example/a?b=ü")
    #expect(!link.isEnabled)
    #expect(link.labels == ["spring", "flyer"])
    #expect(link.rules.isEmpty)
    #expect(link.scanCount == 7)
    #expect(link.lastScan == Instant("2026-11-03T10:00:00Z"))
    #expect(link.expiresAt == Instant("2027-01-31T22:59:59Z"))
    #expect(link.createdAt == Instant("2026-11-02T09:00:00Z"))
  }

  @Test func `a link of which only the id came is otherwise empty`() async throws {
    let listing = try await links(#"{"id":"a"},{"id":"b","labels":null,"scan_count":"x"}"#)
    #expect(listing.count == 2)
    for index in 0..<2 {
      let link = listing[index]
      #expect([link.slug, link.shortURL, link.destination] == ["", "", ""])
      #expect(link.isEnabled)
      #expect(link.labels.isEmpty)
      #expect(link.scanCount == 0)
      #expect([link.lastScan, link.expiresAt, link.createdAt] == [nil, nil, nil])
    }
  }

  @Test func `keeps each link's labels and rules with it`() async throws {
    let rules = #"""
      [{"destination":"https://shop.example/de","priority":1,"conditions":{"countries":["DE","AT"],
      "country_mode":"exclude","device_types":["tablet","mobile","watch"],
      "hours":{"start":20,"end":6},"percentage":12.5,"expires_at":"2027-01-01T00:00:00Z"}},
      {"destination":"https://shop.example/b"}]
      """#
    let listing = try await links(
      #"{"labels":["x","y"],"id":"a"},{"routing_rules":\#(rules),"id":"b"},{"id":"c","labels":["z"]}"#
    )
    #expect((0..<3).map { listing[$0].labels } == [["x", "y"], [], ["z"]])
    #expect((0..<3).map { listing[$0].rules.rules.count } == [0, 2, 0])
    let first = listing[1].rules.rules[0]
    #expect(first.destination == "https://shop.example/de")
    #expect(first.priority == 1)
    #expect(first.conditions.countries == ["DE", "AT"])
    #expect(first.conditions.countryMode == .exclude)
    #expect(first.conditions.deviceTypes == [.tablet, .mobile])
    #expect(first.conditions.hours == RoutingRule.Hours(start: 20, end: 6))
    #expect(first.conditions.percentage == 12.5)
    #expect(first.conditions.expiresAt == Instant("2027-01-01T00:00:00Z"))
    #expect(first.conditions.unknown == ["device_types"])
    #expect(
      listing[1].rules.rules[1] == RoutingRule(destination: "https://shop.example/b", priority: 0))
  }

  @Test func `names the conditions that it doesn't understand`() async throws {
    let rules = #"""
      [{"destination":"https://shop.example/","id":7,"priority":1,"conditions":{"percentage":50,
      "weekday":["MO"],"device_types":["watch"],"countries":[],"language":null,"hours":"8-20"}}]
      """#
    let listing = try await links(#"{"id":"a","routing_rules":\#(rules)}"#)
    let set = listing[0].rules
    #expect(set.rules.map(\.conditions.unknown) == [["device_types", "hours", "weekday"]])
    #expect(set.rules[0].conditions.percentage == 50)
    #expect(set.hasUnknownConditions)
  }

  @Test func `times in place equal times by the general reader`() {
    var texts = [
      "2024-02-29T00:00:00Z", "2026-02-29T00:00:00Z", "2026-11-02 09:00:00Z", "", "soon",
    ]
    texts += ["2026-11-02T09:00:00.5Z", "2026-11-02T09:00:00+01:00", "2026-1a-02T09:00:00Z"]
    texts += ["0001-01-01T00:00:00Z", "9999-12-28T23:59:59Z", "2026-11-02T24:00:00Z"]
    for month in 1...13 {
      for day in 0...32 {
        texts.append(
          "20\(20 + day % 10)-\(padded(month))-\(padded(day))T0\(day % 10):59:0\(month % 10)Z")
      }
    }
    for text in texts {
      let read = Array(text.utf8).withUnsafeBufferPointer(InstantText.instant)
      #expect(read == Instant(text), "\(text)")
    }
  }

  private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
