// An HTTP server whose every byte is scripted, on a real loopback socket, so that faults are exact:
// a cut body, a reset in the middle, a wrong length, silence.

import Glibc
import Synchronization

final class ScriptedServer: Sendable {
  /// A request as it arrived.
  struct Received: Sendable {
    let head: String
    let body: String
    /// Connections are counted from 0 in the order of their acceptance.
    let connection: Int

    var line: String { String(head.prefix { $0 != "\r\n" }) }

    func header(_ name: String) -> String? {
      let prefix = name.lowercased() + ": "
      return head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(prefix) }
        .map { String($0.dropFirst(prefix.count)) }
    }
  }

  /// What the server does once a request is read.
  enum Step: Sendable {
    case send([UInt8])
    /// Until the client closes.
    case hang
    case close
    case reset

    static func text(_ text: String) -> Step { .send(Array(text.utf8)) }
  }

  private struct State {
    var received: [Received] = []
    var connections = 0
    var open: [Int32] = []
    var incomplete = 0
  }

  let port: Int
  private let listener: Int32
  private let state = Mutex(State())
  private let script: @Sendable (Received) -> [Step]

  init(_ script: @escaping @Sendable (Received) -> [Step]) {
    self.script = script
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        precondition(bind(descriptor, address, length) == 0 && listen(descriptor, 64) == 0)
        getsockname(descriptor, address, &length)
      }
      return Int(UInt16(bigEndian: pointer.pointee.sin_port))
    }
    ScriptedServer.detach { [weak self] in
      while true {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else { return }
        guard let self else {
          close(connection)
          return
        }
        self.begin(connection)
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
    closeConnections()
  }

  var url: String { "http://127.0.0.1:\(port)" }

  var received: [Received] { state.withLock { $0.received } }

  var connections: Int { state.withLock { $0.connections } }

  /// Requests of which only a part came.
  var incomplete: Int { state.withLock { $0.incomplete } }

  /// Connections that neither side has closed yet.
  var openConnections: Int { state.withLock { $0.open.count } }

  func closeConnections() {
    for connection in state.withLock({ $0.open }) { shutdown(connection, Int32(SHUT_RDWR)) }
  }

  private func begin(_ connection: Int32) {
    let number = state.withLock { state in
      state.open.append(connection)
      state.connections += 1
      return state.connections - 1
    }
    ScriptedServer.detach { [weak self] in
      var reader = RequestReader(connection)
      while let (head, body) = reader.next() {
        guard let self,
          self.answer(Received(head: head, body: body, connection: number), connection)
        else { break }
      }
      let hasRest = reader.hasRest
      self?.state.withLock { state in
        state.open.removeAll { $0 == connection }
        if hasRest { state.incomplete += 1 }
      }
      close(connection)
    }
  }

  /// Whether the connection stays open.
  private func answer(_ received: Received, _ connection: Int32) -> Bool {
    state.withLock { $0.received.append(received) }
    for step in script(received) {
      switch step {
      case .send(let bytes):
        var sent = 0
        while sent < bytes.count {
          let count = bytes[sent...].withUnsafeBytes {
            send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
          }
          guard count > 0 else { return false }
          sent += count
        }
      case .hang:
        var byte: UInt8 = 0
        while recv(connection, &byte, 1, 0) > 0 {}
        return false
      case .close: return false
      case .reset:
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
          connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        return false
      }
    }
    return true
  }

  /// Threads of their own, because blocking calls have no place in Swift's pool.
  private static func detach(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, Unmanaged.passRetained(Box(body)).toOpaque())
    pthread_detach(thread)
  }
}

extension [ScriptedServer.Step] {
  /// A whole answer that keeps the connection.
  static func answer(_ status: Int, _ body: String, _ headers: [String] = []) -> Self {
    let lines = ["HTTP/1.1 \(status) Any", "Content-Length: \(body.utf8.count)"] + headers
    return [.text(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)]
  }
}
