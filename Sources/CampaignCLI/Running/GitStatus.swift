import Planning
import Subprocess

/// Whether files are as git has them.
enum GitStatus {
  /// So much of git's answer is read.
  private static let limit = 1 << 22

  /// Asks the `git` of `PATH`, which neither writes nor runs anything of the repository.
  ///
  /// - Parameter paths: From the root, or from the root of the file system.
  static func worktree(
    of paths: [String], in root: String, _ environment: [String: String]
  ) async -> Worktree {
    let arguments = [
      "-C", root, "-c", "core.fsmonitor=false", "--no-optional-locks", "--literal-pathspecs",
      "status",
      "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignored=matching", "--",
    ]
    do {
      let result = try await run(
        .name("git"), arguments: Arguments(arguments + paths),
        environment: .custom(variables(environment)),
        output: .bytes(limit: limit), error: .string(limit: limit))
      guard result.terminationStatus == .exited(0) else {
        return .unknown("in '\(root)' git says: \(firstLine(result.standardError))")
      }
      let changed = entries(result.standardOutput, paths)
      return changed.isEmpty ? .clean : .changed(changed)
    } catch {
      return .unknown("no `git` that can be run is in PATH")
    }
  }

  /// Those that git needs, in a language that is always the same.
  private static func variables(
    _ environment: [String: String]
  ) -> [Subprocess.Environment.Key: String] {
    var variables: [Subprocess.Environment.Key: String] = ["LC_ALL": "C"]
    for name in ["PATH", "HOME", "XDG_CONFIG_HOME"] {
      if let key = Subprocess.Environment.Key(rawValue: name), let value = environment[name] {
        variables[key] = value
      }
    }
    return variables
  }

  /// What git lists, by the names of the files that were asked about.
  private static func entries(_ bytes: [UInt8], _ paths: [String]) -> [String] {
    bytes.split(separator: 0).filter { $0.count > 3 }.map { entry in
      let path = String(decoding: entry.dropFirst(3), as: UTF8.self)
      let known = paths.first { path == $0 || path.hasSuffix("/" + $0) || $0.hasSuffix("/" + path) }
      return "\(known ?? path) (\(word(entry.first ?? 0, entry.dropFirst().first ?? 0)))"
    }.sorted()
  }

  /// What git's two letters say of index and working tree.
  private static func word(_ index: UInt8, _ tree: UInt8) -> String {
    switch (index, tree) {
    case (UInt8(ascii: "?"), _): "untracked"
    case (UInt8(ascii: "!"), _): "ignored"
    case (UInt8(ascii: " "), _): "modified"
    case (_, UInt8(ascii: " ")): "staged"
    default: "staged and modified"
    }
  }

  private static func firstLine(_ text: String) -> String {
    let line = text.prefix { $0 != "\n" }
    return String(line.hasPrefix("fatal: ") ? line.dropFirst(7) : line)
  }
}
