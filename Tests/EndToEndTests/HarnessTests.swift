import Foundation
import Glibc
import Testing

/// What the other tests of this target lean on.
@Suite struct HarnessTests {
  @Test func `a process that doesn't end is killed, and fails its test with what it said`()
    async throws
  {
    let began = ContinuousClock.now
    var run: Tool.Run?
    try await withKnownIssue {
      run = try await RunningTool(
        ["-c", "echo I am stuck; exec sleep 600"], of: "/bin/sh", in: Folder.package,
        environment: ["PATH": "/usr/bin:/bin"], limit: .milliseconds(500)
      ).end()
    } matching: {
      $0.comments.contains { $0.rawValue.contains("I am stuck") }
    }
    #expect(run?.status == -SIGKILL)
    #expect(ContinuousClock.now - began < .seconds(60))
  }

  @Test func `a wait ends with the process that it is for`() async throws {
    let tool = try RunningTool(
      ["-c", "echo gone; exit 3"], of: "/bin/sh", in: Folder.package, environment: [:])
    try await withKnownIssue {
      try await tool.wait { false }
    } matching: {
      $0.comments.contains { $0.rawValue.contains("gone") }
    }
    #expect(await tool.end().status == 3)
  }
}
