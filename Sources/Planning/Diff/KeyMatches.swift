import Bytes
import Links

/// Which live links are those of keys whose slug the service chose.
///
/// The key label alone decides, whoever owns the link: a link of ours whose owner label somebody
/// took away must not be made a second time.
struct KeyMatches {
  /// The desired links whose slug the service chooses, by key.
  let chosen: [UInt32]

  /// The desired link of each live one, or -1.
  private var partners: [Int32]

  /// Live links whose key label is on another live link too, or that carry two of them.
  private var twins: Set<Int> = []

  /// The desired links that live already, by their place in ``chosen``.
  private var isMatched: [Bool]
  private var isTwinned: [Bool]

  /// - Parameters:
  ///   - given: The desired links whose slug is given. A live link with such a slug is theirs,
  ///     whatever it is labelled.
  ///   - order: The live links by slug, which makes the first of two twins the same every time.
  /// A link that had another key when it got its code is found by the label of either.
  /// - Complexity: O(*n*) in live labels; nothing where every slug is given.
  init(_ desired: DesiredSet, given: SlugOrder, live: LiveSet, order: SlugOrder) {
    let chosen = Array(desired.order.suffix(desired.count - given.order.count))
    self.chosen = chosen
    isMatched = [Bool](repeating: false, count: chosen.count)
    isTwinned = isMatched
    partners = []
    guard !chosen.isEmpty else { return }
    partners = [Int32](repeating: -1, count: live.count)
    var labels = TextColumnBuilder(rows: chosen.count)
    for link in chosen { labels.append(desired.keyLabels[Int(link)]) }
    var places = Array(chosen.indices)
    for (place, link) in chosen.enumerated() {
      guard let former = desired.formerKeyLabel(of: Int(link)) else { continue }
      labels.append(former)
      places.append(place)
    }
    let index = TextIndex(labels.finish())
    let slugs = given.order.isEmpty ? nil : TextIndex(given.slugs)
    var first = [Int](repeating: -1, count: chosen.count)
    for link in order.order.lazy.map({ Int($0) }) {
      guard slugs?.row(of: order.slugs[link]) == nil else { continue }
      for item in live.labels[link] {
        guard let row = index.row(of: live.labels.items[item]) else { continue }
        let place = places[row]
        if first[place] >= 0, first[place] != link {
          twins.formUnion([first[place], link])
          isTwinned[place] = true
        } else if partners[link] >= 0, partners[link] != Int32(chosen[place]) {
          twins.insert(link)
          isTwinned[place] = true
        } else {
          first[place] = link
          isMatched[place] = true
          partners[link] = Int32(chosen[place])
        }
      }
    }
  }

  func partner(of link: Int) -> Int? {
    guard !partners.isEmpty, partners[link] >= 0 else { return nil }
    return Int(partners[link])
  }

  func isTwin(_ link: Int) -> Bool { !twins.isEmpty && twins.contains(link) }

  /// The desired links without a live link of their own, and whether another link's label is in
  /// their way.
  var unmatched: [(desired: Int, isTwinned: Bool)] {
    chosen.indices.filter { !isMatched[$0] }.map { (Int(chosen[$0]), isTwinned[$0]) }
  }
}
