import Glibc

/// Who runs this, as far as the machine knows.
enum Person {
  /// `name@host`, or the actor of a CI.
  static func name(_ environment: [String: String]) -> String {
    if let actor = environment["GITHUB_ACTOR"] ?? environment["GITLAB_USER_LOGIN"] { return actor }
    let user = environment["USER"] ?? environment["LOGNAME"] ?? "uid \(getuid())"
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return user }
    let host = String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return "\(user)@\(host)"
  }
}

/// The commit that is checked out, read from git's own files.
enum GitCommit {
  /// Nil outside of git, and before the first commit.
  static func current(in root: String) -> String? {
    var folder = root
    while !FileSystem.isFolder(folder + "/.git") {
      guard let slash = folder.lastIndex(of: "/"), !folder.isEmpty else { return nil }
      folder = String(folder[..<slash])
    }
    guard let head = line(folder + "/.git/HEAD") else { return nil }
    guard head.hasPrefix("ref: ") else { return head }
    let reference = String(head.dropFirst(5))
    if let commit = line(folder + "/.git/" + reference) { return commit }
    guard case .success(let packed) = FileSystem.read(folder + "/.git/packed-refs") else {
      return nil
    }
    return String(decoding: packed, as: UTF8.self).split(separator: "\n")
      .first { $0.hasSuffix(" " + reference) }.map { String($0.prefix { $0 != " " }) }
  }

  private static func line(_ path: String) -> String? {
    guard case .success(let bytes) = FileSystem.read(path) else { return nil }
    let text = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    return text.isEmpty ? nil : text
  }
}
