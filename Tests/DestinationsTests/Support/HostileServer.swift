import Foundation
import Glibc
import Synchronization

/// A server on a port of this machine that answers as it is told, by the first line of a request.
final class HostileServer: Sendable {
  /// What is done with a connection, piece by piece; then it is closed.
  enum Act: Sendable {
    case send(String)
    /// The same again and again, until the other side goes.
    case forever(String, every: Int)
  }

  struct Request: Sendable {
    let method: String
    let path: String
    let head: String
  }

  let port: Int
  private let listener: Int32
  private let answer: @Sendable (Request) -> [Act]
  private let log = Mutex<[Request]>([])

  /// What was asked so far.
  var requests: [Request] { log.withLock { $0 } }

  init(_ answer: @escaping @Sendable (Request) -> [Act]) throws {
    self.answer = answer
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isOpen = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 64) == 0
          && getsockname(listener, $0, &size) == 0
      }
    }
    guard isOpen else { throw POSIXError(.EADDRNOTAVAIL) }
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        guard let self else { return }
        Thread.detachNewThread { self.serve(connection) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    guard let request = read(connection) else { return }
    log.withLock { $0.append(request) }
    for act in answer(request) {
      switch act {
      case .send(let text): if !send(text, connection) { return }
      case .forever(let text, let pause):
        while send(text, connection) { usleep(UInt32(pause * 1000)) }
        return
      }
    }
  }

  private func send(_ text: String, _ connection: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private func read(_ connection: Int32) -> Request? {
    var head = ""
    var chunk = [UInt8](repeating: 0, count: 4096)
    while !head.contains("\r\n\r\n") {
      let count = recv(connection, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      head += String(decoding: chunk[..<count], as: UTF8.self)
    }
    let words = head.prefix { !$0.isNewline }.split(separator: " ")
    guard words.count == 3 else { return nil }
    return Request(method: String(words[0]), path: String(words[1]), head: head)
  }
}

extension [HostileServer.Act] {
  /// A whole answer.
  static func status(_ status: Int, _ headers: String..., body: String = "") -> Self {
    let lines = headers.map { $0 + "\r\n" }.joined()
    return [
      .send(
        "HTTP/1.1 \(status) X\r\nConnection: close\r\nContent-Length: \(body.utf8.count)\r\n"
          + "\(lines)\r\n\(body)")
    ]
  }

  static func redirect(_ location: String) -> Self { .status(302, "Location: \(location)") }
}
