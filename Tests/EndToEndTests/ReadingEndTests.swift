import Foundation
import Sandbox
import Testing

/// Ctrl-C and kills while a run that writes only reads or waits.
@Suite struct ReadingEndTests {
  /// What the run does at that time, with the calls that lead there.
  enum Moment: CaseIterable {
    case readBack, verifying, retryOfReadBack, retryOfUpdate

    var rules: [FaultRule] {
      let stuck = Fault.hang(milliseconds: 60_000, .before)
      let lost = FaultRule(.reset(.after), on: .bulkCreate)
      switch self {
      case .readBack: return [lost, FaultRule(stuck, on: .list, .nth(2))]
      case .verifying: return [FaultRule(stuck, on: .list, .nth(2))]
      case .retryOfReadBack:
        return [lost] + (2...9).map { FaultRule(.burst429, on: .list, .nth($0)) }
      case .retryOfUpdate: return [FaultRule(.status500(.before), on: .patch, .every(1))]
      }
    }

    /// The kind of the call, and how many of them there are by then.
    var call: (kind: String, count: Int) {
      switch self {
      case .readBack, .verifying: ("list", 2)
      case .retryOfReadBack: ("list", 4)
      case .retryOfUpdate: ("update", 4)
      }
    }
  }

  /// Makes 20 links, then adds 20 and moves 2, until the moment has come.
  private func withRun(
    at moment: Moment, _ body: (World, RunningTool) async throws -> Void
  ) async throws {
    try await World.with(.campaign(TroubleTable.yaml(.given))) { world in
      var table = TroubleTable()
      table.carryOut(.init(kind: .add, first: 0, count: 20), round: 0)
      try world.folder.write(table.csv, to: "campaigns/rows.csv")
      try await world.apply()
      table.carryOut(.init(kind: .add, first: 20, count: 20), round: 1)
      table.carryOut(.init(kind: .move, first: 0, count: 2), round: 1)
      try world.folder.write(table.csv, to: "campaigns/rows.csv")
      await world.sandbox.setFaults(FaultPlan(moment.rules))
      let mark = await world.mark
      let arguments = ["apply", "--auto-approve"] + (moment == .verifying ? ["--verify"] : [])
      let run = try world.start(arguments)
      try await run.wait {
        await world.calls(since: mark).count { $0.kind == moment.call.kind } >= moment.call.count
      }
      try await body(world, run)
      await world.sandbox.setFaults(.none)
      try await world.apply()
      #expect(try await world.links().count == 40)
      #expect(try world.folder.reports().allSatisfy { $0.addsUp })
      try await expectSettled(world)
    }
  }

  @Test(arguments: Moment.allCases)
  func `Ctrl-C ends it soon, with 130 and the whole account`(moment: Moment) async throws {
    try await withRun(at: moment) { world, run in
      let began = ContinuousClock.now
      run.send(SIGINT)
      if moment == .readBack {
        // A call that is under way is waited for once, and not twice.
        try await run.wait { run.errors.contains("Stopping:") }
        run.send(SIGINT)
      }
      let ended = await run.end()
      #expect(ended.status == 130, "\(ended.everything)")
      // Far less than what it waited for, on a machine that does much else.
      #expect(ContinuousClock.now - began < .seconds(15))
      let report = try world.folder.report()
      #expect(report.addsUp && report.links == 40)
      switch moment {
      case .verifying:
        #expect(report.ended == "finished")
        #expect(report.outcomes == ["created": 20, "updated": 2, "unchanged": 18])
      case .readBack, .retryOfReadBack:
        #expect(report.ended == "interrupted" && report.outcomes["unknown"] == 20)
      case .retryOfUpdate:
        #expect(report.ended == "interrupted")
        #expect(report.outcomes == ["created": 20, "unchanged": 18, "unknown": 2])
      }
    }
  }

  @Test(arguments: Moment.allCases, [false, true])
  func `the next run gives a killed run's account`(moment: Moment, isTorn: Bool) async throws {
    try await withRun(at: moment) { world, run in
      run.send(SIGKILL)
      #expect(await run.end().status == -SIGKILL)
      try await world.quieten()
      if isTorn {
        let path = ".xqr-campaign/journal/trouble.jsonl"
        try world.folder.write(world.folder.read(path) + "{\"answer\":{\"mem", to: path)
      }
      await world.sandbox.setFaults(.none)
      let second = try await world.apply()
      #expect(second.errors.contains("The last run was killed."), "\(second.errors)")
      let killed = try world.folder.reports().filter { $0.ended == "killed" }
      #expect(killed.count == 1)
      let report = try #require(killed.first)
      #expect(report.addsUp && report.links == 40)
      #expect(report.outcomes["created"] == 20, "\(report.outcomes)")
    }
  }
}
