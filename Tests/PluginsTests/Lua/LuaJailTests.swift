import Testing

@testable import Plugins

@Suite struct LuaJailTests {
  @Test func `the self-test proves the jail`() throws {
    #expect(LuaJail.selfTest() == .closed)
  }

  @Test(arguments: LuaJail.probes)
  func `a worker in the jail dies of what is forbidden, and outside of it lives`(
    probe: String
  ) throws {
    let path = try #require(LuaWorkerFile.path)
    let ends = try [LuaWorker.Jail.strict, .limits].map { jail in
      let worker = try LuaWorker(path, memoryMiB: 1, frameLimit: 1024, jail: jail, probe: probe)
      try worker.greet(jail, until: Deadline(in: .seconds(2)))
      do throws(LuaWorker.Fault) {
        _ = try worker.receive(until: Deadline(in: .seconds(2)))
        return "answered"
      } catch {
        return error.reason
      }
    }
    #expect(ends[0] == "tried what its jail forbids and was killed")
    // There is no program to go on with where exec was allowed and found no memory.
    #expect(ends[1] == (probe == "exec" ? "was ended by signal 11" : "left by itself (status 0)"))
  }

  @Test func `a worker that is missing is told with the way out`() throws {
    #expect(LuaJail.test(nil) == .missing("the Lua worker " + LuaWorker.Fault.start(2).reason))
    let manifest = PluginManifest(name: "tags", version: "1", runtime: .lua, entry: "tags.lua")
    let failure = try #require(throws: PluginFailure.self) {
      try LuaPlugin(manifest, script: [], worker: nil)
    }
    #expect(failure.reason.contains("make install"))
    #expect(throws: PluginFailure.self) {
      try LuaPlugin(manifest, script: [], worker: "/nowhere/xqr-lua-worker")
    }
  }

  @Test func `a program that is no worker is told as such`() throws {
    let manifest = PluginManifest(name: "tags", version: "1", runtime: .lua, entry: "tags.lua")
    let failure = try #require(throws: PluginFailure.self) {
      try LuaPlugin(manifest, script: [], worker: "/bin/cat")
    }
    #expect(failure.reason.hasPrefix("left by itself"))
  }

  @Test func `without seccomp scripts run by limits alone`() throws {
    let manifest = PluginManifest(name: "tags", version: "1", runtime: .lua, entry: "tags.lua")
    let plugin = try LuaPlugin(
      manifest, script: Array("return {functions={f=function() return 1 end}}".utf8), jail: .limits)
    #expect(plugin.provided.names == [.function: ["f"]])
  }
}
