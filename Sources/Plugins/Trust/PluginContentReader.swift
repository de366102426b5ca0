import Bytes
import Glibc

/// Reads a plugin's files once: what is hashed is what is copied.
///
/// Everything is opened from its folder's descriptor without following links, so that nothing that
/// is swapped meanwhile leads elsewhere. Links and everything that is neither file nor folder are
/// refused.
struct PluginContentReader {
  static let fileLimit = 5_000
  static let byteLimit = 64 << 20
  private static let depthLimit = 32

  private var files: [PluginContent.File] = []
  private var bytes = 0

  /// Of a folder or of one file, by its absolute path, whose own last part may be no link.
  ///
  /// - Parameter copy: An empty folder of nobody else's, which gets the files, not writable.
  static func read(
    _ path: String, copyingTo copy: String? = nil
  ) throws(PluginContentFault) -> PluginContent {
    var reader = PluginContentReader()
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(path, errno) }
    defer { close(descriptor) }
    switch try kind(descriptor, path) {
    case S_IFDIR: try reader.readFolder(descriptor, "", copy, depth: 0)
    case S_IFREG:
      let name = String(
        path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
      try reader.readFile(descriptor, name, copy)
    default: throw special(path)
    }
    return PluginContent(reader.files)
  }

  private mutating func readFolder(
    _ folder: Int32, _ prefix: String, _ copy: String?, depth: Int
  ) throws(PluginContentFault) {
    guard depth <= Self.depthLimit else {
      throw PluginContentFault("'\(prefix)' lies more than \(Self.depthLimit) folders deep")
    }
    for name in try names(in: folder, prefix) where !name.hasPrefix(".") && name != "__pycache__" {
      let path = prefix + name
      let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { throw Self.fault(path, errno) }
      defer { close(descriptor) }
      switch try Self.kind(descriptor, path) {
      case S_IFDIR:
        try make(path, in: copy)
        try readFolder(descriptor, path + "/", copy, depth: depth + 1)
        if let copy { chmod(copy + "/" + path, 0o500) }
      case S_IFREG: try readFile(descriptor, path, copy)
      default: throw Self.special(path)
      }
    }
  }

  private mutating func readFile(
    _ descriptor: Int32, _ path: String, _ copy: String?
  ) throws(PluginContentFault) {
    guard files.count < Self.fileLimit else {
      throw PluginContentFault("it has more than \(Self.fileLimit) files")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.fault(path, errno) }
    let isExecutable = status.st_mode & S_IXUSR != 0
    let content = try contents(descriptor, path)
    if let copy {
      let place = copy + "/" + path
      let mode: mode_t = isExecutable ? 0o500 : 0o400
      let target = open(place, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
      guard target >= 0 else { throw Self.copyFault(path, errno) }
      defer { close(target) }
      try write(content, to: target, path)
    }
    files.append(
      PluginContent.File(
        path: path, isExecutable: isExecutable, digest: SHA256.hex(content)))
  }

  private mutating func contents(
    _ descriptor: Int32, _ path: String
  ) throws(PluginContentFault) -> [UInt8] {
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.fault(path, errno) }
      guard count > 0 else { return content }
      content += chunk[..<count]
      bytes += count
      guard bytes <= Self.byteLimit else {
        throw PluginContentFault("its files have more than \(Self.byteLimit >> 20) MiB")
      }
    }
  }

  private func write(
    _ content: [UInt8], to descriptor: Int32, _ path: String
  ) throws(PluginContentFault) {
    var done = 0
    while done < content.count {
      let count = content.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, content.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.copyFault(path, errno) }
      done += count
    }
  }

  private func make(_ path: String, in copy: String?) throws(PluginContentFault) {
    guard let copy else { return }
    guard mkdir(copy + "/" + path, 0o700) == 0 else { throw Self.copyFault(path, errno) }
  }

  /// The names in a folder but `.` and `..`, by their bytes.
  private func names(in folder: Int32, _ prefix: String) throws(PluginContentFault) -> [String] {
    let shown = prefix.isEmpty ? "the folder" : prefix
    let own = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0 else { throw Self.fault(shown, errno) }
    guard let handle = fdopendir(own) else {
      close(own)
      throw Self.fault(shown, errno)
    }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard let name = String(validating: bytes, as: UTF8.self),
        !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F })
      else { throw PluginContentFault("a name in \(shown) is no printable UTF-8") }
      if name == "." || name == ".." { continue }
      names.append(name)
      guard names.count <= 2 * Self.fileLimit else {
        throw PluginContentFault("it has more than \(Self.fileLimit) files")
      }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func kind(
    _ descriptor: Int32, _ path: String
  ) throws(PluginContentFault) -> mode_t {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fault(path, errno) }
    return status.st_mode & S_IFMT
  }

  private static func fault(_ path: String, _ code: Int32) -> PluginContentFault {
    switch code {
    case ELOOP: PluginContentFault("'\(path)' is a symbolic link, and a plugin may hold none")
    case ENXIO: special(path)
    default: PluginContentFault("'\(path)': \(String(cString: strerror(code)).lowercased())")
    }
  }

  private static func special(_ path: String) -> PluginContentFault {
    PluginContentFault("'\(path)' is neither a file nor a folder")
  }

  private static func copyFault(_ path: String, _ code: Int32) -> PluginContentFault {
    PluginContentFault("'\(path)' can't be copied: \(String(cString: strerror(code)).lowercased())")
  }
}

extension PluginContent {
  /// Reads and hashes the files of a plugin's folder, or its one file, by an absolute path.
  ///
  /// - Throws: The first of: a link, a pipe, socket or device, a name that isn't printable UTF-8,
  ///   more than 5,000 files or 64 MiB, a file that can't be read.
  package init(reading path: String) throws(PluginContentFault) {
    self = try PluginContentReader.read(path)
  }
}
