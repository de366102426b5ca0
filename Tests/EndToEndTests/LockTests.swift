import Foundation
import Sandbox
import Testing

/// Several runs at the same time.
@Suite struct LockTests {
  /// Where a run may be when another one comes.
  static let places: [SandboxEndpoint] = [.list, .patch]

  @Test(arguments: places)
  func `a second apply on the machine is told who runs, and does nothing`(
    place: SandboxEndpoint
  ) async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 5))) { world in
      // A run of before must not be taken for the one that holds the lock.
      try await world.apply()
      try world.folder.replace("/cards/", by: "/c/", in: "campaigns/small.yaml")
      let stuck = FaultRule(.hang(milliseconds: 4_000, .before), on: place)
      await world.sandbox.setFaults(FaultPlan([stuck]))
      let mark = await world.mark
      let first = try world.start(["apply", "--auto-approve"])
      let kind = place == .list ? "list" : "update"
      try await first.wait {
        await world.calls(since: mark).contains { $0.kind == kind }
      }
      let second = try await world.apply(exits: 1)
      #expect(second.errors.contains("another run applies this campaign"))
      #expect(second.errors.contains("by process \(first.processID)\n"), "\(second.errors)")
      #expect(await first.end().status == 0)
      #expect(try world.folder.report().outcomes == ["updated": 5])
    }
  }

  @Test func `two runners against one service double nothing and both accounts add up`()
    async throws
  {
    try await World.with(.grocery()) { world in
      let other = world.from(try .grocery())
      async let one = world.start(["apply", "--auto-approve"]).end()
      async let two = other.start(["apply", "--auto-approve"]).end()
      let ended = try await [one, two]
      try await expectGroceryStored(world)
      // What the other one made meanwhile is a conflict, which the next apply finds unchanged.
      #expect(ended.allSatisfy { $0.status == 0 || $0.status == 4 })
      let reports = try [world, other].map { try $0.folder.reports() }
      for (run, reports) in zip(ended, reports) {
        // Whoever comes when the other one is done finds nothing to do, and has no report.
        #expect(reports.count == (run.output.contains("No changes") ? 0 : 1), "\(run.everything)")
      }
      let saved = reports.joined()
      #expect(!saved.isEmpty && saved.allSatisfy { $0.addsUp && $0.links == Golden.links })
      let lines = saved.flatMap(\.lines)
      #expect(lines.allSatisfy { ["created", "unchanged", "failed"].contains($0.outcome) })
      #expect(lines.allSatisfy { $0.outcome != "failed" || $0.reason == "conflict" })
      let made = lines.filter { $0.outcome == "created" }.map(\.slug)
      #expect(made.count == Golden.links && Set(made).count == Golden.links)
      for report in saved {
        let slugs = report.lines.map(\.slug)
        #expect(slugs.count == Golden.links && Set(slugs).count == slugs.count)
      }
      try await expectSettled(world)
      try await expectSettled(other)
    }
  }
}
