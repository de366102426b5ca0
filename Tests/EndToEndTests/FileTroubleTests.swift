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
      #expect(run.errors.contains("\(path):1:1"))
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

  @Test(arguments: [
    ["plan", "--out"], ["plan", "--json-into"], ["apply", "--auto-approve", "--json-into"],
  ])
  func `a result that can't be saved is said before the service is asked`(
    arguments: [String]
  ) async throws {
    try await World.with(.campaign(Self.small)) { world in
      for (path, reason) in [
        ("no/such/file", "no such file or directory"), ("campaigns", "is a directory"),
        ("campaigns/small.yaml/x", "not a directory"),
      ] {
        let run = try await world.start(arguments + [path]).end()
        #expect(run.status == 1)
        #expect(run.errors.contains("error[XQ3102]: a file of the run can't be written"))
        #expect(run.errors.contains("'\(path)': \(reason)"), "\(run.errors)")
        #expect(run.output.isEmpty)
      }
      #expect(await world.calls().isEmpty)
      #expect(world.folder.files(below: "campaigns") == ["campaigns/small.yaml"])
    }
  }

  @Test func `a place for reports that takes no files is said before anything is sent`()
    async throws
  {
    try await World.with(.campaign(Self.small)) { world in
      let reports = world.folder.url.appendingPathComponent("reports")
      try FileManager.default.createDirectory(at: reports, withIntermediateDirectories: false)
      // Nobody can make a file there, not even root.
      try FileManager.default.createSymbolicLink(
        atPath: reports.path + "/cards", withDestinationPath: "/proc")
      let run = try await world.apply(exits: 1)
      #expect(run.errors.contains("XQ3102") && run.errors.contains("nothing was sent"))
      #expect(run.errors.contains("/reports/cards': "), "\(run.errors)")
      #expect(await world.writes().isEmpty)
    }
  }

  @Test func `a journal that takes no lines is said before anything is sent`() async throws {
    try await World.with(.campaign(Self.small)) { world in
      let journal = world.folder.url.appendingPathComponent(".xqr-campaign/journal").path
      try FileManager.default.createDirectory(atPath: journal, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: journal + "/cards.jsonl", withDestinationPath: "/dev/full")
      let run = try await world.apply(exits: 1)
      #expect(run.errors.contains("XQ3102") && run.errors.contains("nothing was sent"))
      #expect(run.errors.contains("'\(journal)/cards.jsonl': "), "\(run.errors)")
      #expect(await world.writes().isEmpty)
    }
  }

  /// Blocks of 512 bytes that a file may have; the report needs more than the journal.
  @Test(arguments: [0, 600])
  func `a disk without room for the report is said before anything is sent`(
    blocks: Int
  ) async throws {
    try await World.with(.grocery()) { world in
      let run = try await shell(
        world,
        #"( trap "" XFSZ; ulimit -f \#(blocks); exec "$tool" apply --auto-approve 2>&1 ) | cat"#)
      let all = run.everything
      #expect(all.contains("XQ3102") && all.contains("nothing was sent"), "\(all)")
      #expect(all.contains("/reports/summer-2026': file too large"), "\(all)")
      #expect(await world.writes().isEmpty)
      #expect(world.folder.files(below: "reports").isEmpty)
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
