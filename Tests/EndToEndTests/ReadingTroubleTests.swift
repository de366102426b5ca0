import Sandbox
import Testing

/// Readings that show only where something goes wrong, or somebody else is there.
@Suite struct ReadingTroubleTests {
  private func withCards(
    _ count: Int, _ readings: String..., limits: SandboxLimits = .unlimited,
    body: (World) async throws -> Void
  ) async throws {
    var configuration = SandboxConfiguration(limits: limits)
    configuration.readings = try SandboxReadings(choosing: readings)
    try await World.with(.campaign(SmallCampaign.yaml(links: count)), configuration, body)
  }

  @Test(arguments: ["seconds", "date", "none"])
  func `a burst 429 is waited out, however it says how long`(form: String) async throws {
    try await withCards(3, "retry-after=\(form)") { world in
      await world.sandbox.setFaults(
        FaultPlan([.init(.burst429, on: .list), .init(.burst429, on: .bulkCreate)]))
      try await world.apply()
      #expect(try world.folder.report().outcomes == ["created": 3])
      #expect(try await world.links().count == 3)
      try await expectSettled(world)
    }
  }

  @Test func `a bulk create of nothing but taken codes may be a 409`() async throws {
    try await withCards(3, "bulk-all-failed=409") { world in
      for number in 0..<3 { try await world.create("card-000\(number)", labels: []) }
      try await world.apply("--scan", "campaign", exits: 4)
      let report = try world.folder.report()
      #expect(report.addsUp && report.outcomes == ["failed": 3])
      #expect(report.lines.allSatisfy { $0.reason == "conflict" })
      #expect(try await world.links().count == 3)
    }
  }

  @Test(arguments: [Fault.reset(.after), .status500(.after), .truncate])
  func `a pause that is tried again counts nothing, and was carried out`(
    fault: Fault
  ) async throws {
    try await withCards(3, "updated=changed") { world in
      try await world.apply()
      try world.folder.replace("range(3)", by: "range(1)", in: "campaigns/small.yaml")
      await world.sandbox.setFaults(FaultPlan([.init(fault, on: .bulkStatus)]))
      try await world.apply()
      #expect(try world.folder.report().outcomes == ["paused": 2, "unchanged": 1])
      #expect(try await world.links().filter(\.enabled).count == 1)
      try await expectSettled(world)
    }
  }

  @Test(arguments: [Fault.reset(.before), .reset(.after), .status500(.after), .truncate])
  func `a fault at a pause without bulk calls leaves nothing undone`(fault: Fault) async throws {
    try await withCards(3, "bulk-ops=off") { world in
      try await world.apply()
      try world.folder.replace("range(3)", by: "range(1)", in: "campaigns/small.yaml")
      await world.sandbox.setFaults(FaultPlan([.init(fault, on: .patch)]))
      try await world.apply()
      let report = try world.folder.report()
      #expect(report.addsUp && report.outcomes == ["paused": 2, "unchanged": 1])
      #expect(report.calls.planned == ["usage": 1, "list": 1, "update": 2])
      #expect(try await world.links().filter(\.enabled).count == 1)
      try await expectSettled(world)
    }
  }

  @Test(arguments: ["items", "whole"])
  func `links of the month that end during a run are a stop, not a failure`(
    reading: String
  ) async throws {
    let limits = SandboxLimits(plan: "small", burst: nil, callsPerMonth: nil, linksPerMonth: 150)
    try await withCards(220, "link-limit=\(reading)", limits: limits) { world in
      try await world.apply("--disable-guards", "budget", exits: 10)
      let report = try world.folder.report()
      #expect(report.addsUp && report.outcomes["failed"] == nil)
      let made = try await world.links().count
      #expect(report.outcomes["created"] == made)
      #expect(reading == "items" ? made == 150 : made <= 150 && made >= 100)
    }
  }

  @Test func `the smaller of two quotas counts`() async throws {
    let limits = SandboxLimits(plan: "small", burst: nil, callsPerMonth: 30, linksPerMonth: nil)
    try await withCards(3, "usage-quota=larger", limits: limits) { world in
      let said = try await world.run("plan").output
      #expect(said.contains("of 30 left this month (from the last answer)"))
    }
  }

  @Test func `a stranger's label that differs in case is nobody's business`() async throws {
    try await withCards(3, "label-case=ignored") { world in
      try await world.apply()
      try await world.create("stranger", labels: ["Campaign-Cards"])
      let before = try await world.link("stranger")
      for scan in ["campaign", "workspace"] {
        let plan = try await world.run("plan", "--detailed-exitcode", "--scan", scan)
        #expect(plan.status == 0, "\(plan.everything)")
      }
      try world.folder.replace("range(3)", by: "range(2)", in: "campaigns/small.yaml")
      try await world.apply("--scan", "campaign")
      #expect(try await world.link("stranger") == before)
      #expect(try await world.links().filter { !$0.enabled }.map(\.shortCode) == ["card-0002"])
    }
  }

  @Test(arguments: ["ignored", "lowered"])
  func `a code that differs in case is somebody's, and left alone`(
    reading: String
  ) async throws {
    try await withCards(3, "slug-case=\(reading)") { world in
      try await world.create("CARD-0001", labels: ["theirs"])
      let before = try await world.links()
      for scan in ["campaign", "workspace"] {
        try await world.apply("--scan", scan, exits: 4)
        let links = try await world.links()
        #expect(links.count == 3)
        #expect(links.first == before.first)
      }
    }
  }
}
