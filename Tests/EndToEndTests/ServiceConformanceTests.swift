import Sandbox
import ServiceConformance
import Testing
import XQRService

/// The client against the sandbox over HTTP, in each reading of what the documents leave open.
@Suite struct ServiceConformanceTests {
  static let readings: [SandboxReadings] = {
    var readings: [SandboxReadings] = []
    for rateLimit in SandboxReadings.RateLimit.allCases {
      for errorForm in SandboxReadings.ErrorForm.allCases {
        for bulkError in SandboxReadings.BulkError.allCases {
          for status in [200, 201] {
            var reading = SandboxReadings()
            reading.rateLimit = rateLimit
            reading.errorForm = errorForm
            reading.bulkError = bulkError
            reading.bulkCreateStatus = status
            readings.append(reading)
          }
        }
      }
    }
    return readings
  }()

  @Test(arguments: readings)
  func `client and sandbox conform over HTTP`(reading: SandboxReadings) async throws {
    let sandbox = SandboxServer(
      SandboxConfiguration(limits: .enterprise, readings: reading))
    let port = try await sandbox.start()
    let service = try Service(
      baseURL: "http://127.0.0.1:\(port)", key: try APIKey(World.key))
    try await ServiceConformance(
      service: service, label: "campaign-t", prefix: "t-",
      placesErrors: reading.bulkError != .placeless
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
