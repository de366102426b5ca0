import Bytes
import DocumentationPages
import Foundation
import Testing

@testable import Plugins

/// The section on Lua against the worker.
@Suite struct LuaPageTests {
  private static func section() throws -> Substring {
    let text = try Page("Plugins").text
    let start = try #require(text.range(of: "\n## Lua\n")).upperBound
    let end = try #require(text.range(of: "\n## ", range: start..<text.endIndex)).lowerBound
    return text[start..<end]
  }

  @Test func `the script of the page loads and does what it says`() throws {
    let script = try #require(try Self.section().firstMatch(of: /```lua\n([^`]*)```/)).1
    let manifest = try LuaPlugin.describe(Array(script.utf8), file: "tags.lua")
    #expect(
      manifest.provides.names == [.function: ["tag"], .transform: ["utm"], .policy: ["labelled"]])
    let plugin = try LuaPlugin(manifest, script: Array(script.utf8))
    let answers = try plugin.call(
      PluginCall(.function, "tag", items: .init([#"{"args":["Zürich",7]}"#, #"{"args":["x"]}"#])))
    #expect(answers.values.strings == [#""zuerich-7""#, ""])
    #expect(answers.errors.map(\.error.code) == [101])
    let link = #"{"link":{"url":"https://a.example/"}}"#
    let patched = try plugin.call(PluginCall(.transform, "utm", items: .init([link])))
    #expect(
      patched.values.strings
        == [#"{"patch":{"url":"https://a.example/?utm_source=qr"}}"#])
    let found = try plugin.call(PluginCall(.policy, "labelled", items: .init([link])))
    #expect(found.values.strings.allSatisfy { $0.contains("no-label") })
  }

  @Test func `the page lists every name below xqr`() throws {
    let listed = try Self.section().matches(of: /\n\| `(xqr[.a-z_0-9]+)/).map { String($0.1) }
    let names = listed.map { "'\($0)'" }.joined(separator: ",")
    let script = """
      local found = {}
      for _, name in ipairs{\(names)} do
        local value = xqr
        for part in name:sub(5):gmatch('[^.]+') do value = value[part] end
        assert(value ~= nil, name)
        found[name] = true
      end
      return { functions = { count = function() return #{\(names)} end } }
      """
    let manifest = PluginManifest(name: "names", version: "1", runtime: .lua, entry: "names.lua")
    _ = try LuaPlugin(manifest, script: Array(script.utf8))
    #expect(listed.count == 14)
  }

  @Test func `what the page says is missing is missing`() throws {
    let sentence = try #require(
      try Self.section().firstMatch(of: /Lua 5\.4 without ((?:.|\n)+?), finalizers/)
    ).1
    let names = sentence.matches(of: /`([a-z0-9_.]+)`/).map { String($0.1) }
    #expect(names.count == 13)
    for name in names {
      let script = "assert(\(name) == nil) return {}"
      let manifest = PluginManifest(name: "x", version: "1", runtime: .lua, entry: "x.lua")
      _ = try LuaPlugin(manifest, script: Array(script.utf8))
    }
  }
}
