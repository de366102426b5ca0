import Glibc

/// Sends lines to a program and takes lines from it, while its log is kept short.
///
/// Both directions and the log are served at once, so that neither side can block the other; every
/// wait has an end, and no more than one line of the limit is held.
struct LineExchange {
  enum Fault: Error, Hashable {
    /// The deadline passed; whether the request was sent whole.
    case late(sent: Bool)
    /// It ended, or closed an end, before there was a whole line.
    case gone
    case lineTooLong
  }

  private var log = LogTail()

  private let process: PluginProcess
  private let lineLimit: Int
  /// What came behind the last line.
  private var received: [UInt8] = []
  private var isOutputOpen = true
  private var isLogOpen = true
  private var chunk = [UInt8](repeating: 0, count: 64 << 10)

  init(_ process: PluginProcess, lineLimit: Int) {
    self.process = process
    self.lineLimit = lineLimit
  }

  /// Sends `request`, which ends in a line feed, and waits for the next line, without its own.
  mutating func exchange(_ request: [UInt8], until deadline: Deadline) throws(Fault) -> [UInt8] {
    var sent = 0
    var searched = 0
    while true {
      if let end = received[searched...].firstIndex(of: 0x0A) {
        // Counted again here, because a chunk may bring the limit and the end at once.
        guard end <= lineLimit else { throw .lineTooLong }
        if sent == request.count {
          defer { received.removeFirst(end + 1) }
          return Array(received[..<end])
        }
        searched = end
      } else {
        guard received.count <= lineLimit else { throw .lineTooLong }
        searched = received.count
      }
      guard !deadline.isOver else { throw .late(sent: sent == request.count) }
      let ready = wait(isSending: sent < request.count, until: deadline)
      if ready.log { drainLog() }
      if ready.input { sent += try send(request[sent...]) }
      if ready.output || ready.end {
        let found = receive()
        let isOver = found == .end || (found == .nothing && ready.end)
        if isOver, !received[searched...].contains(0x0A) { throw .gone }
      }
    }
  }

  /// Waits for the program's end and throws away what it says until then, but for its log.
  mutating func awaitEnd(until deadline: Deadline) -> Bool {
    while process.exit == nil {
      guard !deadline.isOver else { return false }
      let ready = wait(isSending: false, until: deadline)
      if ready.log { drainLog() }
      if ready.output { _ = receive() }
      received.removeAll(keepingCapacity: true)
    }
    return true
  }

  /// Whether nothing is received until then.
  mutating func isSilent(until deadline: Deadline) -> Bool {
    while received.isEmpty, isOutputOpen, !deadline.isOver {
      let ready = wait(isSending: false, until: deadline)
      if ready.log { drainLog() }
      if ready.output { _ = receive() }
      if ready.end { break }
    }
    return received.isEmpty
  }

  /// What it said last on stderr, all that it has written by now.
  mutating func lastWords() -> [String] {
    for _ in 0..<64 where isLogOpen { drainLog() }
    return log.lines
  }

  private mutating func drainLog() {
    guard isLogOpen else { return }
    // One chunk at a time: whoever floods the log must not keep the rest from being served.
    let count = read(process.log, &chunk, chunk.count)
    if count > 0 { log.append(chunk[..<count]) }
    isLogOpen = count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR))
  }

  private struct Ready {
    var input, output, log, end: Bool
  }

  private func wait(isSending: Bool, until deadline: Deadline) -> Ready {
    var ends = [
      pollfd(fd: isSending ? process.input : -1, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: isOutputOpen ? process.output : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isLogOpen ? process.log : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: process.endDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&ends, 4, deadline.milliseconds)
    let ready = ends.map { count > 0 && $0.revents != 0 }
    return Ready(input: ready[0], output: ready[1], log: ready[2], end: ready[3])
  }

  private func send(_ bytes: ArraySlice<UInt8>) throws(Fault) -> Int {
    let count = bytes.withUnsafeBytes { bytes in
      BrokenPipe.ignored { write(process.input, bytes.baseAddress, bytes.count) }
    }
    guard count < 0 else { return count }
    guard errno == EAGAIN || errno == EINTR else { throw .gone }
    return 0
  }

  private enum Received {
    case some, nothing, end
  }

  private mutating func receive() -> Received {
    let count = read(process.output, &chunk, chunk.count)
    if count > 0 {
      received += chunk[..<count]
      return .some
    }
    if count < 0, errno == EAGAIN || errno == EINTR { return .nothing }
    isOutputOpen = false
    return .end
  }
}
