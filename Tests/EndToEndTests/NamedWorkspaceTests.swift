import Foundation
import Sandbox
import Testing

/// `service.workspace`: a key of another workspace gets no further than its first call.
@Suite struct NamedWorkspaceTests {
  private static func folder(_ workspace: String) throws -> Folder {
    let folder = try Folder.campaign(SmallCampaign.yaml(links: 3))
    try folder.write("service:\n  workspace: \(workspace)\n", to: "campaigns/project.yaml")
    return folder
  }

  @Test func `another one is an error at its place, before anything is listed`() async throws {
    try await World.with(Self.folder("ws_another")) { world in
      for arguments in [
        ["plan"], ["apply", "--auto-approve"], ["status"], ["import", "old"],
        ["plan", "--save-snapshot", "all.json"],
      ] {
        let mark = await world.mark
        let run = try await world.start(arguments).end()
        #expect(run.status == 3, "\(arguments) \(run.everything)")
        #expect(run.errors.contains("error[XQ3024]: the key is of another workspace"))
        #expect(run.errors.contains("--> campaigns/project.yaml:2:14"))
        #expect(run.errors.contains("named 'Sandbox'"))
        #expect(await world.calls(since: mark).map(\.target) == ["/api/v1/workspace"])
      }
    }
  }

  @Test func `its name or its id will do, and the look is a part of the price`() async throws {
    try await World.with(Self.folder("Sandbox")) { world in
      try await world.run("plan", "--out", "cards.plan")
      let id = try world.folder.plan("cards.plan").binding.workspace
      #expect(id.hasPrefix("ws_"))
      try await world.apply()
      let calls = try world.folder.report().calls
      #expect(calls.planned == ["usage": 2, "list": 1, "create": 1])
      #expect(calls.made == calls.planned)
      try world.folder.write("service: {workspace: \(id)}\n", to: "campaigns/project.yaml")
      #expect(try await world.run("plan", "--detailed-exitcode").status == 0)
    }
  }

  @Test func `a key that may not ask gets no further`() async throws {
    let key = SandboxKey(World.key, scopes: ["links:read", "links:write"])
    try await World.with(Self.folder("Sandbox"), SandboxConfiguration(keys: [key])) { world in
      let run = try await world.apply(exits: 3)
      #expect(run.errors.contains("workspace:read"))
      #expect(try await world.links().isEmpty)
    }
  }

  @Test func `a sandbox of the same process may be any`() async throws {
    try await World.with(Self.folder("ws_another")) { world in
      let run = try await world.run("plan", "--sandbox", "--json")
      #expect(run.status == 0, "\(run.errors)")
      #expect(try SavedPlan(run.output).cost["usage"] == 2)
    }
  }
}
