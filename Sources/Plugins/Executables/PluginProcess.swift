import Glibc
import Subprocess
import SystemPackage

/// A running program, the leader of a process group of its own, and the ends of its three pipes.
///
/// It has no other descriptor of ours, no other variable of the environment, and the limits of
/// ``ProcessLimits`` from right after its start on. Its id is ours until ``kill()``.
final class PluginProcess {
  /// Our ends, which never block.
  let input: Int32
  let output: Int32
  let log: Int32

  /// Ready to read when the program has ended.
  var endDescriptor: Int32 { started.descriptor }

  private let started: Handover.Started
  private let handover: Handover
  private var isReaped = false
  private var isInputOpen = true

  /// The process group, and the id of its leader.
  var group: pid_t { started.pid }

  /// How long the system may take for what it does at once.
  private static let patience: Duration = .seconds(2)

  struct Fault: Error {
    /// Without a full stop: `can't be started: permission denied`.
    let reason: String
  }

  /// - Throws: Why the program can't be run.
  init(
    _ path: String, in folder: String, environment: [String: String], limits: PluginLimits
  ) throws(Fault) {
    // Asked here, because Subprocess takes a file that may not be run for one that isn't there.
    guard access(path, X_OK) == 0 else {
      throw Fault(reason: "can't be started: \(PluginProcess.text(errno))")
    }
    var ends: [Int32] = []
    for _ in 0..<3 {
      var pair: [Int32] = [-1, -1]
      guard pipe(&pair) == 0 else {
        for end in ends { close(end) }
        throw Fault(reason: "can't be started: \(PluginProcess.text(errno))")
      }
      for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      ends += pair
    }
    let theirs = [ends[0], ends[3], ends[5]]
    let ours = [ends[1], ends[2], ends[4]]
    for end in ours { _ = fcntl(end, F_SETFL, O_NONBLOCK) }

    let handover = Handover()
    let configuration = PluginProcess.configuration(path, folder, environment)
    RunningPrograms.starts()
    Task(executorPreference: SpawnQueue.shared) {
      await PluginProcess.run(configuration, theirs, handover)
    }
    do throws(Handover.Fault) {
      started = try handover.process(within: limits.start)
    } catch {
      for end in ours { close(end) }
      switch error {
      case .late: throw Fault(reason: "wasn't started by the system within \(limits.start.text)")
      case .refused(ENOENT):
        throw Fault(reason: "can't be started: the interpreter of its first line isn't there")
      case .refused(let code):
        let reason = code.map(PluginProcess.text) ?? "the system gave no reason"
        throw Fault(reason: "can't be started: \(reason)")
      }
    }
    self.handover = handover
    (input, output, log) = (ours[0], ours[1], ours[2])
    ProcessLimits(limits).apply(to: started.pid)
  }

  deinit { kill() }

  /// How it ended; nil while it runs.
  var exit: ProcessExit? { isReaped ? nil : ProcessExit(of: group) }

  /// Waits for its end.
  func waitForEnd(until deadline: Deadline) -> Bool {
    var ends = [pollfd(fd: endDescriptor, events: Int16(POLLIN), revents: 0)]
    while poll(&ends, 1, deadline.milliseconds) < 0, errno == EINTR {}
    return ends[0].revents != 0
  }

  /// Says that nothing more will be sent.
  func closeInput() {
    guard isInputOpen else { return }
    isInputOpen = false
    close(input)
  }

  /// Sends a signal to all of the group.
  func signal(_ number: Int32) {
    if !isReaped { _ = Glibc.kill(-group, number) }
  }

  /// Kills what is left of the group and reaps the program; afterwards nothing is open.
  func kill() {
    guard !isReaped else { return }
    signal(SIGKILL)
    _ = waitForEnd(until: Deadline(in: PluginProcess.patience))
    isReaped = true
    RunningPrograms.ended(group)
    handover.release()
    closeInput()
    close(output)
    close(log)
  }

  private static func configuration(
    _ path: String, _ folder: String, _ environment: [String: String]
  ) -> Configuration {
    var options = PlatformOptions()
    options.processGroupID = 0
    var variables: [Environment.Key: String] = [:]
    for (name, value) in environment {
      if let key = Environment.Key(rawValue: name) { variables[key] = value }
    }
    return Configuration(
      executable: .path(FilePath(path)), environment: .custom(variables),
      workingDirectory: FilePath(folder), platformOptions: options)
  }

  /// Runs the program until the handover releases it; a file that is still held open by somebody
  /// who writes it is tried again.
  private static func run(
    _ configuration: Configuration, _ theirs: [Int32], _ handover: Handover
  ) async {
    let ends = theirs.map { FileDescriptor(rawValue: $0) }
    var hasStarted = false
    for attempt in 0... {
      do {
        _ = try await Subprocess.run(
          configuration,
          input: .fileDescriptor(ends[0], closeAfterSpawningProcess: false),
          output: .fileDescriptor(ends[1], closeAfterSpawningProcess: false),
          error: .fileDescriptor(ends[2], closeAfterSpawningProcess: false)
        ) { execution in
          hasStarted = true
          // Else we would hold the pipes of the program open ourselves.
          for end in theirs { close(end) }
          let id = execution.processIdentifier
          RunningPrograms.started(id.value)
          await handover.started(.init(pid: id.value, descriptor: id.processDescriptor))
        }
        return
      } catch {
        guard !hasStarted else { return }
        let code = (error as? SubprocessError)?.underlyingError?.rawValue
        guard code == ETXTBSY, attempt < 20 else {
          for end in theirs { close(end) }
          RunningPrograms.failed()
          return handover.failed(code)
        }
        try? await Task.sleep(for: .milliseconds(10))
      }
    }
  }

  private static func text(_ code: Int32) -> String {
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
