/// A Markdown file that every campaign of an apply adds its part to.
///
/// What stands in it stays: GitHub's summary of a step belongs to all of its commands.
struct SummaryFile {
  /// What GitHub takes of a step, in bytes.
  static let limit = 1 << 20

  /// What the shortest part may need.
  private static let leastRoom = 4096

  let path: String

  /// Whether somebody named it, so that a run without it isn't what was asked for.
  let isAskedFor: Bool

  /// The file that was named, and GitHub's where there is one; the same file once.
  static func all(named path: String?, _ environment: [String: String]) -> [SummaryFile] {
    var files = path.map { [SummaryFile(path: $0, isAskedFor: true)] } ?? []
    let other = environment["GITHUB_STEP_SUMMARY"] ?? ""
    if !other.isEmpty, !files.contains(where: { $0.isSame(as: other) }) {
      files.append(SummaryFile(path: other, isAskedFor: false))
    }
    return files
  }

  private func isSame(as other: String) -> Bool {
    FileSystem.target(of: FileSystem.absolute(path))
      == FileSystem.target(of: FileSystem.absolute(other))
  }

  /// Adds a part that takes no more bytes than it is given.
  ///
  /// - Returns: False, after a message, where it can't be added and was asked for.
  func add(_ part: (Int) -> String, on terminal: Terminal) -> Bool {
    let room = SummaryFile.limit - FileSystem.size(of: path)
    guard room >= SummaryFile.leastRoom else {
      terminal.message(
        "xqr-campaign: '\(path)' is full: GitHub takes 1 MiB, so nothing is added.\n")
      return !isAskedFor
    }
    guard let fault = FileSystem.append(part(room), toFile: path) else { return true }
    terminal.message("xqr-campaign: '\(path)' can't be written: \(fault.reason)\n")
    return !isAskedFor
  }
}
