import CLuaWorker
import Glibc

/// The process in which a script runs, and the frames to and from it.
///
/// The worker is in a jail and isn't believed all the same: frames have a limit, waiting has one,
/// and whatever it does, ``stop()`` ends it. Not for several threads at once.
final class LuaWorker {
  enum Jail: String {
    /// Seccomp, or nothing at all runs.
    case strict
    /// Limits of resources alone, where the kernel has no seccomp.
    case limits
  }

  private var process = xqr_lua_process()
  private let frameLimit: Int
  private var input: [UInt8] = []
  private var position = 0
  private var chunk = [UInt8](repeating: 0, count: 64 << 10)
  private var status: Int32?
  private var lastPlace: (line: Int, inside: String?)?

  init(
    _ path: String, memoryMiB: Int, frameLimit: Int, jail: Jail, probe: String? = nil
  ) throws(Fault) {
    self.frameLimit = frameLimit
    let words =
      [path, String(memoryMiB), String(frameLimit), jail.rawValue] + (probe.map { [$0] } ?? [])
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    let error = xqr_lua_start(path, &arguments, &process)
    guard error == 0 else { throw .start(error) }
  }

  deinit { stop() }

  /// Ends the process at once, and gives its status.
  ///
  /// May be called more than once.
  @discardableResult func stop() -> Int32 {
    if let status { return status }
    let last = xqr_lua_stop(&process)
    status = last
    return last
  }

  /// The items begun since the start.
  var begunItems: Int { process.page.map { Int($0.pointee.item) } ?? 0 }

  /// What the worker has computed since it was started.
  var computed: Duration {
    var (clock, time) = (clockid_t(), timespec())
    guard status == nil, clock_getcpuclockid(process.pid, &clock) == 0,
      clock_gettime(clock, &time) == 0
    else { return .zero }
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// Asks the script where it is, by the signal that the worker knows.
  ///
  /// Waits until the worker has computed for 20 ms. It has no answer then where it is inside a
  /// function of the library: that said where it was called before it began.
  func place() -> (line: Int, inside: String?)? {
    guard status == nil, let page = process.page else { return lastPlace }
    page.pointee.answered = 0
    kill(process.pid, SIGUSR1)
    let before = computed
    for _ in 0..<2000 where page.pointee.answered == 0 && computed - before < .milliseconds(20) {
      usleep(1000)
    }
    return lookedUp
  }

  private var lookedUp: (line: Int, inside: String?)? {
    guard let page = process.page?.pointee, page.line > 0 else { return nil }
    let inside = String(cString: xqr_lua_inside(page.inside))
    return (Int(page.line), inside.isEmpty ? nil : inside)
  }

  /// Reads the worker's first frame.
  func greet(_ jail: Jail, until deadline: Deadline) throws(Fault) {
    let hello = try receive(until: deadline)
    guard hello.kind == XQR_LUA_HELLO, hello.content.count == 1 else { throw .garbage }
    if jail == .strict && hello.content[0] != 1 { throw .open }
  }

  /// Sends a whole frame.
  func send(_ bytes: [UInt8], until deadline: Deadline) throws(Fault) {
    var sent = 0
    while sent < bytes.count {
      try wait(for: POLLOUT, until: deadline)
      let count = bytes.withUnsafeBytes {
        Glibc.send(
          process.socket, $0.baseAddress.map { $0 + sent }, bytes.count - sent,
          Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
      }
      if count >= 0 {
        sent += count
      } else if errno != EAGAIN && errno != EINTR {
        throw gone()
      }
    }
  }

  /// The next frame.
  ///
  /// - Throws: `late` where it isn't there in time; one may go on waiting.
  func receive(until deadline: Deadline) throws(Fault) -> LuaFrame {
    while true {
      if let frame = try nextFrame() { return frame }
      try wait(for: POLLIN, until: deadline)
      let count = chunk.withUnsafeMutableBytes {
        recv(process.socket, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
      }
      if count > 0 {
        if position > 0 {
          input.removeFirst(position)
          position = 0
        }
        input += chunk[..<count]
      } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
        throw gone()
      }
    }
  }

  /// The frame that came whole.
  private func nextFrame() throws(Fault) -> LuaFrame? {
    guard input.count - position >= LuaFrame.headLength else { return nil }
    let length = input.withUnsafeBytes {
      Int($0.loadUnaligned(fromByteOffset: position, as: UInt32.self))
    }
    guard length <= frameLimit else { throw .garbage }
    let start = position + LuaFrame.headLength
    guard input.count - start >= length else { return nil }
    defer { position = start + length }
    return LuaFrame(kind: input[start - 1], content: Array(input[start..<start + length]))
  }

  private func wait(for events: Int32, until deadline: Deadline) throws(Fault) {
    var request = pollfd(fd: process.socket, events: Int16(events), revents: 0)
    while true {
      let count = poll(&request, 1, deadline.milliseconds)
      if count > 0 { return }
      if count == 0 && deadline.isOver { throw .late }
      if count < 0 && errno != EINTR { throw .garbage }
    }
  }

  /// The status of a worker that closed its end: given a moment to end by itself, because how it
  /// ended says why.
  private func gone() -> Fault {
    for _ in 0..<100 {
      var information = siginfo_t()
      waitid(P_PID, id_t(process.pid), &information, WEXITED | WNOHANG | WNOWAIT)
      if information.si_signo == SIGCHLD {
        lastPlace = lookedUp
        return .gone(status: stop())
      }
      usleep(1000)
    }
    return .garbage
  }
}
