import Foundation
import Glibc
import Testing

/// A terminal of 80 columns with somebody in front of it.
final class Screen: Sendable {
  /// The end of the question before anything is changed.
  static let approval = "Only 'yes' is taken: "

  private let controller: Int32
  let path: String

  /// By the calls below `posix_openpt`, which Swift's Glibc doesn't show.
  init() throws {
    controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    let (unlock, getNumber) = (UInt(0x4004_5431), UInt(0x8004_5430))
    var (isLocked, number) = (Int32(0), UInt32(0))
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    try #require(
      controller >= 0 && ioctl(controller, unlock, &isLocked) == 0
        && ioctl(controller, getNumber, &number) == 0
        && ioctl(controller, UInt(TIOCSWINSZ), &size) == 0)
    path = "/dev/pts/\(number)"
  }

  deinit {
    close(controller)
  }

  /// Runs the tool with all three streams on the screen; answers the question that it asks.
  func run(
    _ arguments: [String], in folder: URL, environment: [String: String], answering answer: String,
    to question: String = Screen.approval
  ) async throws -> (status: Int32, shown: String) {
    try await run(arguments, in: folder, environment: environment, question) { [controller] _ in
      let bytes = Array((answer + "\n").utf8)
      _ = Glibc.write(controller, bytes, bytes.count)
    }
  }

  /// Runs the tool with all three streams on the screen; `react` is called at its question.
  func run(
    _ arguments: [String], in folder: URL, environment: [String: String],
    _ question: String = Screen.approval,
    limit: Duration = ChildProcess.patience, atQuestion react: (ChildProcess) -> Void
  ) async throws -> (status: Int32, shown: String) {
    // Somebody has to hold the other side open, or the screen ends with the process.
    let side = try #require(FileHandle(forUpdatingAtPath: path))
    defer { try? side.close() }
    let process = try ChildProcess(
      Tool.path, arguments, in: folder, environment: environment, limit: limit,
      ChildProcess.Streams(input: path, output: path, errors: path))
    var shown = ""
    var hasReacted = false
    while process.isRunning {
      shown += read()
      if !hasReacted, shown.contains(question) {
        hasReacted = true
        react(process)
      }
      try await Task.sleep(for: .milliseconds(10))
    }
    shown += read()
    return (await process.end { shown }, shown)
  }

  private func read() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(controller, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}
