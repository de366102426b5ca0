import Diagnostics
import Links
import Planning
import Testing

@Suite struct ScannedGuardTests {
  private static let day: Int64 = 86_400
  private static let now = 100 * day

  /// A case: what is asked for, when the link was scanned, and what the guard says of it.
  private static let cases: [(Wanted?, daysAgo: Int64?, PlanOptions.OnRemove, said: String?)] = [
    (moved, 1, .pause, "1 would lead elsewhere"),
    (moved, 30, .pause, "1 would lead elsewhere"),
    (moved, 31, .pause, nil),
    (moved, nil, .pause, nil),
    (Wanted("s-1") { $0.labels = ["new"] }, 1, .pause, nil),
    (Wanted("s-1") { $0.isEnabled = false }, 1, .pause, "1 would be paused"),
    (off, 1, .pause, "1 would be paused"),
    (nil, 1, .pause, "1 would be paused"),
    (nil, 1, .delete, "1 would be deleted"),
    (nil, 1, .keep, nil),
    (nil, 40, .pause, nil),
    (Wanted("s-1"), 1, .pause, nil),
  ]

  private static let moved = Wanted("s-1") { $0.url = "https://b.example/" }
  private static let off = Wanted("s-1") {
    $0.url = "https://b.example/"
    $0.isEnabled = false
  }

  private func plan(
    _ wanted: [Wanted], _ existing: [Existing], _ onRemove: PlanOptions.OnRemove = .pause
  ) throws -> Plan {
    var options = PlanOptions()
    options.onRemove = onRemove
    options.prunes = true
    return try planned(wanted, existing, options, now: Self.now)
  }

  @Test(arguments: cases.indices)
  func `stops what somebody who scans a code would notice`(index: Int) throws {
    let (wanted, daysAgo, onRemove, said) = Self.cases[index]
    let scanned = Existing("s-1") {
      $0.scans = 7
      $0.lastScan = daysAgo.map { Self.now - $0 * Self.day }
    }
    let plan = try plan(
      [Wanted("s-0")] + [wanted].compactMap { $0 }, [Existing("s-0"), scanned], onRemove)
    #expect(plan.findings.map(\.guardName) == (said == nil ? [] : ["scanned"]))
    #expect(plan.isRefused == (said != nil))
    if let said { #expect(plan.findings[0].diagnostic.detail.hasSuffix("and \(said)")) }
  }

  @Test func `a link that is made anew is gone for a moment`() throws {
    var options = PlanOptions()
    options.replacedKeys = ["key of s-1"]
    let scanned = Existing("s-1") { $0.lastScan = Self.now }
    let plan = try planned([Wanted("s-1")], [scanned], options, now: Self.now)
    #expect(
      plan.findings[0].diagnostic.detail.hasSuffix("and 1 would be deleted and made anew"))
  }

  @Test func `a resumed link was no use before`() throws {
    let paused = Existing("s-1") {
      $0.isEnabled = false
      $0.lastScan = Self.now
    }
    #expect(try plan([Wanted("s-1")], [paused]).findings.isEmpty)
  }

  @Test func `says how many, since when, which and the way out`() throws {
    let existing = (1...5).map { number in
      Existing("s-\(number)") {
        $0.scans = number * 1000
        $0.lastScan = Self.now - Int64(number) * Self.day
      }
    }
    let wanted = (1...4).map { number in Wanted("s-\(number)") { $0.url = "https://b.example/" } }
    let diagnostic = try #require(try plan(wanted, existing).findings.first?.diagnostic)
    #expect(diagnostic.code.id == "XQ2107")
    #expect(
      diagnostic.detail
        == "guard scanned: 5 live links were scanned since 1970-03-12T00:00:00Z, in the 30 days "
        + "that the guard looks at, and 4 would lead elsewhere, 1 would be paused")
    #expect(diagnostic.help.last?.contains("--disable-guards scanned") == true)
    #expect(
      diagnostic.values == [
        "scanned = s-1 (1,000 times, last 1970-04-10T00:00:00Z), s-2 (2,000 times, last "
          + "1970-04-09T00:00:00Z), s-3 (3,000 times, last 1970-04-08T00:00:00Z) and 2 more"
      ])
  }
}
