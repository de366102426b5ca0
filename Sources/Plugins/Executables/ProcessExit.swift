import Glibc

/// How a process ended.
enum ProcessExit: Hashable, Sendable {
  case status(Int32)
  case signal(Int32)

  /// Looks without reaping; nil while the process runs.
  init?(of pid: pid_t) {
    var info = siginfo_t()
    guard waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0, info.si_signo != 0
    else { return nil }
    let status = info._sifields._sigchld.si_status
    self = info.si_code == CLD_EXITED ? .status(status) : .signal(status)
  }

  /// `exited with status 3`, `was killed by SIGSEGV`.
  var text: String {
    switch self {
    case .status(let status): "exited with status \(status)"
    case .signal(let number): "was killed by \(ProcessExit.name(number))"
    }
  }

  private static func name(_ number: Int32) -> String {
    let names: [Int32: String] = [
      SIGABRT: "SIGABRT", SIGALRM: "SIGALRM", SIGBUS: "SIGBUS", SIGFPE: "SIGFPE",
      SIGHUP: "SIGHUP", SIGILL: "SIGILL", SIGINT: "SIGINT", SIGKILL: "SIGKILL",
      SIGPIPE: "SIGPIPE", SIGSEGV: "SIGSEGV", SIGSYS: "SIGSYS", SIGTERM: "SIGTERM",
      SIGTRAP: "SIGTRAP", SIGXCPU: "SIGXCPU", SIGXFSZ: "SIGXFSZ",
    ]
    return names[number] ?? "signal \(number)"
  }
}
