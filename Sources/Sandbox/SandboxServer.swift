import FlyingFox
import FlyingSocks
import Foundation
import GRDB

/// A local xQR service over real HTTP, on the loopback address only.
///
/// The API is at `/api/v1`, the short links at `/<code>`. Three calls without a key serve tests that
/// run in another process: `GET /_sandbox/links`, `GET /_sandbox/log`, and `POST /_sandbox/faults`
/// with a plan in JSON; they are neither logged nor metered nor struck by faults. Every other answer
/// says in `X-XQR-Sandbox` which sandbox gives it.
package actor SandboxServer {
  private struct Running {
    var http: HTTPServer
    var task: Task<Void, Never>
    var service: Service
  }

  private let configuration: SandboxConfiguration
  private let accessLog = AccessLog()
  private var running: Running?

  package init(_ configuration: SandboxConfiguration = SandboxConfiguration()) {
    self.configuration = configuration
  }

  /// Opens the store, listens, and returns the port once connections are accepted.
  ///
  /// - Throws: ``SandboxError``.
  package func start() async throws(SandboxError) -> UInt16 {
    precondition(running == nil, "a sandbox is started once at a time")
    let service = Service(configuration, store: try openStore())
    let http = HTTPServer(
      config: .init(
        address: .loopback(configuration.port), timeout: Self.unlimitedSeconds,
        sharedRequestBufferSize: Self.largestBufferedBody, pool: PromptPool(), logger: .disabled),
      handler: Frontend(service: service, log: accessLog))
    // The system's error number where it can't listen; nil once it does.
    let (beginnings, begin) = AsyncStream<Int32?>.makeStream()
    let task = Task {
      do {
        try await http.run()
        begin.yield(0)
      } catch SocketError.failed(_, let code, _) {
        begin.yield(code)
      } catch {
        begin.yield(0)
      }
    }
    Task {
      try? await http.waitUntilListening()
      if await http.isListening { begin.yield(nil) }
    }
    // The first of the two decides: listening, or run() over already.
    let code = await beginnings.first { _ in true } ?? 0
    guard code == nil, case .ip4(_, let port)? = await http.listeningAddress else {
      try? service.store.close()
      throw .port(configuration.port, code: code ?? 0)
    }
    service.store.note(address: "http://127.0.0.1:\(port)/api/v1")
    running = Running(http: http, task: task, service: service)
    return port
  }

  /// Closes all connections, requests in flight included, and the store.
  ///
  /// A stopped sandbox can be started again, and keeps its access log.
  package func stop() async {
    guard let running else { return }
    self.running = nil
    await running.http.stop()
    await running.task.value
    try? await running.service.meter.flush()
    try? running.service.store.close()
  }

  /// The requests so far, in order of arrival.
  package var log: [AccessEntry] { accessLog.entries }

  /// Every stored link, oldest first; nothing while the sandbox is stopped.
  package func links() async throws -> [SandboxLink] {
    try await running?.service.store.allLinks().map(SandboxLink.init) ?? []
  }

  /// Sets another fault plan and ends everything that lasts.
  package func setFaults(_ plan: FaultPlan) { running?.service.faults.replace(with: plan) }

  /// How many requests suffered each kind of fault, under all plans since the start.
  package var faultsStruck: [String: Int] { running?.service.faults.struck ?? [:] }

  private static let unlimitedSeconds: TimeInterval = 1e9
  private static let largestBufferedBody = 8 << 20

  private func openStore() throws(SandboxError) -> LinkStore {
    do {
      return try LinkStore(
        configuration.storage, configuration.readings,
        isExclusive: configuration.isStoreExclusive)
    } catch let error as SandboxError {
      throw error
    } catch {
      guard case .file(let path) = configuration.storage else {
        preconditionFailure("a store in memory can always be made: \(error)")
      }
      let reason = (error as? DatabaseError)?.message ?? "\(error)"
      throw .store(path: path, reason: reason)
    }
  }
}

extension SocketAddress where Self == sockaddr_in {
  fileprivate static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}
