import Bytes
import Links

/// Slugs in lower case and the links in their order, so that two sets can be walked side by side.
///
/// The service's rule about case is unknown (API contract 8.14), so equal without regard to case
/// is equal here.
struct SlugOrder {
  /// A row per link, in the order of the set.
  let slugs: TextColumn

  /// The links by slug; those without a slug are left out.
  let order: [UInt32]

  /// The links whose slug is given, in slug order.
  init(of desired: DesiredSet) {
    slugs = desired.slugs.lowered()
    let order = desired.slugs.hasUpperCase ? slugs.order() : desired.order
    self.order = order.filter { !desired.slugs.isEmpty(at: Int($0)) }
  }

  /// All live links.
  ///
  /// Slugs that differ only in case are told apart by their bytes, then by id, so that the order of
  /// the listing doesn't matter.
  init(of live: LiveSet) {
    slugs = live.slugs.lowered()
    var order = slugs.order()
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, areEqual(slugs[Int(order[start])], slugs[Int(order[end])]) {
        end += 1
      }
      if end - start > 1 {
        order[start..<end].sort { left, right in
          let bySlug = compare(live.slugs[Int(left)], live.slugs[Int(right)])
          return bySlug == 0
            ? isBefore(live.ids[Int(left)], live.ids[Int(right)]) : bySlug < 0
        }
      }
      start = end
    }
    self.order = order
  }
}
