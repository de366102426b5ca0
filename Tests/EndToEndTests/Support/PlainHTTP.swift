import Foundation
import Glibc

/// One request to a port of this machine and its whole answer.
///
/// By a socket of its own: Foundation's session on Linux can't read what a driver of browsers
/// answers.
enum PlainHTTP {
  struct NoAnswer: Error {
    let code: Int32
  }

  /// - Returns: The status and the body, as long as its header says.
  static func send(
    _ method: String, port: UInt16, _ path: String, _ body: Data
  ) async throws -> (status: Int, body: Data) {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try answer(method, port, path, body) })
      }
    }
  }

  private static func answer(
    _ method: String, _ port: UInt16, _ path: String, _ body: Data
  ) throws -> (status: Int, body: Data) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw NoAnswer(code: errno) }
    defer { close(descriptor) }
    var patience = timeval(tv_sec: 300, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { throw NoAnswer(code: errno) }
    let head =
      "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
      + "Content-Type: application/json\r\nContent-Length: \(body.count)\r\n\r\n"
    try write(Data(head.utf8) + body, to: descriptor)
    return try read(from: descriptor)
  }

  private static func write(_ data: Data, to descriptor: Int32) throws {
    var rest = [UInt8](data)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw NoAnswer(code: errno) }
      rest = rest.dropFirst(count)
    }
  }

  private static func read(from descriptor: Int32) throws -> (status: Int, body: Data) {
    var data = Data()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let answer = whole(data) { return answer }
      let count = recv(descriptor, &chunk, chunk.count, 0)
      guard count > 0 else { throw NoAnswer(code: errno) }
      data += chunk[..<count]
    }
  }

  /// The answer, once all of it is there.
  private static func whole(_ data: Data) -> (status: Int, body: Data)? {
    guard let end = data.range(of: Data("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self)
      .components(separatedBy: "\r\n")
    let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    let length =
      lines.first { $0.lowercased().hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
    let body = data[end.upperBound...]
    return body.count >= length ? (status, Data(body.prefix(length))) : nil
  }
}
