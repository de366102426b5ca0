import Diagnostics
import Sandbox

/// Starts sandboxes, of a command's own or to be served, and says why one can't be.
enum SandboxStart {
  /// Why there is no sandbox, with the file that the diagnostic points into.
  struct Failure: Error {
    let diagnostic: Diagnostic
    var files = SourceFiles()
  }

  /// - Parameters:
  ///   - faults: A file with the faults that it plays.
  ///   - readings: Each `name=value`.
  /// - Returns: The server and its port.
  static func open(
    _ configuration: SandboxConfiguration, faults: String?, readings: [String]
  ) async throws(Failure) -> (server: SandboxServer, port: UInt16) {
    var configuration = configuration
    if let faults { configuration.faults = try plan(faults) }
    do throws(ReadingError) {
      configuration.readings = try SandboxReadings(choosing: readings)
    } catch {
      throw Failure(diagnostic: .sandbox("\(error)"))
    }
    let server = SandboxServer(configuration)
    do throws(SandboxError) {
      return (server, try await server.start())
    } catch {
      throw Failure(diagnostic: .sandbox(error))
    }
  }

  private static func plan(_ path: String) throws(Failure) -> FaultPlan {
    let bytes: [UInt8]
    switch FileSystem.read(path, limit: 1 << 24) {
    case .success(let read): bytes = read
    case .failure(let fault):
      throw Failure(
        diagnostic: .sandbox(
          "'\(path)': \(fault.reason)", help: "'--faults' and '--sandbox-faults' take a JSON file.")
      )
    }
    do throws(FaultPlanError) {
      return try FaultPlan(json: bytes)
    } catch {
      var files = SourceFiles()
      let file = files.add(path: path, bytes: bytes)
      let span = SourceSpan(file: file, start: error.offset, end: error.offset + 1)
      throw Failure(diagnostic: .sandbox(error, at: span), files: files)
    }
  }
}

extension Diagnostic {
  private static let unstarted = Code("XQ3012", "the sandbox can't be started")

  fileprivate static func sandbox(_ detail: String, help: String...) -> Diagnostic {
    Diagnostic(unstarted, at: nil, detail, help: help)
  }

  fileprivate static func sandbox(_ error: FaultPlanError, at span: SourceSpan) -> Diagnostic {
    guard let message = error.message else {
      return Diagnostic(
        unstarted, at: span, "this isn't JSON",
        help: [#"A plan of faults: {"rules": [{"kind": "reset", "endpoint": "bulk_create"}]}"#])
    }
    let near = error.unknownName.flatMap { Suggestion.nearest(to: $0, among: error.knownNames) }
    var help = near.map { ["Did you mean '\($0)'?"] } ?? []
    if !error.knownNames.isEmpty {
      help.append("Known: \(error.knownNames.joined(separator: ", ")).")
    }
    if help.isEmpty {
      help.append(
        "A rule has kind, endpoint, one of nth, every and chance, times, and what its kind takes: "
          + "when, milliseconds, calls.")
    }
    return Diagnostic(unstarted, at: span, message, help: help)
  }

  fileprivate static func sandbox(_ error: SandboxError) -> Diagnostic {
    let other = "Or name another file with '--store'."
    switch error {
    case .port(let port, let code):
      let reason = code == 0 ? "nothing can listen there" : FileSystem.Fault(code: code).reason
      return .sandbox(
        "port \(port): \(reason)",
        help: "Name another with '--port', or let '--port 0' take a free one.")
    case .storeFormat(let path):
      return .sandbox(
        "'\(path)': a database of something else, or of another version of the tool",
        help: "It is left as it is: move it away, or name another file with '--store'.")
    case .store(let path, let reason):
      return .sandbox(
        "'\(path)': \(reason)",
        help: "Its folder has to be writable; a damaged store may be deleted, with all its links. "
          + other)
    case .storeInUse(let path, let process, let address):
      let holder = process.map { "process \($0)" } ?? "another process"
      let way = address.map { "Use that one: XQR_BASE_URL=\($0)" } ?? "Use that one, or end it."
      return .sandbox("'\(path)': \(holder) serves it", help: way, other)
    }
  }
}
