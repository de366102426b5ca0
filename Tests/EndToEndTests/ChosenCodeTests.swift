import Foundation
import Sandbox
import Testing

/// A campaign whose codes the service chooses, under faults that leave the outcome open.
@Suite struct ChosenCodeTests {
  static let yaml = """
    campaign: flyers
    links:
      - id: flyer
        for_each: {number: '${{ range(250) }}'}
        key: f-${{ number }}
        url: https://www.example.com/flyers/${{ number }}
    """

  static let lateFaults: [Fault] = [.reset(.after), .status500(.after), .truncate, .missing]

  @Test(arguments: lateFaults)
  func `a lost answer to chosen codes is read back and doubles nothing`(
    fault: Fault
  ) async throws {
    let faults = FaultPlan([FaultRule(fault, on: .bulkCreate, .nth(2))])
    try await World.with(.campaign(Self.yaml), SandboxConfiguration(faults: faults)) { world in
      try await world.apply()
      try await expectNoTwins(world, count: 250)
      let report = try world.folder.report()
      #expect(report.addsUp)
      #expect(report.outcomes == ["created": 250])
      try await expectSettled(world)
      try await expectNoTwins(world, count: 250)
    }
  }

  @Test func `what wasn't found stays unknown, and is sent ten minutes later`() async throws {
    let faults = FaultPlan([FaultRule(.reset(.before), on: .bulkCreate, .nth(2))])
    try await World.with(.campaign(Self.yaml), SandboxConfiguration(faults: faults)) { world in
      try await world.apply(exits: 4)
      let report = try world.folder.report()
      #expect(report.addsUp)
      let lost = try #require(report.outcomes["unknown"])
      #expect(report.outcomes == ["created": 250 - lost, "unknown": lost])
      try await expectNoTwins(world, count: 250 - lost)

      // Too early: the call may still be on its way.
      let mark = await world.mark
      try await world.apply(exits: 4)
      #expect(await world.writes(since: mark).isEmpty)
      #expect(try world.folder.report().outcomes == ["unchanged": 250 - lost, "unknown": lost])

      try world.folder.ageReports(seconds: 11 * 60)
      try await world.apply()
      #expect(try world.folder.report().outcomes == ["unchanged": 250 - lost, "created": lost])
      try await expectNoTwins(world, count: 250)
      try await expectSettled(world)
    }
  }

  @Test func `a killed run's uncertain links wait too`() async throws {
    let faults = FaultPlan([FaultRule(.hang(milliseconds: 60_000, .before), on: .bulkCreate)])
    try await World.with(.campaign(Self.yaml), SandboxConfiguration(faults: faults)) { world in
      let run = try world.start(["apply", "--auto-approve"])
      try await run.wait { await !world.writes().isEmpty }
      run.send(SIGKILL)
      _ = await run.end()
      await world.sandbox.setFaults(.none)

      try await world.apply(exits: 4)
      let reports = try world.folder.reports()
      #expect(reports.map(\.ended).contains("killed"))
      #expect(reports.allSatisfy { $0.addsUp })
      let killed = try #require(reports.first { $0.ended == "killed" })
      let lost = try #require(killed.outcomes["unknown"])
      let last = try #require(reports.first { $0.ended == "finished" })
      #expect(last.outcomes["unknown"] == lost)
      try await expectNoTwins(world, count: 250 - lost)

      try world.folder.ageReports(seconds: 11 * 60)
      try await world.apply()
      try await expectNoTwins(world, count: 250)
      try await expectSettled(world)
    }
  }

  private func expectNoTwins(
    _ world: World, count: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let links = try await world.links()
    let labels = links.flatMap { $0.labels.filter { $0.hasPrefix("key-") } }
    #expect(links.count == count, sourceLocation: sourceLocation)
    #expect(labels.count == count && Set(labels).count == count, sourceLocation: sourceLocation)
    #expect(Set(links.map(\.destination)).count == count, sourceLocation: sourceLocation)
  }
}

extension Folder {
  /// Makes all reports older, as if the runs had been so much earlier.
  ///
  /// The tool goes by the times inside of them; waiting ten minutes is no test.
  func ageReports(seconds: Double) throws {
    let format = Date.ISO8601FormatStyle()
    for path in files(below: "reports") {
      let text = try read(path)
      let aged = text.replacing(/"(started|ended_at|since)":"([^"]+)"/) { match in
        let date = (try? format.parse(String(match.2))) ?? .distantPast
        return "\"\(match.1)\":\"\(date.addingTimeInterval(-seconds).formatted(format))\""
      }
      try write(aged, to: path)
    }
  }
}
