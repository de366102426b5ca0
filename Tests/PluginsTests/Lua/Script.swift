import Bytes

@testable import Plugins

/// A script that was started, and how it is asked.
struct Script {
  let plugin: LuaPlugin

  init(
    _ text: String, memoryMiB: Int = 64, line: Int = 16 << 20, config: String = "{}",
    item: Duration = .seconds(5), start: Duration = .seconds(5)
  ) throws(PluginFailure) {
    try self.init(
      Array(text.utf8), memoryMiB: memoryMiB, line: line, config: config, item: item, start: start)
  }

  init(
    _ bytes: [UInt8], memoryMiB: Int = 64, line: Int = 16 << 20, config: String = "{}",
    item: Duration = .seconds(5), start: Duration = .seconds(5)
  ) throws(PluginFailure) {
    var limits = PluginLimits(memoryMiB: memoryMiB)
    limits.line = line
    limits.item = item
    limits.start = start
    let manifest = PluginManifest(
      name: "tags", version: "1.0.0", runtime: .lua, entry: "tags.lua", limits: limits)
    plugin = try LuaPlugin(manifest, script: bytes, config: Array(config.utf8))
  }

  /// A script whose function `f` has this body, with its arguments in `...`.
  init(
    body: String, memoryMiB: Int = 64, item: Duration = .seconds(5)
  ) throws(PluginFailure) {
    try self.init(
      "return { functions = { f = function(...)\n\(body)\nend } }", memoryMiB: memoryMiB, item: item
    )
  }

  func call(
    _ items: [String], point: ExtensionPoint = .function, name: String = "f"
  ) throws(PluginFailure) -> PluginAnswers {
    try plugin.call(PluginCall(point, name, items: TextColumn(items)))
  }

  /// The value of one call with these arguments as JSON, or the error's message.
  func value(_ arguments: String = "") throws(PluginFailure) -> String {
    let answers = try call([#"{"args":[\#(arguments)]}"#])
    return answers.errors.first?.error.message ?? answers.values.string(at: 0)
  }

  /// The error of one call.
  func error(_ arguments: String = "") throws(PluginFailure) -> PluginError? {
    try call([#"{"args":[\#(arguments)]}"#]).errors.first?.error
  }

  /// The value of an expression of Lua.
  static func value(_ expression: String, _ arguments: String = "") throws(PluginFailure) -> String
  {
    let script = try Script(body: "return \(expression)")
    defer { script.plugin.end() }
    return try script.value(arguments)
  }
}
