import Bytes

/// Some links claim the same identity.
///
/// Two rows that ask for one slug are a mistake in the campaign, never a race that the last one
/// wins: a printed code must not change its meaning because a CSV was sorted differently.
package struct DesiredSetClashes: Error, Sendable {
  package struct Clash: Hashable, Sendable {
    /// The link that stands first in the file, by its number.
    package let first: Int
    package let second: Int
  }

  package private(set) var keys: [Clash] = []

  /// Slugs that are equal without regard to case.
  package private(set) var slugs: [Clash] = []

  /// Different keys whose key labels are equal.
  package private(set) var keyLabels: [Clash] = []

  /// The set as it was built, so that the links can be named.
  ///
  /// Not fit for planning.
  package let desired: DesiredSet

  package var isEmpty: Bool { keys.isEmpty && slugs.isEmpty && keyLabels.isEmpty }

  /// Finds all clashes of a set.
  ///
  /// - Complexity: O(*n*).
  init(in set: DesiredSet) {
    desired = set
    keys = TextIndex(set.keys).repeats.map { Clash(first: $0.first, second: $0.row) }
    slugs = clashes(in: set.slugs.lowered())
    keyLabels = clashes(in: set.keyLabels)
  }

  /// The repeats of a column whose empty texts don't count.
  private func clashes(in column: TextColumn) -> [Clash] {
    TextIndex(column).repeats.filter { !column.isEmpty(at: $0.row) }
      .map { Clash(first: $0.first, second: $0.row) }
  }
}
