/// A macro that loops.
package struct Comprehension: Sendable {
  package enum Purpose: Sendable {
    case all, exists, existsOne, map, filter, sortBy, transformMap, transformMapEntry
  }

  package let purpose: Purpose
  package let range: Resolved
  /// The local of the item, or with two variables that of the index or key.
  package let first: Int
  /// The local of the item or value, with two variables.
  package let second: Int?
  /// What `map` and the transformations keep; nil keeps all.
  package let filter: Resolved?
  package let body: Resolved
}
