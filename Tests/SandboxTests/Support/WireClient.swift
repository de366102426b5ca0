import Foundation

@testable import Sandbox

/// What came back over one connection, cut or not.
struct WireAnswer: Sendable {
  var status: Int
  var headers: [String: String]
  var body: [UInt8]

  /// Whether the body is as long as `Content-Length` says.
  var isWhole: Bool { headers["content-length"].flatMap { Int($0) } == body.count }

  var text: String { String(decoding: body, as: UTF8.self) }
  var json: JSON { (try? JSONParser.parse(body)) ?? .null }
  var data: JSON { json["data"] ?? .null }
  var code: String? { json["error"]?["code"]?.string }

  init?(_ bytes: [UInt8]) {
    let separator = Array("\r\n\r\n".utf8)
    guard
      let end = bytes.indices.first(where: { bytes[$0...].starts(with: separator) })
    else { return nil }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
    guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return nil }
    self.status = status
    headers = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    body = Array(bytes[(end + separator.count)...])
  }
}

/// A plain socket client that shows an answer as it is on the wire.
struct WireClient: Sendable {
  static let key = "xqr_pk_0a1b2c3d." + String(repeating: "k", count: 64)

  var port: UInt16
  var key: String? = Self.key

  func get(_ path: String) async throws -> WireAnswer { try await answer("GET", path) }

  func post(_ path: String, _ body: String) async throws -> WireAnswer {
    try await answer("POST", path, body)
  }

  func patch(_ path: String, _ body: String) async throws -> WireAnswer {
    try await answer("PATCH", path, body)
  }

  func delete(_ path: String) async throws -> WireAnswer { try await answer("DELETE", path) }

  struct NoAnswer: Error {}

  /// - Throws: ``NoAnswer`` where the connection was closed with no byte.
  func answer(_ method: String, _ path: String, _ body: String = "") async throws -> WireAnswer {
    let bytes = try await exchange([request(method, path, body, close: true)])
    guard let answer = WireAnswer(bytes) else { throw NoAnswer() }
    return answer
  }

  func request(
    _ method: String, _ path: String, _ body: String = "", close: Bool = false
  ) -> String {
    var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    if let key { head += "Authorization: Bearer \(key)\r\n" }
    if close { head += "Connection: close\r\n" }
    return head + "Content-Length: \(body.utf8.count)\r\n\r\n" + body
  }

  /// Sends the requests over one connection and reads until the server closes it.
  ///
  /// Runs on a thread of its own: blocked in the concurrency pool it would starve the server.
  func exchange(_ requests: [String]) async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try blockingExchange(requests) })
      }
    }
  }

  private func blockingExchange(_ requests: [String]) throws -> [UInt8] {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { Glibc.close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
    for request in requests {
      let bytes = Array(request.utf8)
      var sent = 0
      while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes {
          Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { throw POSIXError(.EPIPE) }
        sent += count
      }
    }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { return received }
      received += buffer[..<count]
    }
  }
}
