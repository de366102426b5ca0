import Foundation
import Glibc
import Testing

/// A run of the tool that is spoken to line by line.
final class Conversation {
  private let process: ChildProcess
  private let folder: URL
  private var input: Int32
  private let output: Int32
  private var unread: [UInt8] = []

  /// Speaks through named pipes.
  ///
  /// Both ends are held open here, so that neither side waits for the other to begin.
  init(_ arguments: [String], in workingFolder: URL) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("end-to-end-conversation-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    self.folder = folder
    func pipe(_ name: String) -> (path: String, descriptor: Int32) {
      let path = folder.appendingPathComponent(name).path
      mkfifo(path, 0o600)
      return (path, open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC))
    }
    let (toTool, fromTool) = (pipe("input"), pipe("output"))
    (input, output) = (toTool.descriptor, fromTool.descriptor)
    process = try ChildProcess(
      Tool.path, arguments, in: workingFolder, environment: [:], limit: ChildProcess.patience,
      ChildProcess.Streams(
        input: toTool.path, output: fromTool.path,
        errors: folder.appendingPathComponent("errors").path))
  }

  deinit {
    process.send(SIGKILL)
    if input >= 0 { close(input) }
    close(output)
    try? FileManager.default.removeItem(at: folder)
  }

  /// Sends a line.
  func say(_ line: String) throws { try say(Data(line.utf8)) }

  func say(_ line: Data) throws {
    var rest = Array(line) + [0x0A]
    while !rest.isEmpty {
      let written = write(input, rest, rest.count)
      if written > 0 {
        rest.removeFirst(written)
      } else {
        try #require(process.isRunning, "nobody listens: \(errors)")
        usleep(1_000)
      }
    }
  }

  /// The next line that the tool says, waited for; nil behind the last one.
  func hear() -> [UInt8]? {
    while true {
      if let end = unread.firstIndex(of: 0x0A) {
        defer { unread.removeFirst(end + 1) }
        return Array(unread[..<end])
      }
      let isOver = !process.isRunning
      if !listen(), isOver { return nil }
    }
  }

  /// Says no more, and waits for the end.
  func end() async -> Tool.Run {
    close(input)
    input = -1
    while process.isRunning { listen() }
    while listen() {}
    let text = String(decoding: unread, as: UTF8.self)
    let status = await process.end { text + errors }
    return Tool.Run(status: status, output: text, errors: errors)
  }

  /// Takes what has been said, waiting a moment for it; false where nothing has.
  @discardableResult
  private func listen() -> Bool {
    var wanted = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, 20) == 1 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(output, &buffer, buffer.count)
    unread += buffer[..<max(0, count)]
    return count > 0
  }

  private var errors: String {
    let data = try? Data(contentsOf: folder.appendingPathComponent("errors"))
    return String(decoding: data ?? Data(), as: UTF8.self)
  }
}
