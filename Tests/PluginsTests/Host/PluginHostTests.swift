import Bytes
import Diagnostics
import Foundation
import Testing

@testable import Plugins

/// The host: batches, failures, and what is left when it ends.
@Suite struct PluginHostTests {
  /// Answers each item with itself; one with `"bad"` with an error, and `"die"` by ending.
  private final class Echo: RunningPlugin {
    let provided = PluginProvisions()
    var batches: [Int] = []
    var ends = 0
    var setting: PluginSetting

    init(_ setting: PluginSetting) {
      self.setting = setting
    }

    func call(_ call: PluginCall) throws(PluginFailure) -> PluginAnswers {
      batches.append(call.items.count)
      let items = call.items.strings
      if let item = items.firstIndex(where: { $0.contains("\"die\"") }) {
        throw PluginFailure("crm", version: "1.0", "died", items: item..<item + 1)
      }
      let errors = items.enumerated().filter { $0.element.contains("\"bad\"") }
        .map { (item: $0.offset, error: PluginError(code: 100, message: "is bad")) }
      return PluginAnswers(
        values: TextColumn(items.map { $0.contains("\"bad\"") ? "" : $0 }), errors: errors)
    }

    func end() { ends += 1 }
  }

  private final class Stage {
    let folder: PluginFolder
    let temporary: PluginFolder
    var started: [Echo] = []

    init() throws {
      folder = try PluginFolder()
      temporary = try PluginFolder([:])
    }

    func host(points: [ExtensionPoint: [String]] = [.function: ["place"]]) throws -> PluginHost {
      let manifest = PluginManifest(
        name: "crm", version: "1.0", runtime: .exec, entry: "lib/main.py",
        provides: PluginProvisions(points))
      let guest = HostedPlugin(
        manifest: manifest, path: folder.path,
        digest: try PluginContent(reading: folder.path).digest, config: Array("{}".utf8),
        environment: ["TOKEN": "x"])
      let run = PluginHost.Run(temporary: temporary.path, time: 7, version: "9")
      return PluginHost([guest], run) { [self] _, setting throws(PluginFailure) in
        let plugin = Echo(setting)
        started.append(plugin)
        return plugin
      }
    }

    var leftovers: [String] {
      get throws { try FileManager.default.contentsOfDirectory(atPath: temporary.path) }
    }
  }

  private func items(_ count: Int, _ special: [Int: String] = [:]) -> TextColumn {
    TextColumn((0..<count).map { special[$0].map { "\"\($0)\"" } ?? "\($0)" })
  }

  @Test func `items go in batches of 500 and come back in order, errors by their item`() throws {
    let stage = try Stage()
    let host = try stage.host()
    let answers = try host.call(.function, "place", of: "crm", items(1_203, [700: "bad"]))
    #expect(stage.started.count == 1)
    #expect(stage.started[0].batches == [500, 500, 203])
    #expect(answers.values.count == 1_203)
    #expect(answers.values.string(at: 1_202) == "1202" && answers.values.isEmpty(at: 700))
    #expect(answers.errors.map(\.item) == [700])
    _ = try host.call(.function, "place", of: "crm", items(1))
    #expect(stage.started.count == 1, "it is started once")
  }

  @Test func `a plugin that nobody calls isn't started`() throws {
    let stage = try Stage()
    let host = try stage.host()
    #expect(host.names(at: .function).map(\.name) == ["place"])
    #expect(host.names(at: .policy).isEmpty)
    host.end()
    #expect(stage.started.isEmpty)
    #expect(try stage.leftovers == [])
  }

  @Test func `it runs in a verified copy with a home of its own, and both go with the host`() throws
  {
    let stage = try Stage()
    let host = try stage.host()
    _ = try host.call(.function, "place", of: "crm", items(1))
    let setting = stage.started[0].setting
    #expect(setting.environment == ["TOKEN": "x"] && setting.time == 7 && setting.host == "9")
    #expect(FileManager.default.fileExists(atPath: setting.folder + "/lib/main.py"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: setting.home) == [])
    host.end()
    host.end()
    #expect(stage.started[0].ends == 1)
    #expect(try stage.leftovers == [])
  }

  @Test func `files that changed since they were looked at aren't run`() throws {
    let stage = try Stage()
    let host = try stage.host()
    try stage.folder.write("evil", to: "lib/main.py")
    for _ in 1...2 {
      let failure = #expect(throws: PluginFailure.self) {
        try host.call(.function, "place", of: "crm", items(1))
      }
      #expect(failure?.reason == "was changed while this run was under way")
    }
    #expect(stage.started.isEmpty)
    host.end()
    #expect(try stage.leftovers == [])
  }

  @Test func `a folder that became a link isn't followed`() throws {
    let stage = try Stage()
    let host = try stage.host()
    let evil = try PluginFolder()
    try FileManager.default.removeItem(atPath: stage.folder.path)
    try FileManager.default.createSymbolicLink(
      atPath: stage.folder.path, withDestinationPath: evil.path)
    let failure = #expect(throws: PluginFailure.self) {
      try host.call(.function, "place", of: "crm", items(1))
    }
    #expect(failure?.reason.contains("symbolic link") == true)
    #expect(stage.started.isEmpty)
  }

  @Test func `a failure names the caller's items, and is said again by every later call`() throws {
    let stage = try Stage()
    let host = try stage.host()
    for _ in 1...2 {
      let failure = #expect(throws: PluginFailure.self) {
        try host.call(.function, "place", of: "crm", items(900, [600: "die"]))
      }
      #expect(failure?.items == 600..<601)
    }
    #expect(stage.started[0].batches == [500, 400])
    host.end()
    #expect(stage.started[0].ends == 1)
  }

  @Test func `every reporter is told, and what failed is given back`() throws {
    let stage = try Stage()
    let host = try stage.host(points: [.reporter: ["chat", "mail"]])
    func told(_ campaign: String, _ kind: PluginEvent.Kind = .planned) -> [PluginHost.Reaction] {
      host.tell(
        PluginEvent(kind, campaign: campaign, plan: "d", isSandbox: true, counts: ["create": 1])
      ).map(\.reaction)
    }
    #expect(told("a") == [.silence, .silence])
    #expect(told("bad").allSatisfy { if case .error = $0 { true } else { false } })
    #expect(told("die").allSatisfy { if case .failure = $0 { true } else { false } })
    #expect(told("a", .beforeApply).isEmpty)
  }

  @Test func `faults become diagnostics with what the plugin last said`() {
    let failure = PluginFailure(
      "crm", version: "1.0", "exited with 3", call: .init(.function, "place"), items: 4..<5,
      place: .init(file: "main.lua", line: 12, inside: "string.find"), log: ["no database"])
    let diagnostic = failure.diagnostic(at: nil)
    #expect(diagnostic.code.id == "XQ5030")
    #expect(diagnostic.detail == "plugin 'crm' 1.0 exited with 3, in function 'place', item 5")
    #expect(
      diagnostic.values == ["at = main.lua:12 (inside string.find)", "[crm] no database"])
    let error = PluginError(
      code: 100, message: "no such store", hint: "Add it.", path: "/args/0", file: "crm.py",
      line: 9)
    let told = error.diagnostic(of: "crm", in: "campaigns/plugins/crm", at: nil)
    #expect(told.code.id == "XQ5031" && told.detail == "plugin 'crm': no such store")
    #expect(told.values == ["path = /args/0", "at = campaigns/plugins/crm/crm.py:9"])
    #expect(told.help == ["Add it."])
  }
}
