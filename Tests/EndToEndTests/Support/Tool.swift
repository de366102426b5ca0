import Foundation
import Testing

/// The built `xqr-campaign`, run as a process of its own.
enum Tool {
  /// What a run left behind.
  struct Run: Sendable {
    let status: Int32
    /// Standard output and standard error, as far as they are UTF-8.
    let output: String
    let errors: String

    /// Both streams, for tests that don't care where something is said.
    var everything: String { output + errors }
  }

  /// `XQR_CAMPAIGN_BINARY`, or the binary that was built beside the tests.
  static let path: String = {
    if let path = ProcessInfo.processInfo.environment["XQR_CAMPAIGN_BINARY"] { return path }
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("xqr-campaign").path
      if FileManager.default.isExecutableFile(atPath: candidate), !isFolder(candidate) {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    fatalError("the binary isn't built: swift build --product xqr-campaign")
  }()

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Starts the tool in a folder, with nothing of this process's environment.
  static func start(
    _ arguments: [String], in folder: URL, environment: [String: String]
  ) throws -> RunningTool {
    try RunningTool(arguments, in: folder, environment: environment)
  }
}

/// A tool that is under way.
final class RunningTool: Sendable {
  private let process: ChildProcess
  private let streams: URL

  var processID: Int32 { process.id }

  /// Output goes into files, which take any amount without a reader.
  init(
    _ arguments: [String], of program: String = Tool.path, in folder: URL,
    environment: [String: String], limit: Duration = ChildProcess.patience
  ) throws {
    let streams = FileManager.default.temporaryDirectory
      .appendingPathComponent("end-to-end-streams-\(UUID().uuidString)")
    self.streams = streams
    try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
    process = try ChildProcess(
      program, arguments, in: folder, environment: environment, limit: limit,
      ChildProcess.Streams(
        output: streams.appendingPathComponent("output").path,
        errors: streams.appendingPathComponent("errors").path))
  }

  deinit {
    try? FileManager.default.removeItem(at: streams)
  }

  /// What the streams hold so far.
  var output: String { text("output") }
  var errors: String { text("errors") }

  var isRunning: Bool { process.isRunning }

  func send(_ signal: Int32) { process.send(signal) }

  /// Waits until `condition` holds.
  ///
  /// - Throws: Where the tool ended before; its time limit bounds the wait.
  func wait(
    until condition: () async throws -> Bool, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    while try await !condition() {
      try #require(
        process.isRunning, "it ended too early: \(output)\(errors)",
        sourceLocation: sourceLocation)
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Waits for the end; the status is the negated signal where one ended it.
  func end() async -> Tool.Run {
    let status = await process.end { output + errors }
    return Tool.Run(status: status, output: output, errors: errors)
  }

  private func text(_ name: String) -> String {
    let data = try? Data(contentsOf: streams.appendingPathComponent(name))
    return String(decoding: data ?? Data(), as: UTF8.self)
  }
}
