import Links
import Planning
import Testing

@Suite struct LinkStatusTests {
  private static let wanted: [Wanted] = [
    Wanted("s-2") { $0.store = "berlin" }, Wanted("s-1") { $0.store = "aachen" },
    Wanted("s-3") { $0.store = "berlin" }, Wanted("s-4") { $0.store = "celle" },
  ]

  private static let existing: [Existing] = [
    Existing("s-1") {
      $0.scans = 3
      $0.lastScan = 500
    },
    Existing("s-2") {
      $0.scans = 4
      $0.lastScan = 700
      $0.url = "https://by-hand.example/"
    },
    Existing("s-3"),
    Existing("s-4") {
      $0.labels = ["campaign-other"]
      $0.scans = 1_000
    },
    Existing("old") {
      $0.isEnabled = false
      $0.scans = 9
      $0.lastScan = 900
    },
    Existing("foreign") { $0.labels = [] },
  ]

  /// `aachen: 1 links, 1 live, …` in few characters.
  private func words(_ sums: LinkStatus.Sums) -> String {
    let last = sums.lastScan.map { " @\($0.seconds)" } ?? ""
    return "\(sums.links) = \(sums.live) + \(sums.paused), drift \(sums.drifting), "
      + "scans \(sums.scans), never \(sums.unscanned)\(last)"
  }

  @Test func `sums up by a dimension, in the order of the files`() throws {
    let status = LinkStatus(of: try planned(Self.wanted, Self.existing), by: ["store"])
    #expect(status.rows.map(\.values) == [["berlin"], ["aachen"], ["celle"]])
    #expect(
      status.rows.map { words($0.sums) } == [
        "2 = 2 + 0, drift 1, scans 4, never 1 @700", "1 = 1 + 0, drift 0, scans 3, never 0 @500",
        "1 = 0 + 0, drift 1, scans 0, never 0",
      ])
    #expect(words(status.strays) == "1 = 0 + 1, drift 0, scans 9, never 0 @900")
    #expect(words(status.total) == "5 = 3 + 1, drift 2, scans 16, never 1 @900")
  }

  @Test func `sums up by entry where nothing else is said, and knows its names`() throws {
    let plan = try planned(Self.wanted, Self.existing)
    let status = LinkStatus(of: plan)
    #expect(status.by == ["entry"] && status.rows.map(\.values) == [["poster"]])
    #expect(LinkStatus.knownNames(in: plan.desired) == ["entry", "store"])
    let both = LinkStatus(of: plan, by: ["store", "entry", "lang"])
    #expect(both.rows[1].values == ["aachen", "poster", nil])
  }

  @Test func `an empty campaign has no rows`() throws {
    let status = LinkStatus(of: try planned([], []))
    #expect(status.rows.isEmpty && status.total == LinkStatus.Sums())
  }

  /// Times, and what is an alarm at second 1000 for links that are there since 100.
  private static let alarms: [(after: Int64, slugs: [String])] = [
    (1000, ["s-3"]), (101, ["s-3"]), (100, []), (1001, []),
  ]

  @Test(arguments: alarms)
  func `an alarm is due for what was live before its time`(
    after: Int64, slugs: [String]
  ) throws {
    var existing = Self.existing
    for index in existing.indices { existing[index].created = 100 }
    let plan = try planned(Self.wanted, existing)
    let alarm = ScanAlarm(of: plan, after: Instant(seconds: after), now: plan.made.time)
    #expect(alarm.slugs == slugs)
  }
}
