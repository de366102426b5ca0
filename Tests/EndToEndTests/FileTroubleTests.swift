import Foundation
import Sandbox
import Testing

/// Files of a run that can't be written or read.
@Suite struct FileTroubleTests {
  private static let small = SmallCampaign.yaml(links: 3)

  @Test(arguments: ["reports", ".xqr-campaign"])
  func `nothing is sent that could not be accounted for`(inTheWay: String) async throws {
    try await World.with(.campaign(Self.small)) { world in
      try world.folder.write("", to: inTheWay)
      let run = try await world.apply(exits: 1)
      #expect(run.errors.contains("nothing was sent"), "\(run.errors)")
      #expect(run.errors.contains(inTheWay))
      #expect(await world.writes().isEmpty)
    }
  }

  @Test func `a damaged journal is no reason to guess`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      try await world.apply()
      let path = ".xqr-campaign/journal/cards.jsonl"
      try world.folder.write("{}\n" + world.folder.read(path), to: path)
      let run = try await world.apply(exits: 1)
      #expect(run.errors.contains(path) && run.errors.contains("line 1"))
      try world.folder.remove(".xqr-campaign")
      try await expectSettled(world)
    }
  }

  @Test func `plan needs no folder of its own`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      try world.folder.write("", to: ".xqr-campaign")
      try world.folder.write("", to: "reports")
      #expect(try await world.run("plan").status == 0)
    }
  }

  @Test func `'--out' into nowhere exits 1 and still prints`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      let run = try await world.run("plan", "--out", "no/such/file")
      #expect(run.status == 1)
      #expect(run.errors.contains("'no/such/file' can't be written"))
      #expect(run.output.contains("Plan: 3 to create"))
    }
  }

  @Test func `it works from any folder below the root`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      try await world.run("apply", "--auto-approve", "--chdir", "campaigns")
      #expect(try world.folder.report().outcomes == ["created": 3])
      #expect(world.folder.files(below: "campaigns") == ["campaigns/small.yaml"])
      let lost = try await world.run("plan", "--chdir", "nowhere")
      #expect(lost.status == 1 && lost.errors.contains("'nowhere'"))
    }
  }
}
