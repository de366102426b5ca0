/// Items that every link of a group gets or loses.
package struct CommonItems<Item: Hashable & Sendable>: Hashable, Sendable {
  /// In the order of the first link.
  package let items: [Item]

  /// Whether some link has others as well.
  package let hasMore: Bool
}

/// Takes lists one by one and keeps what all of them hold.
struct CommonItemsFold<Item: Hashable & Sendable> {
  private var items: [Item]?
  private var longest = 0

  mutating func add(_ list: [Item]) {
    longest = max(longest, list.count)
    items = items.map { $0.filter(list.contains) } ?? list
  }

  var common: CommonItems<Item> {
    CommonItems(items: items ?? [], hasMore: longest > (items?.count ?? 0))
  }
}
