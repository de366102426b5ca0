import Glibc

/// The jail around scripts, and the proof that it holds on this system.
package enum LuaJail {
  package enum Verdict: Hashable, Sendable {
    /// Whatever a script tried that is forbidden, it died of.
    case closed
    /// Scripts run, and are kept by limits of resources alone; as a sentence without a full stop.
    case open(String)
    /// There is nothing that scripts could run in; as a sentence without a full stop.
    case missing(String)
  }

  /// What a worker in the jail must die of.
  static let probes = ["open", "socket", "fork", "exec", "kill", "memory"]

  /// Tries to break out, once a run; some milliseconds the first time.
  package static func selfTest() -> Verdict { verdict }

  /// What scripts are run in.
  static var kind: LuaWorker.Jail { verdict == .closed ? .strict : .limits }

  private static let verdict = test(LuaWorkerFile.path)

  static func test(_ path: String?) -> Verdict {
    do throws(LuaWorker.Fault) {
      guard let path else { throw .start(ENOENT) }
      let workers = try probes.map { probe throws(LuaWorker.Fault) in
        try LuaWorker(path, memoryMiB: 1, frameLimit: 1024, jail: .strict, probe: probe)
      }
      for (probe, worker) in zip(probes, workers) {
        if let reason = try escape(probe, worker) { return .open(reason) }
      }
      return .closed
    } catch {
      return .missing("the Lua worker \(error.reason)")
    }
  }

  /// How a worker came out of what should have killed it; nil where it died.
  private static func escape(
    _ probe: String, _ worker: LuaWorker
  ) throws(LuaWorker.Fault) -> String? {
    let deadline = Deadline(in: .seconds(2))
    do throws(LuaWorker.Fault) {
      try worker.greet(.strict, until: deadline)
      _ = try worker.receive(until: deadline)
      return "a worker in the jail answered after '\(probe)'"
    } catch {
      switch error {
      case .open: return "this system has no seccomp"
      case .gone(let status) where status & 0x7F == SIGKILL: return nil
      case .gone: return "a worker in the jail survived '\(probe)'"
      default: throw error
      }
    }
  }
}
