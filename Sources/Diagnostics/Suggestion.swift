/// Finds the name that somebody meant.
package enum Suggestion {
  /// The nearest of `names` to `word`, or nil where none is near.
  ///
  /// Near is a Damerau–Levenshtein distance of at most a third of the word, and at least one where
  /// the word is longer; case and `-` against `_` cost nothing. The earlier of two equally near
  /// names wins. Where none is near, the only name of which the word is a part is meant: `slug` for
  /// `custom_slug`.
  ///
  /// Nobody means a name by a word of more than 200 bytes.
  /// - Complexity: O(*n* × *l*²) for *n* names of length *l*. For error paths only.
  package static func nearest(to word: String, among names: [String]) -> String? {
    guard word.utf8.count <= longest else { return nil }
    let folded = fold(word)
    let limit = min(max(1, folded.count / 3), folded.count - 1)
    var best: (name: String, distance: Int)?
    for name in names where name != word {
      let distance = distance(folded, fold(name))
      if distance <= limit, distance < (best?.distance ?? .max) { best = (name, distance) }
    }
    if let best { return best.name }
    let longer = names.filter { fold($0).split(separator: "-").contains { $0 == folded[...] } }
    return longer.count == 1 ? longer[0] : nil
  }

  private static let longest = 200

  private static func fold(_ word: String) -> [Character] {
    word.lowercased().map { $0 == "_" ? "-" : $0 }
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for row in 0...left.count { table[row][0] = row }
    for column in 0...right.count { table[0][column] = column }
    for row in 0..<left.count {
      for column in 0..<right.count {
        let same = left[row] == right[column] ? 0 : 1
        var cost = min(
          table[row][column + 1] + 1, table[row + 1][column] + 1, table[row][column] + same)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, table[row - 1][column - 1] + 1)
        }
        table[row + 1][column + 1] = cost
      }
    }
    return table[left.count][right.count]
  }
}
