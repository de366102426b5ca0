import Foundation
import Glibc
import Sandbox
import Testing

/// Journals of killed runs that something happened to.
@Suite struct JournalTroubleTests {
  private static let journal = ".xqr-campaign/journal/cards.jsonl"

  /// What became of the journal, and what is said about it.
  enum Damage: CaseIterable {
    case emptied, cutInTheHeader, zeros, garbage, lineOfGarbage, otherCampaign, laterVersion

    var place: String {
      switch self {
      case .emptied, .cutInTheHeader: journal
      case .zeros, .garbage, .otherCampaign, .laterVersion: "\(journal):1:1"
      case .lineOfGarbage: "\(journal):2:1"
      }
    }

    func damaged(_ bytes: Data) -> Data {
      let lines = bytes.split(separator: 0x0A)
      switch self {
      case .emptied: return Data()
      case .cutInTheHeader: return bytes.prefix(40)
      case .zeros: return Data(count: 300) + Data("\n".utf8)
      case .garbage: return Data((0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) })
      case .lineOfGarbage: return lines[0] + Data("\n\u{1B}[2J{{\n".utf8) + lines[1] + [0x0A]
      case .otherCampaign: return bytes.replacing("\"cards\"", with: "\"../../x\"")
      case .laterVersion: return bytes.replacing("version\":\"1.1\"", with: "version\":\"2.0\"")
      }
    }
  }

  /// Has a run killed while its second call is under way.
  private func withKilledRun(
    _ yaml: String = SmallCampaign.yaml(links: 150), _ body: (World, URL) async throws -> Void
  ) async throws {
    let faults = FaultPlan([
      FaultRule(.hang(milliseconds: 60_000, .after), on: .bulkCreate, .nth(2))
    ])
    try await World.with(.campaign(yaml), SandboxConfiguration(faults: faults)) { world in
      let run = try world.start(["apply", "--auto-approve"])
      try await run.wait { try await world.links().count == 150 }
      run.send(SIGKILL)
      _ = await run.end()
      await world.sandbox.setFaults(.none)
      try await body(world, world.folder.url.appendingPathComponent(Self.journal))
    }
  }

  @Test(arguments: Damage.allCases)
  func `a damaged journal is said with its place, before any call, and the way out works`(
    damage: Damage
  ) async throws {
    try await withKilledRun { world, journal in
      try damage.damaged(Data(contentsOf: journal)).write(to: journal)
      let mark = await world.mark
      let run = try await world.apply(exits: 1)
      #expect(run.errors.contains("error[XQ3103]: the journal can't be understood"))
      #expect(run.errors.contains(damage.place), "\(run.errors)")
      #expect(run.errors.contains("Nothing was sent"), "\(run.errors)")
      #expect(!run.everything.contains("\u{1B}") && run.output.isEmpty)
      #expect(await world.calls(since: mark).isEmpty)
      // As the help says.
      let aside = try #require(run.errors.firstMatch(of: /'(mv \S+ \S+)'/)?.1)
      let moved = try await RunningTool(
        ["-c", String(aside)], of: "/bin/sh", in: world.folder.url, environment: [:]
      ).end()
      #expect(moved.status == 0, "\(aside): \(moved.errors)")
      try await world.apply()
      try await expectSettled(world)
      #expect(try await world.links().count == 150)
    }
  }

  @Test func `a line that the kill tore is no damage`() async throws {
    try await withKilledRun { world, journal in
      let bytes = try Data(contentsOf: journal)
      try (bytes + Data("{\"answer\":{\"mem".utf8)).write(to: journal)
      #expect(try await world.apply().errors.contains("The last run was killed."))
      try await expectSettled(world)
    }
  }

  @Test func `with codes of the service the way out is to wait until its calls have arrived`()
    async throws
  {
    let yaml = SmallCampaign.yaml(links: 150)
      .replacing("        custom_slug: ${{ key }}\n", with: "")
      .replacing("    custom_slug: ${{ key }}\n", with: "")
    try await withKilledRun(yaml) { world, journal in
      try Data("nonsense\n".utf8).write(to: journal)
      let run = try await world.apply(exits: 1)
      #expect(run.errors.contains("10 minutes"), "\(run.errors)")
      #expect(try await world.links().count == 150)
    }
  }

  @Test(arguments: ["", "{\"end\":\"finished\"}\n"])
  func `an ended run's journal may be emptied, and not garbled`(text: String) async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 3))) { world in
      try await world.apply()
      try world.folder.write(text, to: Self.journal)
      let run = try await world.apply(exits: text.isEmpty ? 0 : 1)
      #expect(run.errors.contains("XQ3103") == !text.isEmpty)
    }
  }
}

extension Data {
  fileprivate func replacing(_ old: String, with new: String) -> Data {
    Data(String(decoding: self, as: UTF8.self).replacing(old, with: new).utf8)
  }
}
