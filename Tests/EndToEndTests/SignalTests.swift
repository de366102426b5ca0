import Foundation
import Glibc
import Sandbox
import Testing

/// Ctrl-C and SIGTERM where nothing is being written, and readers that go away.
@Suite struct SignalTests {
  private static let small = SmallCampaign.yaml(links: 3)

  private func expectInterrupted(_ run: Tool.Run) {
    #expect(run.status == 130, "\(run.everything)")
    #expect(run.errors.hasSuffix("xqr-campaign: interrupted\n"), "\(run.errors)")
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal while a file is read ends with 130`(signal: Int32) async throws {
    let folder = try Folder()
    let fifo = folder.url.appendingPathComponent("report.json").path
    try #require(mkfifo(fifo, 0o600) == 0)
    let run = try Tool.start(["show", "report.json"], in: folder.url, environment: [:])
    // It can be opened for writing once somebody reads.
    var writer: Int32 = -1
    defer { close(writer) }
    try await run.wait {
      writer = open(fifo, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
      return writer >= 0
    }
    run.send(signal)
    expectInterrupted(await run.end())
  }

  @Test(arguments: [["plan"], ["apply", "--auto-approve"]], [SIGINT, SIGTERM])
  func `a signal while links are listed ends with 130`(
    arguments: [String], signal: Int32
  ) async throws {
    let stuck = FaultPlan([FaultRule(.hang(milliseconds: 60_000, .before), on: .list)])
    try await World.with(.campaign(Self.small), SandboxConfiguration(faults: stuck)) { world in
      let run = try world.start(arguments)
      try await run.wait { await world.calls().contains { $0.kind == "list" } }
      run.send(signal)
      expectInterrupted(await run.end())
      #expect(await world.writes().isEmpty)
      #expect(world.folder.files(below: "reports").isEmpty)
      // What it held is free again.
      await world.sandbox.setFaults(.none)
      try await world.apply()
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal at the prompt ends with 130 on a line of its own`(signal: Int32) async throws {
    try await World.with(.campaign(Self.small)) { world in
      let run = try await Screen().run(
        ["apply"], in: world.folder.url,
        environment: world.environment.merging(["TERM": "xterm"]) { $1 }
      ) { $0.send(signal) }
      #expect(run.status == 130, "\(run.shown)")
      #expect(run.shown.hasSuffix("taken: \r\nxqr-campaign: interrupted\r\n"), "\(run.shown)")
      #expect(await world.writes().isEmpty)
    }
  }

  @Test(arguments: ["validate", "render", "plan", "--help", "plan --json"])
  func `a reader that goes away ends a command quietly`(command: String) async throws {
    try await World.with(.grocery()) { world in
      let environment = world.environment.merging(["tool": Tool.path]) { $1 }
      let run = try await RunningTool(
        ["-c", #"( "$tool" \#(command); echo $? > status ) | true"#], of: "/bin/sh",
        in: world.folder.url, environment: environment
      ).end()
      #expect(try world.folder.read("status") == "0\n")
      #expect(!run.errors.lowercased().contains("pipe"), "\(run.errors)")
    }
  }
}
