import Campaigns
import Diagnostics
import Links
import Sandbox
import XQRService

/// An open way to a service: the real one, or a sandbox in this process.
struct Connection {
  let service: Service
  /// The address and the key's loggable prefix, which tell workspaces apart without a call.
  let workspaceID: String
  /// A warning about the key.
  let warning: Diagnostic?
  /// The workspace that the project names.
  let workspace: ProjectFile.NamedWorkspace?
  /// What is told of its calls.
  let log: CallLog
  private let sandbox: SandboxServer?

  /// Any key of the right shape opens a sandbox; this one is no secret.
  private static let sandboxKey = "xqr_pk_5a4db0c5." + String(repeating: "s", count: 64)

  /// Why there is no connection.
  struct Failure: Error {
    let diagnostic: Diagnostic
    /// Those that the diagnostic points into.
    var files = SourceFiles()
    let status: ExitStatus
  }

  /// Whether the workspace may be any: a sandbox in this process only rehearses.
  var isRehearsal: Bool { sandbox != nil }

  /// Of the service, as calls begin with it.
  var address: String { service.base.text }

  /// Opens a connection; nothing is sent.
  ///
  /// - Parameters:
  ///   - root: Of the repository, which has the sandbox's store.
  ///   - project: Has the address, unless the environment does.
  static func open(
    _ options: ServiceOptions, root: String, _ project: ProjectFile,
    _ environment: [String: String], log: CallLog
  ) async throws(Failure) -> Connection {
    guard !Untrusted.isOn(environment) else {
      throw Failure(diagnostic: .noNetwork, status: .noAccess)
    }
    if options.sandbox { return try await openSandbox(options, root: root, project, log) }
    let key = try key(options, environment)
    var settings = Service.Settings()
    settings.version = Version.text
    settings.allowsPlainHTTP = options.allowHTTP
    settings.trace = log.trace
    settings.certificateFile = environment["CURL_CA_BUNDLE"] ?? environment["SSL_CERT_FILE"]
    let service: Service
    let given = environment["XQR_BASE_URL"]
    do throws(Diagnostic) {
      service = try Service(
        baseURL: given ?? project.baseURL?.text ?? BaseURL.standard, key: key, settings: settings)
    } catch {
      var fault = error
      let source = given == nil ? project.baseURL?.source : "XQR_BASE_URL"
      if let source { fault.values.append("from = \(source)") }
      throw Failure(diagnostic: fault, status: .failed)
    }
    return Connection(
      service: service, workspaceID: "\(service.base.text) \(key)", warning: key.warning,
      workspace: project.workspace, log: log, sandbox: nil)
  }

  private static func key(
    _ options: ServiceOptions, _ environment: [String: String]
  ) throws(Failure) -> APIKey {
    let text: String
    if let path = options.keyFile {
      switch FileSystem.read(path, limit: 1 << 16) {
      case .success(let bytes): text = String(decoding: bytes, as: UTF8.self)
      case .failure(let fault):
        throw Failure(diagnostic: .unreadableKey(path, fault.reason), status: .noAccess)
      }
    } else if let value = environment["XQR_API_KEY"], !value.isEmpty {
      text = value
    } else {
      throw Failure(diagnostic: .noKey, status: .noAccess)
    }
    do throws(Diagnostic) {
      return try APIKey(text)
    } catch {
      throw Failure(diagnostic: error, status: .noAccess)
    }
  }

  private static func openSandbox(
    _ options: ServiceOptions, root: String, _ project: ProjectFile, _ log: CallLog
  ) async throws(Failure) -> Connection {
    var configuration = SandboxConfiguration()
    configuration.storage = .file(path: root + "/.xqr-campaign/sandbox.db")
    if let name = options.sandboxLimits, let limits = SandboxLimits.preset(name) {
      configuration.limits = limits
    }
    let server: SandboxServer
    let port: UInt16
    do throws(SandboxStart.Failure) {
      (server, port) = try await SandboxStart.open(
        configuration, faults: options.sandboxFaults, readings: options.sandboxReadings)
    } catch {
      throw Failure(diagnostic: error.diagnostic, files: error.files, status: .failed)
    }
    var settings = Service.Settings()
    settings.version = Version.text
    settings.trace = log.trace
    do throws(Diagnostic) {
      let service = try Service(
        baseURL: "http://127.0.0.1:\(port)", key: APIKey(sandboxKey), settings: settings)
      return Connection(
        service: service, workspaceID: "sandbox", warning: nil, workspace: project.workspace,
        log: log, sandbox: server)
    } catch {
      throw Failure(diagnostic: error, status: .failed)
    }
  }

  /// Ends a sandbox; its links stay in its store.
  func close() async {
    await sandbox?.stop()
  }
}

extension Diagnostic {
  fileprivate static let noKey = Diagnostic(
    Code("XQ3010", "there is no API key"), at: nil,
    "the service wants an API key, and none was given",
    help: [
      "Set XQR_API_KEY, or name a file with '--api-key-file FILE'.",
      "Or add '--sandbox' to try everything against a local service without a key.",
    ])

  fileprivate static func unreadableKey(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      Code("XQ3011", "the API key can't be read"), at: nil, "'\(path)': \(reason)",
      help: ["'--api-key-file' names a file that holds the key and nothing else."])
  }
}
