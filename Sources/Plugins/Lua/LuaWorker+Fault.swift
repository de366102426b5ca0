import Glibc

extension LuaWorker {
  enum Fault: Error {
    /// There is no worker, for this errno.
    case start(Int32)
    /// It ended, with a status as `waitpid` gives it.
    case gone(status: Int32)
    /// Nothing came in time; one may go on waiting.
    case late
    /// What it was asked for took too long.
    case slow(Duration, what: String)
    /// It answered more than this many bytes.
    case flood(Int)
    /// It sent something that isn't part of the protocol.
    case garbage
    /// It has no seccomp where that was asked for.
    case open

    /// What happened, as ``PluginFailure`` wants it.
    var reason: String {
      switch self {
      case .start(ENOENT):
        "needs the program '\(LuaWorkerFile.name)', which belongs beside xqr-campaign:"
          + " build it with 'make build', or install both with 'make install'"
      case .start(let error): "can't be started: \(String(cString: strerror(error)))"
      case .gone(let status):
        switch status & 0x7F {
        case 0: "left by itself (status \(status >> 8 & 0xFF))"
        case SIGKILL: "tried what its jail forbids and was killed"
        case SIGXCPU: "has used up its time of computing"
        default: "was ended by signal \(status & 0x7F)"
        }
      case .late: "didn't start in time"
      case .slow(let limit, let what): "took more than \(limit) \(what) and was stopped"
      case .flood(let limit): "answered more than \(limit) bytes and was stopped"
      case .garbage: "sent what is no part of the protocol"
      case .open: "has no jail, though this system has one"
      }
    }
  }
}
