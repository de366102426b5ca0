import Glibc

/// zbarimg, which reads codes out of pictures as a phone would.
struct CodeScanner {
  private let environment: [String: String]

  /// Nil where the system has no zbarimg.
  init?(_ environment: [String: String]) {
    let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    guard folders.contains(where: { access("\($0)/zbarimg", X_OK) == 0 }) else { return nil }
    self.environment = ["PATH": folders.joined(separator: ":"), "LC_ALL": "C.UTF-8"]
  }

  /// How many pictures one run of the program takes.
  private static let portion = 40

  /// What the pictures hold, in their order; nil for one that can't be read.
  ///
  /// - Parameter scratch: A file for the program's output.
  func texts(of pictures: [String], scratch: String) -> [String?] {
    stride(from: 0, to: pictures.count, by: CodeScanner.portion).flatMap { start in
      let portion = Array(pictures[start..<min(start + CodeScanner.portion, pictures.count)])
      let lines = lines(portion, scratch)
      if lines.count == portion.count { return lines.map(Optional.some) }
      // One is missing: each is looked at alone, to tell which.
      return portion.map { picture in
        let alone = self.lines([picture], scratch)
        return alone.count == 1 ? alone[0] : nil
      }
    }
  }

  private func lines(_ pictures: [String], _ scratch: String) -> [String] {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, scratch, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let words = ["zbarimg", "--quiet", "--raw", "--nodbus", "--"] + pictures
    let arguments = words.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var child: pid_t = 0
    guard posix_spawnp(&child, "zbarimg", &actions, nil, arguments, variables) == 0 else {
      return []
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard case .success(let bytes) = FileSystem.read(scratch) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
