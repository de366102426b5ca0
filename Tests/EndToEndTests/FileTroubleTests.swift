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

  /// Runs a line of shell in which `tool` is the binary.
  private func shell(_ world: World, _ line: String) async throws -> Tool.Run {
    let environment = world.environment.merging(["tool": Tool.path]) { $1 }
    return try await RunningTool(
      ["-c", line], of: "/bin/sh", in: world.folder.url, environment: environment
    ).end()
  }

  @Test func `a reader that goes away doesn't end an apply`() async throws {
    try await World.with(.grocery()) { world in
      _ = try await shell(
        world, #"( "$tool" apply --auto-approve 2>&1; echo $? > status ) | true"#)
      #expect(try world.folder.read("status") == "0\n")
      try await expectGroceryStored(world)
      #expect(try world.folder.report().outcomes == ["created": Golden.links])
    }
  }

  @Test(arguments: ["plan --json", "plan", "render", "validate --json", "apply --auto-approve"])
  func `a result that doesn't fit where it goes is a failure`(command: String) async throws {
    try await World.with(.campaign(Self.small)) { world in
      let run = try await shell(world, #""$tool" \#(command) > /dev/full"#)
      #expect(run.status == 1)
      #expect(run.errors.lowercased().contains("no space left on device"))
    }
  }

  @Test(arguments: [
    ("../../outside.csv", "XQ0002", "leads out of the repository"),
    ("/etc/passwd", "XQ0002", "leads out of the repository"),
    ("link.csv", "XQ0001", "a symbolic link leads out of the repository"),
    ("folder/outside.csv", "XQ0001", "a symbolic link leads out of the repository"),
  ])
  func `data outside of the repository is refused where it is named`(
    path: String, code: String, words: String
  ) async throws {
    let outside = FileManager.default.temporaryDirectory
      .appendingPathComponent("end-to-end-outside-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: outside) }
    try Data("id\n1\n".utf8).write(to: outside.appendingPathComponent("outside.csv"))
    try await World.with(.campaign(SmallCampaign.withData(path))) { world in
      let campaigns = world.folder.url.appendingPathComponent("campaigns").path
      try FileManager.default.createSymbolicLink(
        atPath: campaigns + "/link.csv", withDestinationPath: outside.path + "/outside.csv")
      try FileManager.default.createSymbolicLink(
        atPath: campaigns + "/folder", withDestinationPath: outside.path)
      let run = try await world.run("validate", "--diagnostics", "short")
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("campaigns/small.yaml:2:20: error: "), "\(run.errors)")
      #expect(run.errors.contains(words) && run.errors.contains("[\(code)]"), "\(run.errors)")
    }
  }

  @Test func `a symbolic link within the repository is followed`() async throws {
    try await World.with(.campaign(SmallCampaign.withData("link.csv"))) { world in
      try world.folder.write("id\n1\n", to: "rows.csv")
      try FileManager.default.createSymbolicLink(
        atPath: world.folder.url.appendingPathComponent("campaigns/link.csv").path,
        withDestinationPath: "../rows.csv")
      let run = try await world.run("validate")
      #expect(run.status == 0, "\(run.errors)")
    }
  }
}
