import Diagnostics

/// Stops a plan whose files aren't as git has them; speaks only where it is switched on.
///
/// What was applied can then always be looked up, and made again, by its commit.
enum UncommittedGuard: Guard {
  static let name = "uncommitted"

  /// So many files are named.
  private static let sampleCount = 10

  static func fault(in context: GuardContext) -> Diagnostic? {
    switch context.worktree {
    case .notAsked, .clean: return nil
    case .unknown(let reason):
      return Diagnostic(
        code, at: nil, "guard \(name): nobody can say whether the files are committed: \(reason)",
        help: ["Run it in a clone of the repository, where git is installed.", switchOff])
    case .changed(let files):
      let more = files.count - sampleCount
      let names = files.prefix(sampleCount) + (more > 0 ? ["\(Quantity.grouped(more)) more"] : [])
      return Diagnostic(
        code, at: nil,
        "guard \(name): \(Quantity.counted(files.count, "file")) that the plan is made from "
          + "\(files.count == 1 ? "isn't" : "aren't") as in the commit that is checked out",
        help: ["Commit them, and plan again.", switchOff], values: Array(names))
    }
  }

  private static let code = Diagnostic.Code("XQ2110", "the files aren't committed")
  private static var switchOff: String { Guards.switchOff(name) }
}
