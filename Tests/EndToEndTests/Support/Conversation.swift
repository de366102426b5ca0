import Foundation
import Glibc
import Testing

/// A run of the tool that is spoken to line by line.
final class Conversation {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let errors: URL
  private var unread = Data()

  init(_ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
    errors = FileManager.default.temporaryDirectory
      .appendingPathComponent("end-to-end-errors-\(UUID().uuidString)")
    try Data().write(to: errors)
    process.executableURL = URL(fileURLWithPath: Tool.path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = input
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try Tool.launching.withLock { try process.run() }
  }

  deinit {
    if process.isRunning { process.terminate() }
    try? FileManager.default.removeItem(at: errors)
  }

  /// Sends a line.
  func say(_ line: String) throws { try say(Data(line.utf8)) }

  func say(_ line: Data) throws { try input.fileHandleForWriting.write(contentsOf: line + [0x0A]) }

  /// The next line that the tool says, waited for up to a minute; nil behind the last one.
  func hear() throws -> Data? {
    while true {
      if let end = unread.firstIndex(of: 0x0A) {
        defer { unread = Data(unread[(end + 1)...]) }
        return Data(unread[..<end])
      }
      var wanted = pollfd(
        fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      try #require(poll(&wanted, 1, 60_000) == 1, "the tool says nothing")
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      unread += more
    }
  }

  /// Says no more, and waits for the end.
  func end() throws -> Tool.Run {
    try input.fileHandleForWriting.close()
    var rest = unread
    while true {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      rest += more
    }
    process.waitUntilExit()
    return Tool.Run(
      status: process.terminationStatus, output: String(decoding: rest, as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
