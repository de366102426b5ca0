import Bytes
import Links

/// Finds keys whose code the service chose and for which the file now gives another one.
///
/// The service can't change a slug, so such a pair is neither a new link nor a removed one: the
/// code may be on paper.
enum SlugMoves {
  /// Joins each such pair into one blocked change at the place of the desired link, unless the link
  /// is to be made anew: then the new one is made, and the old one goes as links do that no file
  /// asks for.
  ///
  /// - Returns: The changes, and how many pairs were found.
  /// - Complexity: O(*n*); a digest for each new link, and that only where a live link with a key
  ///   label would be removed.
  static func joined(
    _ changes: [Change], _ desired: DesiredSet, _ live: LiveSet, _ replaced: ReplacedLinks
  ) -> (changes: [Change], count: Int) {
    let removals = Removals(changes, live)
    guard !removals.isEmpty else { return (changes, 0) }
    var moves: [Int: Int] = [:]
    for (place, change) in changes.enumerated() where change.kind == .create {
      guard let link = change.desired, !desired.slugs.isEmpty(at: link) else { continue }
      var removal = removals.place(of: desired.ownership.keyLabel(for: desired.keys[link]))
      if !desired.formerKeys.isEmpty, !desired.formerKeys.isEmpty(at: link) {
        let former = desired.ownership.keyLabel(for: desired.formerKeys[link])
        removal = removal ?? removals.place(of: former)
      }
      if let removal { moves[place] = removal }
    }
    guard !moves.isEmpty else { return (changes, 0) }
    let count = moves.count
    moves = moves.filter { !(changes[$0.key].desired.map(replaced.contains) ?? false) }
    let taken = Set(moves.values)
    var result: [Change] = []
    result.reserveCapacity(changes.count - moves.count)
    for (place, change) in changes.enumerated() where !taken.contains(place) {
      guard let removal = moves[place] else {
        result.append(change)
        continue
      }
      var blocked = Change(.blocked, desired: change.desired, live: changes[removal].live)
      blocked.reason = .slug
      result.append(blocked)
    }
    return (result, count)
  }

  /// The changes that take away a live link with a key label, by that label.
  private struct Removals {
    private let index: TextIndex
    private let places: [Int]

    init(_ changes: [Change], _ live: LiveSet) {
      let words = TextColumn([Ownership.keyPrefix])
      var labels = TextColumnBuilder()
      var places: [Int] = []
      for (place, change) in changes.enumerated()
      where change.desired == nil && change.kind != .blocked {
        guard let link = change.live else { continue }
        for item in live.labels[link] where hasPrefix(live.labels.items[item], words[0]) {
          labels.append(live.labels.items[item])
          places.append(place)
        }
      }
      index = TextIndex(labels.finish())
      self.places = places
    }

    var isEmpty: Bool { places.isEmpty }

    func place(of label: String) -> Int? { index.row(of: label).map { places[$0] } }
  }
}
