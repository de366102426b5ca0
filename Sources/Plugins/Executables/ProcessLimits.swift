import CProcess
import Glibc

/// The limits of the system for one program and what it starts.
///
/// They are set from outside, right after the start and before the first request is sent: a
/// program that means harm could fork before that. They keep accidents small and claim no more;
/// what lets a program run is its grant.
struct ProcessLimits {
  /// All processes of the user count, not only the program's; root has no such limit.
  static let processes: UInt64 = 4096
  static let files: UInt64 = 256
  /// The largest file that it may write.
  static let fileSize: UInt64 = 1 << 30

  /// Memory that is written, not addresses that are reserved: runtimes with a collector reserve
  /// far more than they use.
  private let memory: UInt64

  init(_ limits: PluginLimits) {
    memory = UInt64(max(1, limits.memoryMiB)) << 20
  }

  /// A process that is gone by now is none that would need limits.
  func apply(to process: pid_t) {
    _ = cprocess_lower(process, CPROCESS_DATA, memory)
    _ = cprocess_lower(process, CPROCESS_CORE, 0)
    _ = cprocess_lower(process, CPROCESS_FILES, ProcessLimits.files)
    _ = cprocess_lower(process, CPROCESS_FILE_SIZE, ProcessLimits.fileSize)
    _ = cprocess_lower(process, CPROCESS_PROCESSES, ProcessLimits.processes)
  }
}
