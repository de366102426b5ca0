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
    slugs = clashes(in: folded(set.slugs))
    keyLabels = clashes(in: set.keyLabels)
  }

  /// The repeats of a column whose empty texts don't count.
  private func clashes(in column: TextColumn) -> [Clash] {
    TextIndex(column).repeats.filter { !column.isEmpty(at: $0.row) }
      .map { Clash(first: $0.first, second: $0.row) }
  }

  /// The same texts in lower case; the column itself where they are already.
  private func folded(_ column: TextColumn) -> TextColumn {
    let hasUpperCase = (0..<column.count).contains { row in
      column[row].contains { (0x41...0x5A).contains($0) }
    }
    guard hasUpperCase else { return column }
    var builder = TextColumnBuilder(rows: column.count, bytes: column.byteCount)
    for row in 0..<column.count {
      for byte in column[row] { builder.write((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
      builder.endRow()
    }
    return builder.finish()
  }
}
