import Sandbox
import Testing

/// The tool against a service that reads the documents otherwise.
@Suite struct ReadingMatrixTests {
  @Test(arguments: NamedReadings.single)
  func `a campaign of every field settles, is edited and settles again`(
    named: NamedReadings
  ) async throws {
    let configuration = SandboxConfiguration(readings: named.readings)
    try await World.with(.campaign(EveryField.yaml), configuration) { world in
      try await world.apply()
      try await expectPlanned(world, paused: ["mx-3", nil])
      let ids = Set(try await world.links().map(\.id))

      try EveryField.edit(world.folder)
      try await world.apply()
      try await expectPlanned(world, paused: ["mx-4", nil])
      let links = try await world.links()
      #expect(Set(links.map(\.id)) == ids)
      #expect(links.allSatisfy { $0.destination.contains("autumn/") })
      #expect(links.allSatisfy { $0.labels.map { $0.lowercased() }.contains("spät") })
      let reports = try world.folder.reports()
      #expect(reports.count == 2 && reports.allSatisfy(\.addsUp))
    }
  }

  /// Nothing is left to do, nothing lives twice, and only these links are paused.
  private func expectPlanned(_ world: World, paused: [String?]) async throws {
    let plan = try await world.run("plan", "--detailed-exitcode")
    #expect(plan.status == 0, "\(plan.everything)")
    let links = try await world.links()
    #expect(links.count == EveryField.links)
    #expect(Set(links.map(\.destination)).count == EveryField.links)
    let codes = Set(links.filter { !$0.enabled }.map(\.shortCode))
    #expect(codes.count == paused.count)
    #expect(codes.isSuperset(of: paused.compactMap(\.self)))
  }
}
