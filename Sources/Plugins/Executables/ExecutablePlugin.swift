import Bytes
import Glibc

/// A plugin that is a program of its own, spoken to by JSON-RPC lines.
///
/// Not for several threads at once. It is no sandbox: the program may do what the user may.
package final class ExecutablePlugin: RunningPlugin {
  package private(set) var provided = PluginProvisions()

  private let manifest: PluginManifest
  private let process: PluginProcess
  private var exchange: LineExchange
  private var failure: PluginFailure?
  private var lastID = 0
  private var hasEnded = false

  /// How it left by itself; nil while it runs, and where it had to be told.
  private(set) var departure: ProcessExit?

  /// Starts the program and agrees with it about the protocol.
  ///
  /// - Throws: Why there is no such plugin; nothing of it is left behind.
  package convenience init(
    _ manifest: PluginManifest, _ setting: PluginSetting
  ) throws(PluginFailure) {
    try self.init(manifest, setting, versions: [PluginManifest.protocolVersion])
  }

  /// - Parameter versions: What is offered; other than this tool's own only to try a refusal.
  init(
    _ manifest: PluginManifest, _ setting: PluginSetting, versions: [Int]
  ) throws(PluginFailure) {
    self.manifest = manifest
    do throws(PluginProcess.Fault) {
      process = try PluginProcess(
        setting.folder + "/" + manifest.entry, in: setting.folder,
        environment: setting.variables, limits: manifest.limits)
    } catch {
      throw PluginFailure(manifest.name, version: manifest.version, error.reason)
    }
    exchange = LineExchange(process, lineLimit: manifest.limits.line)
    let handshake = try ask(
      .initialize(manifest, setting, versions: versions), within: manifest.limits.start
    ) { result throws(ShapeFault) in try PluginHandshake(result) }
    if let difference = handshake.difference(from: manifest) { throw fail(difference) }
    provided = handshake.provides
  }

  deinit { process.kill() }

  /// The process group, to see what is left of it.
  var group: Int32 { process.group }

  package func call(_ call: PluginCall) throws(PluginFailure) -> PluginAnswers {
    precondition(call.items.count <= PluginCall.itemLimit, "too many items for one call")
    return try ask(.call(call), within: manifest.limits.call) { result throws(ShapeFault) in
      try PluginAnswers(result, count: call.items.count)
    }
  }

  package func end() { end(announced: true) }

  /// - Parameter announced: Whether the plugin is told to shut down, before its input is closed.
  func end(announced: Bool) {
    guard !hasEnded else { return }
    hasEnded = true
    if failure == nil {
      failure = PluginFailure(manifest.name, version: manifest.version, "has been ended")
      let limit = Deadline(in: manifest.limits.end)
      if announced {
        lastID += 1
        let request = PluginRequest(id: lastID, method: .shutdown)
        _ = try? exchange.exchange(request.line, until: limit)
      }
      process.closeInput()
      if exchange.awaitEnd(until: limit) {
        departure = process.exit
      } else {
        stop(within: manifest.limits.end)
      }
    }
    process.kill()
  }

  /// Kills the programs of all plugins that run, with what they started, and leaves; from any thread.
  ///
  /// Whoever waits for one of them is kept waiting, so that nobody reports its end as a failure.
  package static func killAll(_ leave: () -> Never) -> Never {
    RunningPrograms.leave(leave)
  }

  /// Whether nothing comes that nobody asked for.
  func isSilent(for duration: Duration) -> Bool {
    exchange.isSilent(until: Deadline(in: duration))
  }
}

extension ExecutablePlugin {
  /// How long a plugin that broke the protocol is given to leave.
  private static let notice: Duration = .milliseconds(500)

  /// Has a request answered and its result read.
  private func ask<Value>(
    _ method: PluginRequest.Method, within limit: Duration,
    _ read: (StrictValue) throws(ShapeFault) -> Value
  ) throws(PluginFailure) -> Value {
    if let failure { throw failure }
    lastID += 1
    let request = PluginRequest(id: lastID, method: method)
    let line: [UInt8]
    do throws(LineExchange.Fault) {
      line = try exchange.exchange(request.line, until: Deadline(in: limit))
    } catch {
      throw fail(reason(of: error, in: method, limit), in: method)
    }
    do throws(PluginReply.Fault) {
      return try PluginReply(line).value(of: request, read)
    } catch {
      throw fail(error.reason, in: method, refusal: error.refusal)
    }
  }

  /// Ends the plugin because of what it did.
  private func fail(
    _ reason: String, in method: PluginRequest.Method? = nil, refusal: PluginError? = nil
  ) -> PluginFailure {
    stop(within: min(manifest.limits.end, ExecutablePlugin.notice))
    var failure = PluginFailure(
      manifest.name, version: manifest.version, reason, log: exchange.lastWords())
    failure.refusal = refusal
    process.kill()
    if case .call(let call)? = method {
      failure.call = PluginFailure.Call(call.point, call.name)
      failure.items = 0..<call.items.count
    }
    self.failure = failure
    return failure
  }

  private func reason(
    of fault: LineExchange.Fault, in method: PluginRequest.Method, _ limit: Duration
  ) -> String {
    switch fault {
    case .lineTooLong: return "sent a line of more than \(manifest.limits.line >> 20) MiB"
    case .late(sent: false): return "didn't read the whole request within \(limit.text)"
    case .late(sent: true):
      if case .call = method { return "didn't answer within \(limit.text)" }
      return "sent no handshake within \(limit.text)"
    case .gone:
      _ = exchange.awaitEnd(until: Deadline(in: ExecutablePlugin.notice))
      guard let exit = process.exit else { return "closed its pipes and went on running" }
      return exit.text + " and gave no answer"
    }
  }

  /// Asks the group to leave.
  private func stop(within limit: Duration) {
    process.signal(SIGTERM)
    _ = exchange.awaitEnd(until: Deadline(in: limit))
  }
}
