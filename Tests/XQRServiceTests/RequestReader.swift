import Glibc

/// Cuts a connection's bytes into requests.
struct RequestReader {
  private let connection: Int32
  private var bytes: [UInt8] = []

  init(_ connection: Int32) {
    self.connection = connection
  }

  /// Whether a part of a request is left over.
  var hasRest: Bool { !bytes.isEmpty }

  /// The next whole request; nil at the end of the connection.
  mutating func next() -> (head: String, body: String)? {
    while true {
      if let request = cut() { return request }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
    }
  }

  private mutating func cut() -> (head: String, body: String)? {
    let blank = Array("\r\n\r\n".utf8)
    guard bytes.count >= 4,
      let end = (0...(bytes.count - 4)).first(where: { bytes[$0...].starts(with: blank) })
    else { return nil }
    let head = String(decoding: bytes[..<end], as: UTF8.self)
    let length = head.split(separator: "\r\n").first {
      $0.lowercased().hasPrefix("content-length:")
    }
    .flatMap { Int($0.dropFirst(15).drop { $0 == " " }) }
    let total = end + 4 + (length ?? 0)
    guard bytes.count >= total else { return nil }
    let body = String(decoding: bytes[(end + 4)..<total], as: UTF8.self)
    bytes.removeFirst(total)
    return (head, body)
  }
}
