import Bytes
import Foundation
import Synchronization

@testable import Plugins

/// A plugin in Python that a test writes into a folder of its own: `crm` 1.2.0 with the function
/// `place`.
///
/// The script may use `read`, `send` (a text as a line), `answer`, `shake` (the handshake) and
/// `serve` (answers calls item by item until the shutdown).
final class ScriptPlugin {
  let folder: URL
  let home: URL
  var manifest = PluginManifest(
    name: "crm", version: "1.2.0", runtime: .exec, entry: "crm",
    provides: PluginProvisions([.function: ["place"]]),
    limits: PluginLimits(call: .seconds(20), memoryMiB: 1024))

  init(_ script: String, interpreter: String = "/usr/bin/python3 -S") throws {
    let root = FileManager.default.temporaryDirectory
      .appending(path: "xqr-plugin-\(UUID().uuidString)")
    (folder, home) = (root.appending(path: "files"), root.appending(path: "home"))
    for folder in [folder, home] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let prelude = interpreter.contains("python") ? ScriptPlugin.prelude : ""
    let entry = folder.appending(path: "crm")
    try Data("#!\(interpreter)\n\(prelude)\(script)\n".utf8).write(to: entry)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: entry.path)
  }

  deinit { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }

  var setting: PluginSetting {
    PluginSetting(
      folder: folder.path, home: home.path, config: Array(#"{"table":"stores"}"#.utf8),
      time: 1_780_000_000, host: "0.9")
  }

  func start() throws(PluginFailure) -> ExecutablePlugin {
    try ExecutablePlugin(manifest, setting)
  }

  func failureOfStart() -> PluginFailure? {
    do throws(PluginFailure) {
      _ = try start()
      return nil
    } catch {
      return error
    }
  }

  private static let prelude = """
    import sys, json, os, time, signal
    sys.stdin.reconfigure(encoding="utf-8")
    def read():
        line = sys.stdin.readline()
        if not line: os._exit(0)
        return json.loads(line)
    def send(text):
        sys.stdout.write(text + "\\n")
        sys.stdout.flush()
    def answer(message, result):
        send(json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}))
    def shake():
        message = read()
        answer(message, {"protocolVersion": 1, "plugin": {"name": "crm", "version": "1.2.0"},
                         "provides": {"functions": ["place"]}})
        return message
    def serve(handle):
        while True:
            message = read()
            if message["method"] == "shutdown": return answer(message, {})
            answer(message, {"results": [handle(item) for item in message["params"]["items"]]})

    """
}

extension PluginCall {
  /// A call of `place` with items of one argument each.
  static func place(_ arguments: String...) -> PluginCall {
    PluginCall(.function, "place", items: TextColumn(arguments.map { #"{"args":[\#($0)]}"# }))
  }
}

extension ExecutablePlugin {
  func failure(of call: PluginCall) -> PluginFailure? {
    do throws(PluginFailure) {
      _ = try self.call(call)
      return nil
    } catch {
      return error
    }
  }
}

/// What is alive of a process group.
enum ProcessGroup {
  /// Whoever is left after what was killed had two seconds to go.
  static func survivors(_ group: Int32) -> [String] {
    let deadline = ContinuousClock.now + .seconds(2)
    while !members(group).isEmpty, ContinuousClock.now < deadline { usleep(10_000) }
    return members(group)
  }

  static func members(_ group: Int32) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { Int32($0) != nil }.filter { id in
      guard let text = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
        let name = text.lastIndex(of: ")")
      else { return false }
      let fields = text[name...].split(separator: " ")
      return fields.count > 3 && fields[1] != "Z" && Int32(fields[3]) == group
    }
  }
}
