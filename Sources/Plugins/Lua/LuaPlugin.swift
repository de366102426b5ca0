import Bytes
import CLuaWorker
import Glibc

/// A plugin that is a Lua script, run in a process that can only compute.
///
/// Not for several threads at once. The script is read once, when the plugin starts; nothing else of
/// the setting but the configuration reaches it.
package final class LuaPlugin: RunningPlugin {
  package private(set) var provided = PluginProvisions()

  let manifest: PluginManifest
  let worker: LuaWorker
  /// What the script said of itself.
  private(set) var header = LuaHeader()
  private var log = LogTail()
  private var failure: PluginFailure?

  /// Starts the script that is the manifest's entry.
  ///
  /// - Throws: Why there is no such plugin; nothing of it is left behind.
  package convenience init(
    _ manifest: PluginManifest, _ setting: PluginSetting
  ) throws(PluginFailure) {
    let script: [UInt8]
    do throws(LuaScriptFile.Fault) {
      script = try LuaScriptFile.read(setting.folder + "/" + manifest.entry)
    } catch {
      throw PluginFailure(
        manifest.name, version: manifest.version, "can't be read: \(error.reason)")
    }
    try self.init(manifest, script: script, config: setting.config)
    if let difference = header.difference(from: manifest) { throw fail(difference) }
  }

  /// Starts a script, whatever its header says.
  init(
    _ manifest: PluginManifest, script: [UInt8], config: [UInt8] = Array("{}".utf8),
    worker path: String? = LuaWorkerFile.path, jail: LuaWorker.Jail = LuaJail.kind
  ) throws(PluginFailure) {
    self.manifest = manifest
    do throws(LuaWorker.Fault) {
      guard let path else { throw .start(ENOENT) }
      worker = try LuaWorker(
        path, memoryMiB: manifest.limits.memoryMiB, frameLimit: manifest.limits.line, jail: jail)
    } catch {
      throw PluginFailure(manifest.name, version: manifest.version, error.reason)
    }
    switch try answered({ () throws(LuaWorker.Fault) in try start(script, config, jail) }) {
    case .error(let error):
      throw fail(
        "doesn't load: \(error.message)",
        place: error.line.map { PluginFailure.Place(file: manifest.entry, line: $0) })
    case .header(let header):
      self.header = header
      provided = header.provides
    }
  }

  package func call(_ call: PluginCall) throws(PluginFailure) -> PluginAnswers {
    precondition(call.items.count <= PluginCall.itemLimit, "too many items for one call")
    if let failure { throw failure }
    var batch = LuaBatch(call, manifest, begun: worker.begunItems)
    do throws(PluginFailure) {
      return try answered { () throws(LuaWorker.Fault) in
        try batch.run(worker) { line in log(line) }
      }
    } catch {
      var failure = error
      failure.call = PluginFailure.Call(call.point, call.name)
      failure.items = batch.items
      self.failure = failure
      throw failure
    }
  }

  package func end() {
    if failure == nil { failure = failed("has been ended") }
    worker.stop()
  }
}

extension LuaPlugin {
  private enum Start {
    case header(LuaHeader)
    case error(PluginError)
  }

  /// Has the script loaded and run, and reads what it returns.
  private func start(
    _ script: [UInt8], _ config: [UInt8], _ jail: LuaWorker.Jail
  ) throws(LuaWorker.Fault) -> Start {
    let starting = Deadline(in: manifest.limits.start)
    try worker.greet(jail, until: starting)
    let tables = LuaSlugTables.bytes
    var frame = LuaFrame.Output(
      XQR_LUA_START, capacity: script.count + config.count + tables.count + 256)
    for field in [Array(manifest.entry.utf8), script, config, tables] { frame.field(field) }
    try worker.send(frame.bytes, until: starting)
    while true {
      let answer: LuaFrame
      do throws(LuaWorker.Fault) {
        answer = try worker.receive(until: starting)
      } catch {
        if case .late = error { throw .slow(manifest.limits.start, what: "to load") }
        throw error
      }
      switch answer.kind {
      case XQR_LUA_LOG: log(answer.content)
      case XQR_LUA_READY:
        guard let header = LuaHeader(answer.content) else { throw .garbage }
        return .header(header)
      case XQR_LUA_ERROR:
        guard let error = PluginError(lua: answer.content, file: manifest.entry) else {
          throw .garbage
        }
        return .error(error)
      default: throw .garbage
      }
    }
  }

  private func log(_ line: [UInt8]) {
    log.append(line)
    log.append(CollectionOfOne(UInt8(ascii: "\n")))
  }

  /// What the body gives; a worker that failed at it is ended.
  private func answered<Value>(
    _ body: () throws(LuaWorker.Fault) -> Value
  ) throws(PluginFailure) -> Value {
    do throws(LuaWorker.Fault) {
      return try body()
    } catch {
      let place = worker.place().map {
        PluginFailure.Place(file: manifest.entry, line: $0.line, inside: $0.inside)
      }
      throw fail(error.reason, place: place)
    }
  }

  private func fail(_ reason: String, place: PluginFailure.Place? = nil) -> PluginFailure {
    let failure = failed(reason, place: place)
    self.failure = failure
    worker.stop()
    return failure
  }

  private func failed(_ reason: String, place: PluginFailure.Place? = nil) -> PluginFailure {
    PluginFailure(
      manifest.name, version: manifest.version, reason, place: place, log: log.lines)
  }
}
