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
      let reports = try [world.folder.report(), other.folder.report()]
      #expect(reports.allSatisfy { $0.addsUp && $0.links == Golden.links })
      // What the other one made meanwhile is a conflict, which the next apply finds unchanged.
      #expect(ended.allSatisfy { $0.status == 0 || $0.status == 4 })
      let lines = reports.map(\.lines)
      for (one, two) in zip(lines[0], lines[1]) {
        let outcomes = [one.outcome, two.outcome]
        #expect(one.slug == two.slug && outcomes.filter { $0 == "created" }.count == 1)
        #expect(outcomes.allSatisfy { ["created", "unchanged", "failed"].contains($0) })
      }
      #expect(lines.joined().allSatisfy { $0.outcome != "failed" || $0.reason == "conflict" })
      try await expectSettled(world)
      try await expectSettled(other)
    }
  }
}
