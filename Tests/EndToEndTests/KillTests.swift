import Foundation
import Sandbox
import Testing

/// Runs that end before they are done.
@Suite struct KillTests {
  /// When a run is killed.
  enum Moment: CustomTestStringConvertible {
    case milliseconds(Int)
    /// As soon as the journal is so large.
    case journalBytes(Int)

    var testDescription: String { "\(self)" }
  }

  /// Ten instants of which most lie within the run; a run that was faster is no less right.
  static let moments: [Moment] =
    (0..<5).map { _ in .milliseconds(Int.random(in: 50...700)) }
    + (0..<5).map { _ in .journalBytes(Int.random(in: 1...90_000)) }

  @Test(arguments: moments)
  func `a run killed at any instant doubles nothing and is accounted for`(
    moment: Moment
  ) async throws {
    // Answers take a moment, so that most kills find calls in flight.
    let slow = FaultPlan([
      FaultRule(.hang(milliseconds: 40, .before), on: .bulkCreate, .every(2)),
      FaultRule(.hang(milliseconds: 40, .after), on: .bulkCreate, .every(3)),
    ])
    try await World.with(.grocery(), SandboxConfiguration(faults: slow)) { world in
      let run = try world.start(["apply", "--auto-approve"])
      try await wait(for: moment, world)
      run.send(SIGKILL)
      let wasKilled = await run.end().status == -SIGKILL
      let hadSent = !(await world.writes().isEmpty)
      let journal = (try? world.folder.read(".xqr-campaign/journal/summer-2026.jsonl")) ?? ""

      let second = try await world.apply()
      try await expectGroceryStored(world)
      let reports = try world.folder.reports()
      #expect(reports.allSatisfy { $0.addsUp })
      #expect(reports.allSatisfy { $0.links == Golden.links })
      let killed = reports.filter { $0.ended == "killed" }
      let isOpen = journal.contains("{\"intent\":") && !journal.contains("{\"end\":")
      #expect(killed.count == (isOpen ? 1 : 0))
      #expect(second.errors.contains("The last run was killed.") == isOpen)
      if wasKilled, hadSent { #expect(isOpen || journal.contains("{\"end\":")) }
      // Whatever was sent before the kill was made, so nothing of it is unknown but what the
      // listing came too early for.
      for report in killed {
        #expect(Set(report.outcomes.keys).isSubset(of: ["created", "unknown", "skipped"]))
        #expect(report.calls.planned == ["usage": 1, "list": 1, "create": 17])
        #expect(report.calls.made["usage"] == 1 && report.calls.made["list"] == 1)
      }

      let third = try await world.apply()
      #expect(!third.errors.contains("killed"))
      try await expectSettled(world)
      try await expectGroceryStored(world)
    }
  }

  @Test func `a killed run is reported once, also where nothing is left to do`() async throws {
    // Everything is stored, but the last answer never comes.
    let faults = FaultPlan([
      FaultRule(.hang(milliseconds: 60_000, .after), on: .bulkCreate, .nth(2))
    ])
    let small = SmallCampaign.yaml(links: 150)
    try await World.with(.campaign(small), SandboxConfiguration(faults: faults)) { world in
      let run = try world.start(["apply", "--auto-approve"])
      try await run.wait { try await world.links().count == 150 }
      run.send(SIGKILL)
      _ = await run.end()
      await world.sandbox.setFaults(.none)

      let second = try await world.apply()
      #expect(second.errors.contains("The last run was killed."))
      #expect(second.output.contains("No changes"))
      let report = try world.folder.report()
      #expect(report.ended == "killed" && report.outcomes == ["created": 150])
      #expect(report.calls.planned == ["usage": 1, "list": 1, "create": 2])
      #expect(report.calls.made == ["usage": 1, "list": 1, "create": 2])
      #expect(report.calls.retries == 0)
      let third = try await world.apply()
      #expect(!third.errors.contains("killed"))
      #expect(try world.folder.reports().count == 1)
    }
  }

  @Test func `Ctrl-C ends what is in flight, reports and exits 130`() async throws {
    let slow = FaultPlan([
      FaultRule(.hang(milliseconds: 500, .after), on: .bulkCreate, .every(1))
    ])
    try await World.with(.grocery(), SandboxConfiguration(faults: slow)) { world in
      let run = try world.start(["apply", "--auto-approve"])
      try await run.wait { await !world.writes().isEmpty }
      run.send(SIGINT)
      let ended = await run.end()
      #expect(ended.status == 130)
      #expect(ended.output.contains("Stopped:"))
      let stored = try await world.links().count
      #expect((1..<Golden.links).contains(stored))
      let report = try world.folder.report()
      #expect(report.addsUp)
      #expect(report.ended == "interrupted")
      #expect(report.outcomes == ["created": stored, "skipped": Golden.links - stored])

      await world.sandbox.setFaults(.none)
      try await world.apply()
      try await expectGroceryStored(world)
      try await expectSettled(world)
    }
  }

  @Test func `a second Ctrl-C ends at once, with what is in flight unknown`() async throws {
    let stuck = FaultPlan([
      FaultRule(.hang(milliseconds: 60_000, .before), on: .bulkCreate, .every(1))
    ])
    try await World.with(.grocery(), SandboxConfiguration(faults: stuck)) { world in
      let run = try world.start(["apply", "--auto-approve"])
      try await run.wait { await !world.writes().isEmpty }
      run.send(SIGTERM)
      try await run.wait { run.errors.contains("Stopping:") }
      run.send(SIGTERM)
      let ended = await run.end()
      #expect(ended.status == 130)
      let report = try world.folder.report()
      #expect(report.addsUp)
      #expect(report.outcomes["unknown"] ?? 0 > 0)
      #expect(report.outcomes["created"] == nil)

      await world.sandbox.setFaults(.none)
      try await world.apply()
      try await expectGroceryStored(world)
      try await expectSettled(world)
    }
  }

  private func wait(for moment: Moment, _ world: World) async throws {
    switch moment {
    case .milliseconds(let time): try await Task.sleep(for: .milliseconds(time))
    case .journalBytes(let size):
      let path = world.folder.url.appendingPathComponent(
        ".xqr-campaign/journal/summer-2026.jsonl"
      ).path
      let deadline = ContinuousClock.now + .seconds(20)
      while ContinuousClock.now < deadline {
        let known = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        if known ?? 0 >= size { return }
        try await Task.sleep(for: .milliseconds(2))
      }
    }
  }
}
