import Glibc

/// What journal and report need of the file system.
enum FileSystem {
  /// Makes a directory and those above it; the error number of the first that fails.
  static func make(_ path: String) -> Int32? {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      prefix += part + "/"
      if mkdir(prefix, 0o755) != 0, errno != EEXIST { return errno }
    }
    return nil
  }

  /// Makes a new or renamed file's name as durable as its content, where the system can.
  static func sync(directory path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Writes all bytes, or says that it couldn't.
  static func write(_ bytes: some Collection<UInt8>, to descriptor: Int32) -> Bool {
    let isWritten = bytes.withContiguousStorageIfAvailable { buffer in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let count = Glibc.write(descriptor, base + done, buffer.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
    return isWritten ?? write(Array(bytes), to: descriptor)
  }
}
