import Sandbox
import ServiceConformance
import Testing
import XQRService

/// The client against the sandbox over HTTP, in each reading of what the documents leave open.
@Suite struct ServiceConformanceTests {
  @Test(arguments: NamedReadings.single)
  func `client and sandbox conform over HTTP in every reading`(
    named: NamedReadings
  ) async throws {
    try await Turnstile.sandboxes.pass { try await conforms(named.readings) }
  }

  @Test(
    arguments: NamedReadings.combined("rate-limit", "headers", "error-form", "bulk-error"))
  func `client and sandbox conform over HTTP in every envelope`(
    named: NamedReadings
  ) async throws {
    try await Turnstile.sandboxes.pass { try await conforms(named.readings) }
  }

  private func conforms(_ reading: SandboxReadings) async throws {
    let sandbox = SandboxServer(
      SandboxConfiguration(limits: .enterprise, readings: reading))
    let port = try await sandbox.start()
    let service = try Service(
      baseURL: "http://127.0.0.1:\(port)", key: try APIKey(World.key))
    var leeway: ServiceConformance.Leeway = []
    if reading.bulkError == .placeless { leeway.insert(.placelessErrors) }
    if reading.createdFields == .trimmed { leeway.insert(.trimmedCreated) }
    if reading.bulkOperations == .off { leeway.insert(.noBulk) }
    if reading.listing == .moving { leeway.insert(.movingTotals) }
    try await ServiceConformance(
      service: service, label: "campaign-t", prefix: "t-",
      leeway: leeway
    ).run()
    await sandbox.stop()
  }

  @Test(arguments: [SandboxReadings.BulkError.error, .code, .placeless])
  func `a taken code is told apart in each reading`(
    bulkError: SandboxReadings.BulkError
  ) async throws {
    var readings = SandboxReadings()
    readings.bulkError = bulkError
    let configuration = SandboxConfiguration(readings: readings)
    try await World.with(.campaign(SmallCampaign.yaml(links: 5)), configuration) { world in
      // A scan by label doesn't see the link that is in the way.
      try await world.create("card-0003", labels: [])
      try await world.apply("--scan", "campaign", exits: 4)
      let report = try world.folder.report()
      #expect(report.addsUp)
      #expect(report.outcomes == ["created": 4, "failed": 1])
      let failed = report.lines.filter { $0.outcome == "failed" }
      #expect(failed.map(\.key) == ["card-0003"])
      #expect(failed.map(\.reason) == ["conflict"])
    }
  }
}
