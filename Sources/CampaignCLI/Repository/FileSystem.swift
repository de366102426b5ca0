import Glibc

/// Files and folders by the calls of the system.
enum FileSystem {
  /// Why a file can't be used, as the system says it.
  struct Fault: Error {
    let code: Int32

    var reason: String { String(cString: strerror(code)).lowercasedFirst }
  }

  /// Whether there is anything by that name.
  static func exists(_ path: String) -> Bool { mode(path) != nil }

  static func isFolder(_ path: String) -> Bool {
    mode(path).map { $0 & S_IFMT == S_IFDIR } ?? false
  }

  static func isFile(_ path: String) -> Bool { mode(path).map { $0 & S_IFMT == S_IFREG } ?? false }

  /// Whether it is a device, a pipe or a socket.
  static func isSpecial(_ path: String) -> Bool {
    mode(path).map { $0 & S_IFMT != S_IFREG && $0 & S_IFMT != S_IFDIR } ?? false
  }

  /// Who may read and write it; nil where there is nothing.
  static func permissions(of path: String) -> mode_t? { mode(path).map { $0 & 0o777 } }

  private static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode : nil
  }

  /// The names in a folder, sorted; hidden ones are left out.
  static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The whole content of a file.
  ///
  /// - Parameter limit: Bytes of the largest file that is read; devices and pipes, whose size nobody
  ///   knows before, end at ``streamLimit`` at the latest.
  static func read(_ path: String, limit: Int = 1 << 32) -> Result<[UInt8], Fault> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return .failure(Fault(code: errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(Fault(code: errno)) }
    guard status.st_mode & S_IFMT != S_IFDIR else { return .failure(Fault(code: EISDIR)) }
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    let limit = isRegular ? limit : min(limit, streamLimit)
    guard Int(status.st_size) <= limit else { return .failure(Fault(code: EFBIG)) }
    var bytes: [UInt8] = []
    var chunk = max(Int(status.st_size), 1 << 16)
    while true {
      var failure: Int32?
      let part = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
        let got = read(descriptor, buffer)
        if got < 0 { failure = errno }
        count = max(0, got)
      }
      if let failure { return .failure(Fault(code: failure)) }
      guard !part.isEmpty else { return .success(bytes) }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      guard bytes.count <= limit else { return .failure(Fault(code: EFBIG)) }
      chunk = 1 << 16
    }
  }

  /// Bytes that are read of a device or a pipe at most.
  private static let streamLimit = 64 << 20

  /// One read that no signal cuts short; 0 at the end.
  private static func read(
    _ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    while true {
      let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if got >= 0 || errno != EINTR { return got }
    }
  }

  /// What would keep ``write(_:to:mode:)`` from taking a file of so many bytes, as far as can be told
  /// without it.
  static func faultOfWriting(to path: String, bytes: Int = 0) -> Fault? {
    if isFolder(path) { return Fault(code: EISDIR) }
    if isSpecial(path) { return access(path, W_OK) == 0 ? nil : Fault(code: errno) }
    let temporary = target(of: path) + ".tmp-\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return Fault(code: errno) }
    defer {
      close(descriptor)
      unlink(temporary)
    }
    let code = bytes == 0 ? 0 : posix_fallocate(descriptor, 0, off_t(bytes))
    // Not every file system can tell.
    return [0, EINVAL, EOPNOTSUPP, ENODEV].contains(code) ? nil : Fault(code: code)
  }

  /// The first bytes of a file, fewer where it is shorter; nil where it can't be read.
  static func readStart(of path: String, count: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      while done < count, let base = buffer.baseAddress {
        let got = Glibc.read(descriptor, base + done, count - done)
        if got == 0 { break }
        failed = got < 0 && errno != EINTR
        if failed { break }
        done += max(0, got)
      }
    }
    return failed ? nil : bytes
  }

  /// Writes a file whole, or not at all: a new file beside it takes its place.
  ///
  /// A symbolic link stays and its target is written; devices and pipes are written as they are.
  ///
  /// - Parameter waits: Whether the bytes are on the disk at the end. Who writes thousands of files
  ///   waits once, with ``flush()``.
  static func write(
    _ bytes: [UInt8], to path: String, mode: mode_t = 0o644, waits: Bool = true
  ) -> Fault? {
    if isSpecial(path) { return writeThrough(bytes, to: path) }
    let path = target(of: path)
    let temporary = path + ".tmp-\(getpid())"
    // Never through a link that somebody else laid in its place.
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { return Fault(code: errno) }
    var fault = append(bytes, to: descriptor)
    if fault == nil, waits, fsync(descriptor) != 0 { fault = Fault(code: errno) }
    close(descriptor)
    if fault == nil, rename(temporary, path) != 0 { fault = Fault(code: errno) }
    if fault != nil { unlink(temporary) }
    return fault
  }

  /// Waits until all that was written so far is on the disks.
  static func flush() { sync() }

  private static func writeThrough(_ bytes: [UInt8], to path: String) -> Fault? {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return Fault(code: errno) }
    defer { close(descriptor) }
    return append(bytes, to: descriptor)
  }

  /// Writes behind what a file holds; makes it where it isn't there.
  static func append(_ text: String, toFile path: String) -> Fault? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return Fault(code: errno) }
    defer { close(descriptor) }
    return append(Array(text.utf8), to: descriptor)
  }

  /// In bytes; 0 where there is no file.
  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Where a chain of symbolic links ends; the path itself where there is none.
  static func target(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func append(_ bytes: [UInt8], to descriptor: Int32) -> Fault? {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let written = Glibc.write(descriptor, base + done, buffer.count - done)
        guard written >= 0 || errno == EINTR else { return Fault(code: errno) }
        done += max(0, written)
      }
      return nil
    }
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) -> Fault? {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o755) != 0, errno != EEXIST { return Fault(code: errno) }
    }
    return isFolder(path) ? nil : Fault(code: ENOTDIR)
  }

  /// The path from the root of the file system, without `.` and `..`.
  static func absolute(_ path: String) -> String {
    var parts: [Substring] = []
    let whole = path.hasPrefix("/") ? path : workingFolder + "/" + path
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  static var workingFolder: String {
    guard let buffer = getcwd(nil, 0) else { return "/" }
    defer { free(buffer) }
    return String(cString: buffer)
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
