import Glibc

/// The file of a script.
enum LuaScriptFile {
  struct Fault: Error {
    /// As the end of a sentence: `no such file or directory`.
    let reason: String
  }

  /// The most bytes that a script has.
  static let limit = 1 << 20

  /// - Throws: Why it can't be read, or that it is too large.
  static func read(_ path: String) throws(Fault) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { throw Fault(reason: String(cString: strerror(errno))) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Fault(reason: "it is no file")
    }
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var length = 0
    while length < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        Glibc.read(file, $0.baseAddress.map { $0 + length }, $0.count - length)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Fault(reason: String(cString: strerror(errno))) }
      if count == 0 { return Array(bytes[..<length]) }
      length += count
    }
    throw Fault(reason: "it has more than \(limit) bytes")
  }
}
