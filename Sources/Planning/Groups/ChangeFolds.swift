import Bytes
import Links

// What many changes have in common, field by field; each takes the changes one by one.

/// Items that are added and taken away.
struct ItemsFold<Item: Hashable & Sendable> {
  private var added = CommonItemsFold<Item>()
  private var removed = CommonItemsFold<Item>()

  mutating func add(_ before: [Item], _ after: [Item]) {
    added.add(after.filter { !before.contains($0) })
    removed.add(before.filter { !after.contains($0) })
  }

  var items: ChangePattern.Items<Item> { .init(added: added.common, removed: removed.common) }
}

/// A value on both sides.
struct ValuesFold<Value: Hashable & Sendable> {
  private var before: Value?
  private var after: Value?
  private var isFirst = true

  mutating func add(_ before: Value?, _ after: Value) {
    if isFirst {
      (self.before, self.after, isFirst) = (before, after, false)
    } else {
      if self.before != before { self.before = nil }
      if self.after != after { self.after = nil }
    }
  }

  var values: ChangePattern.Values<Value> { .init(before: before, after: after) }
}

/// The labels of new links, without an allocation for each link.
struct NewLabelsFold {
  /// The owner's label, which all of them have.
  private var owner: String?
  private var common: [String] = []
  /// Where the common labels stand in the column of the first link.
  private var places: [Int] = []
  private var longest = 0
  private var hasKeys = false

  mutating func add(_ link: Int, of desired: DesiredSet) {
    let labels = desired.labels
    let row = labels[link]
    if owner == nil {
      owner = desired.ownership.ownerLabel
      places = Array(row)
      common = labels.strings(at: link)
    }
    longest = max(longest, row.count)
    if !desired.keyLabels.isEmpty(at: link) { hasKeys = true }
    guard !places.allSatisfy({ labels.contains(labels.items[$0], at: link) }) else { return }
    places.removeAll { !labels.contains(labels.items[$0], at: link) }
    common = places.map(labels.items.string(at:))
  }

  /// Nil where nothing was added.
  var items: ChangePattern.Items<String>? {
    guard let owner else { return nil }
    let all = CommonItems(items: [owner] + common, hasMore: hasKeys || longest > common.count)
    return .init(added: all, removed: CommonItems(items: [], hasMore: false))
  }
}
