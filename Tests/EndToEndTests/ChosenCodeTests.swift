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

  @Test func `before the first run it says once that two runners may double`() async throws {
    try await World.with(.campaign(Self.yaml)) { world in
      let first = try await world.apply()
      #expect(first.errors.contains("warning[XQ3105]"), "\(first.errors)")
      try world.folder.replace("range(250)", by: "range(260)", in: "campaigns/small.yaml")
      let second = try await world.apply()
      #expect(!second.errors.contains("XQ3105"))
    }
  }

  @Test func `two runners that come one after the other double nothing`() async throws {
    try await World.with(.campaign(Self.yaml)) { world in
      let other = world.from(try .campaign(Self.yaml))
      try await world.apply()
      try await other.apply()
      try await expectNoTwins(world, count: 250)
    }
  }

  /// What nobody can prevent: the service takes two runners for two wishes.
  @Test func `two runners at once are found out, and nothing is changed blindly`() async throws {
    // Both list before either writes.
    let slow = FaultPlan([FaultRule(.hang(milliseconds: 1_500, .after), on: .list, .every(1))])
    try await World.with(.campaign(Self.yaml), SandboxConfiguration(faults: slow)) { world in
      let other = world.from(try .campaign(Self.yaml))
      async let one = world.start(["apply", "--auto-approve"]).end()
      async let two = other.start(["apply", "--auto-approve"]).end()
      let ended = try await [one, two]
      #expect(ended.allSatisfy { $0.status == 0 })
      #expect(try world.folder.report().addsUp && other.folder.report().addsUp)
      #expect(try await world.links().count == 500)

      await world.sandbox.setFaults(.none)
      let mark = await world.mark
      let next = try await world.apply(exits: 4)
      #expect(next.output.contains("250 blocked"), "\(next.output)")
      #expect(await world.writes(since: mark).isEmpty)
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
    // Longer than the test may take: what hangs must not come after all.
    let faults = FaultPlan([FaultRule(.hang(milliseconds: 600_000, .before), on: .bulkCreate)])
    try await World.with(.campaign(Self.yaml), SandboxConfiguration(faults: faults)) { world in
      let run = try world.start(["apply", "--auto-approve"])
      try await run.wait { await !world.writes().isEmpty }
      run.send(SIGKILL)
      _ = await run.end()
      // The other calls were under way too.
      try await world.quieten()
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

  @Test func `links that a listing doesn't show yet aren't made again`() async throws {
    try await World.with(.campaign(Self.yaml)) { world in
      try await world.apply()
      // The second run comes before the listing has caught up.
      await world.sandbox.setFaults(
        FaultPlan([FaultRule(.laggingList(links: 30), on: .list, .every(1))]))
      let mark = await world.mark
      try await world.apply(exits: 4)
      #expect(await world.writes(since: mark).isEmpty)
      #expect(try world.folder.report().outcomes == ["unchanged": 220, "unknown": 30])
      try await expectSettled(world)
      try await expectNoTwins(world, count: 250)
    }
  }

  @Test func `what another workspace left unknown holds nothing back`() async throws {
    let faults = FaultPlan([FaultRule(.reset(.before), on: .bulkCreate, .every(1))])
    let folder = try Folder.campaign(Self.yaml)
    try await World.with(folder, SandboxConfiguration(faults: faults)) { world in
      try await world.apply(exits: 4)
      #expect(try world.folder.report().outcomes == ["unknown": 250])
    }
    try await World.with(folder) { world in
      try await world.apply()
      try await expectNoTwins(world, count: 250)
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
  /// Makes all reports and journals older, as if the runs had been so much earlier.
  ///
  /// The tool goes by the times inside of them; waiting ten minutes is no test.
  func ageReports(seconds: Double) throws {
    let format = Date.ISO8601FormatStyle()
    for path in files(below: "reports") + files(below: ".xqr-campaign/journal") {
      let text = try read(path)
      let aged = text.replacing(/"(started|ended_at|since|time)":"([^"]+)"/) { match in
        let date = (try? format.parse(String(match.2))) ?? .distantPast
        return "\"\(match.1)\":\"\(date.addingTimeInterval(-seconds).formatted(format))\""
      }
      try write(aged, to: path)
      if path.hasPrefix("reports/") { try rename(path, seconds: seconds) }
    }
  }

  /// A report's name begins with the time at which its run began.
  private func rename(_ path: String, seconds: Double) throws {
    let file = url.appendingPathComponent(path)
    let name = file.lastPathComponent
    let format = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)
    guard let end = name.firstIndex(of: "-"), let date = try? format.parse(String(name[..<end]))
    else { return }
    let aged = date.addingTimeInterval(-seconds).formatted(format) + name[end...]
    try FileManager.default.moveItem(
      at: file, to: file.deletingLastPathComponent().appendingPathComponent(aged))
  }
}
