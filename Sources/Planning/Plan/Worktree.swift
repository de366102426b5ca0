/// What git says of the files that a plan is made from.
package enum Worktree: Hashable, Sendable {
  /// Nobody wants to know.
  case notAsked
  /// All of them are as in the commit that is checked out.
  case clean
  /// Those that aren't, by path, each with why: `campaigns/stores.csv (modified)`.
  case changed([String])
  /// Nobody can say, with the reason.
  case unknown(String)
}
