import Foundation
import Sandbox
import Testing

/// Ctrl-C once and twice, wherever a run is.
@Suite struct InterruptionTests {
  /// The calls of a run that makes, changes and pauses links, in their order.
  static let places: [SandboxEndpoint] = [.usage, .list, .bulkCreate, .patch, .bulkStatus]

  @Test(arguments: places, [1, 2])
  func `an end at any call gives the account, and the next run goes on`(
    place: SandboxEndpoint, times: Int
  ) async throws {
    try await World.with(.campaign(TroubleTable.yaml(.given))) { world in
      var table = TroubleTable()
      table.carryOut(.init(kind: .add, first: 0, count: 20), round: 0)
      try world.folder.write(table.csv, to: "campaigns/rows.csv")
      try await world.apply()
      table.carryOut(.init(kind: .add, first: 20, count: 20), round: 1)
      table.carryOut(.init(kind: .move, first: 0, count: 2), round: 1)
      table.carryOut(.init(kind: .pause, first: 10, count: 3), round: 1)
      try world.folder.write(table.csv, to: "campaigns/rows.csv")

      // One Ctrl-C waits for the call, two don't.
      let time = times == 1 ? 1_000 : 60_000
      await world.sandbox.setFaults(
        FaultPlan([FaultRule(.hang(milliseconds: time, .before), on: place)]))
      let mark = await world.mark
      let run = try world.start(["apply", "--auto-approve"])
      try await run.wait { await world.calls(since: mark).contains { $0.isAt(place) } }
      run.send(SIGINT)
      let isWriting = place != .usage && place != .list
      if times == 2, isWriting {
        try await run.wait { run.errors.contains("Stopping:") }
        run.send(SIGINT)
      }
      let ended = await run.end()
      #expect(ended.status == 130, "\(ended.everything)")
      let reports = try world.folder.reports()
      #expect(reports.count == (isWriting ? 2 : 1))
      #expect(reports.allSatisfy { $0.addsUp })
      if isWriting {
        let outcomes = try #require(reports.last).outcomes
        #expect(try #require(reports.last).ended == "interrupted")
        #expect((outcomes["unknown"] ?? 0 > 0) == (times == 2), "\(outcomes)")
      }

      await world.sandbox.setFaults(.none)
      try await world.apply()
      #expect(try await world.links().count == 40)
      try await expectSettled(world)
    }
  }
}

extension AccessEntry {
  fileprivate func isAt(_ endpoint: SandboxEndpoint) -> Bool {
    switch endpoint {
    case .usage: kind == "usage"
    case .list: kind == "list"
    case .bulkCreate, .create: kind == "create"
    case .patch: kind == "update"
    case .bulkStatus: kind == "status"
    case .get, .delete, .workspace, .redirect: false
    }
  }
}
