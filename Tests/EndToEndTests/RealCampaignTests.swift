import Bytes
import Foundation
import Sandbox
import Testing

/// The campaigns of this package besides the grocery: what each expands to, costs and leaves.
///
/// The links are those that `Goldens/campaign_links.py` works out; the direct mail's are checked by
/// `.ci/campaigns`, with the release binary.
@Suite struct RealCampaignTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let folder: String
    let file: String
    let golden: String
    let creates: Int
    /// Pages of a listing when all links live.
    let pages: Int

    var testDescription: String { folder }
    var path: String { "campaigns/\(folder)/\(file)" }
  }

  static let cases = [
    Case(folder: "packaging", file: "packs.yaml", golden: "packaging", creates: 9, pages: 5),
    Case(folder: "trade-fairs", file: "sponsors.yaml", golden: "trade_fairs", creates: 8, pages: 4),
    Case(folder: "transport", file: "posters.yaml", golden: "transport", creates: 74, pages: 37),
  ]

  /// Before the first fair closes.
  static let now = "2027-03-01T00:00:00Z"

  @Test(arguments: cases)
  func `a campaign is planned, applied once and then settled`(_ campaign: Case) async throws {
    let links = try Golden.campaign(campaign.golden).links
    try await World.with(.copy(of: campaign.folder)) { world in
      let plan = try await world.run("plan", "--now", Self.now, "--out", "first.plan", "--no-color")
      #expect(plan.status == 0, "\(plan.everything)")
      try Golden.expect(Self.unbound(plan.output), is: "Plans/\(campaign.folder).txt")
      let price = ["usage": 1, "list": 1, "create": campaign.creates]
      let cost = try world.folder.plan("first.plan").cost.filter { $0.value > 0 }
      #expect(cost == price.merging(["total": campaign.creates + 2]) { $1 })

      let mark = await world.mark
      try await world.apply("first.plan")
      #expect(await world.calls(since: mark).byKind == price)
      try await expectStored(world, campaign.golden)
      let report = try world.folder.report()
      #expect(report.addsUp)
      #expect(report.outcomes == ["created": links])

      let second = await world.mark
      try await world.apply("--now", Self.now)
      #expect(await world.calls(since: second).byKind == ["usage": 1, "list": campaign.pages])
    }
  }

  @Test func `a month later the guard stops 7,300 updates until they are allowed`() async throws {
    let folder = try Folder.copy(of: "transport")
    try await World.with(folder) { world in
      try await world.apply()
      try folder.write(
        try folder.read("campaigns/transport/stops-month-2.csv"),
        to: "campaigns/transport/stops.csv")
      try folder.replace(
        "https://fahrplan.example.com", by: "https://next.example.com",
        in: "campaigns/transport/posters.yaml")

      let plan = try await world.run("plan", "--out", "second.plan", "--no-color")
      #expect(plan.status == 5, "\(plan.everything)")
      try Golden.expect(Self.unbound(plan.output), is: "Plans/transport-month-2.txt")
      #expect(plan.output.split(separator: "\n", omittingEmptySubsequences: false).count <= 40)
      let saved = try world.folder.plan("second.plan")
      let expected = ["create": 240, "update": 7_300, "pause": 100]
      #expect(saved.summary.filter { $0.value > 0 } == expected)

      var mark = await world.mark
      try await world.apply("--max-updates", "500", exits: 5)
      try await world.apply("second.plan", exits: 5)
      #expect(await world.writes(since: mark).isEmpty)

      mark = await world.mark
      try await world.apply("--max-updates", "7300")
      #expect(
        await world.calls(since: mark).byKind
          == ["usage": 1, "list": 37, "create": 3, "update": 7_300, "status": 1])
      let report = try world.folder.report()
      #expect(report.addsUp)
      #expect(report.outcomes == ["created": 240, "updated": 7_300, "paused": 100])
      try await expectStored(world, "transport_month_2", paused: 100)

      mark = await world.mark
      try await world.apply()
      #expect(await world.writes(since: mark).isEmpty)
    }
  }

  @Test func `a fair's codes go dark when it has closed`() async throws {
    try await World.with(.copy(of: "trade-fairs")) { world in
      try await world.apply("--now", Self.now)
      let closed = "2027-05-01T00:00:00Z"
      let refused = try await world.run("plan", "--now", closed)
      #expect(refused.status == 5)
      let mark = await world.mark
      try await world.apply("--now", closed, "--max-removals", "240")
      #expect(await world.writes(since: mark).byKind == ["status": 2])
      let dark = try await world.links().filter { !$0.enabled }
      #expect(dark.count == 240)
      #expect(dark.allSatisfy { $0.shortCode.hasPrefix("han27-") })
    }
  }

  @Test func `a product line's new name moves no printed code`() async throws {
    let folder = try Folder.copy(of: "packaging")
    try await World.with(folder) { world in
      try await world.apply()
      let before = Golden.lines(try await world.links())
      try folder.replace("Hafer Drink Barista", by: "Barista", in: "campaigns/packaging/skus.csv")
      let mark = await world.mark
      try await world.apply()
      #expect(await world.writes(since: mark).isEmpty)
      #expect(Golden.lines(try await world.links()) == before)
    }
  }

  @Test func `a market that leaves the file keeps its printed codes`() async throws {
    let folder = try Folder.copy(of: "packaging")
    try await World.with(folder) { world in
      try await world.apply()
      let norway = try await world.links().filter { $0.labels.contains("market-no") }.count
      #expect(norway > 50)
      let markets = "campaigns/packaging/markets.yaml"
      let text = try folder.read(markets)
      let start = try #require(text.range(of: "- code: NO\n")?.lowerBound)
      let end = try #require(text.range(of: "- code: SE\n")?.lowerBound)
      try folder.write(text.replacingCharacters(in: start..<end, with: ""), to: markets)
      // What was not sold there is nothing to leave out any more.
      let rows = try folder.read("campaigns/packaging/not_sold.csv").split(separator: "\n")
      try folder.write(
        rows.filter { !$0.contains(",NO,") }.joined(separator: "\n") + "\n",
        to: "campaigns/packaging/not_sold.csv")
      let mark = await world.mark
      let run = try await world.apply()
      #expect(await world.writes(since: mark).isEmpty)
      #expect(run.everything.contains("\(norway) kept"), "\(run.everything)")
      #expect(try await world.links().allSatisfy(\.enabled))
    }
  }

  /// A plan's text without what differs from service to service.
  private static func unbound(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.range(of: ", workspace ").map { String(line[..<$0.lowerBound]) } ?? String(line)
    }.joined(separator: "\n")
  }

  /// Holds the store against the golden; links that are paused are those of the month before.
  private func expectStored(_ world: World, _ golden: String, paused: Int = 0) async throws {
    let stored = try await world.links()
    let live = stored.filter(\.enabled)
    #expect(stored.count - live.count == paused)
    let expected = try Golden.campaign(golden)
    #expect(live.count == expected.links)
    #expect(SHA256.hex(Golden.lines(live).utf8) == expected.digest)
  }
}
