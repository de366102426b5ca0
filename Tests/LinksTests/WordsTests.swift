import Bytes
import Links
import Testing

@Suite struct WordsTests {
  @Test(arguments: [
    ("https://a.example/x?y=1#z", nil as Destination.Fault?),
    ("ftp://a", .scheme), ("https:///x", .emptyHost), ("https://u@h/", .credentials),
    ("https://a/ b", .character(" ", offset: 10)), ("https://a/%2", .percent(offset: 10)),
    ("https://ä.example/", .nonASCIIHost(offset: 8)), ("https://a:x/", .port),
    ("https://a/?b=1?c", .secondQuestionMark(offset: 14)),
    ("https://a.example:0/", .port), ("https://a.example:65536/", .port),
    ("https://a.example:99999/", .port), ("https://a:1:2/", .port), ("https://[::1]:99999", .port),
    ("https://a.example:/", .port), ("https://a.example:1x/", .port),
    ("https://a.example:65535/", nil), ("https://[::1]:8080/", nil), ("https://a.example./", nil),
    ("https://a..example/", .hostDots(offset: 10)), ("https://.example/", .hostDots(offset: 8)),
    ("https://a]b/", .character("]", offset: 9)), ("https://a[b/", .character("[", offset: 9)),
    ("https://a/ü", .character("ü", offset: 10)),
  ])
  func `names the first fault of a URL`(url: String, fault: Destination.Fault?) {
    var copy = url
    #expect(copy.withUTF8 { Destination.fault(in: $0) } == fault)
  }

  @Test func `normalises only what never changes an address`() {
    #expect(Destination.normalized("HTTPS://Ex.Example:443") == "https://ex.example/")
    #expect(Destination.normalized("http://a/%7e%c3%a4?b=%2f") == "http://a/~%C3%A4?b=%2F")
    #expect(Destination.normalized("https://a:8443/B") == "https://a:8443/B")
  }

  @Test func `reads and writes instants with any offset`() {
    #expect(Instant("2026-09-30T23:59:59+02:00")?.description == "2026-09-30T21:59:59Z")
    #expect(Instant("2000-02-29T00:00:00.250Z")?.seconds == 951_782_400)
    #expect(Instant("1969-12-31T23:59:59Z")?.description == "1969-12-31T23:59:59Z")
    for bad in [
      "2026-02-29T00:00:00Z", "2026-01-01", "2026-01-01T00:00:00", "2026-01-01T24:00:00Z",
    ] {
      #expect(Instant(bad) == nil, "\(bad)")
    }
  }

  @Test func `rules with the same effect mean the same`() {
    var first = RoutingRule(destination: "https://A.example", priority: 2)
    first.conditions.countries = ["DE", "AT", "DE"]
    var second = RoutingRule(destination: "https://a.example/", priority: 2)
    second.conditions.countries = ["AT", "DE"]
    let other = RoutingRule(destination: "https://b.example/", priority: 1)
    #expect(RuleSet([first, other]).means(RuleSet([other, second])))
    #expect(!RuleSet([first]).means(RuleSet([first, other])))
  }

  @Test func `names every clash of keys and of slugs without regard to case`() {
    var builder = DesiredSetBuilder(ownership: Ownership(campaign: "c"))
    builder.beginEntry(LinkEntry(id: "e", span: nil, axes: []))
    for (key, slug) in [("a", "one"), ("b", "One"), ("a", "two"), ("c", ""), ("d", "")] {
      builder.keys.append(key)
      builder.slugs.append(slug)
      builder.destinations.append("https://a.example/")
      builder.labels.endRow()
      builder.endLink()
    }
    do throws(DesiredSetClashes) {
      _ = try builder.finish()
      Issue.record("the clashes were not found")
    } catch {
      #expect(error.keys.map(\.first) == [0])
      #expect(error.keys.map(\.second) == [2])
      #expect(error.slugs.map(\.second) == [1])
      #expect(
        error.desired[3].allLabels == [
          "campaign-c", "key-" + error.desired[3].allLabels[1].dropFirst(4),
        ])
      #expect(error.desired.order == [1, 0, 2, 3, 4])
    }
  }
}
