import Sandbox
import Testing

/// Hooks, which may refuse an apply, and reporters, which can't.
@Suite struct PluginHookTests {
  /// A hook that answers with `reply`, and a reporter that answers with `word`.
  private static func folder(reply: String, word: String = "ok") throws -> Folder {
    let folder = try Folder.campaign(
      """
      campaign: cards
      plugins: {gate: {path: gate}}
      links:
        - {id: card, url: 'https://www.example.com/', custom_slug: card}

      """)
    try folder.makeFolder("campaigns/gate")
    try folder.write(
      """
      {name: gate, version: 1.0.0, protocol: 1, runtime: exec, entry: main.py,
       provides: {hooks: [freeze], reporters: [room]}}

      """, to: "campaigns/gate/plugin.yaml")
    try folder.write(
      """
      #!/usr/bin/env python3
      import json, sys
      for line in sys.stdin:
          request = json.loads(line)
          result = {}
          if request["method"] == "initialize":
              result = {"protocolVersion": 1, "plugin": {"name": "gate", "version": "1.0.0"},
                        "provides": {"hooks": ["freeze"], "reporters": ["room"]}}
          elif request["method"] == "call":
              point, event = request["params"]["point"], request["params"]["items"][0]["event"]
              word = \(word == "ok" ? "{'ok': {}}" : "sys.exit(3)") if point == "reporter" else None
              gate = json.loads('''\(reply)''') if event == "before_apply" else {"ok": {}}
              result = {"results": [word or gate]}
          print(json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": result}), flush=True)

      """, to: "campaigns/gate/main.py")
    try folder.makeExecutable("campaigns/gate/main.py")
    return folder
  }

  private static func trust(_ world: World) async throws -> [String: String] {
    let lock = try await world.run("plugin", "lock")
    #expect(lock.status == 0, "\(lock.everything)")
    let digest = try #require(lock.output.firstMatch(of: /sha256:[0-9a-f]{64}/)).output
    return ["XQR_CAMPAIGN_ALLOW_PLUGIN": "gate@\(digest)"]
  }

  @Test func `a hook that says no refuses the apply before its first write`() async throws {
    let reply = #"{"error": {"code": 101, "message": "a freeze until Monday", "hint": "Wait."}}"#
    try await World.with(Self.folder(reply: reply)) { world in
      let trust = try await Self.trust(world)
      let run = try await world.run("apply", "--auto-approve", environment: trust)
      #expect(run.status == 5, "\(run.everything)")
      #expect(run.errors.contains("plugin 'gate': a freeze until Monday"))
      #expect(run.errors.contains("campaigns/small.yaml:2:11"))
      #expect(await world.writes().isEmpty)
    }
  }

  @Test func `a hook that says yes, and what comes after`() async throws {
    let reply = #"{"ok": {"message": "go ahead"}}"#
    try await World.with(Self.folder(reply: reply)) { world in
      let trust = try await Self.trust(world)
      let run = try await world.run("apply", "--auto-approve", environment: trust)
      #expect(run.status == 0, "\(run.everything)")
      #expect(run.errors.contains("plugin 'gate': go ahead"))
      #expect(try await world.links().count == 1)
    }
  }

  @Test func `a hook that nobody trusts refuses the apply, but not the plan`() async throws {
    try await World.with(Self.folder(reply: #"{"ok": {}}"#)) { world in
      _ = try await Self.trust(world)
      let plan = try await world.run("plan")
      #expect(plan.status == 0, "\(plan.everything)")
      #expect(plan.errors.contains("warning[XQ5020]"))
      let apply = try await world.run("apply", "--auto-approve")
      #expect(apply.status == 5, "\(apply.everything)")
      #expect(apply.errors.contains("error[XQ5020]"))
      #expect(await world.writes().isEmpty)
    }
  }

  @Test func `a reporter that dies costs a warning`() async throws {
    try await World.with(Self.folder(reply: #"{"ok": {}}"#, word: "die")) { world in
      let trust = try await Self.trust(world)
      let run = try await world.run("plan", environment: trust)
      #expect(run.status == 0, "\(run.everything)")
      #expect(run.errors.contains("warning[XQ5030]: plugin failed"))
      #expect(run.errors.contains("in reporter 'room'"))
    }
  }
}
