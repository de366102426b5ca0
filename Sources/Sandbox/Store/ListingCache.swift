import Synchronization

/// Remembers the order of recent listings, so that a page costs its own rows only.
///
/// Without it page 500 of 500 would step over 99,800 rows, and every page would count all matches.
final class ListingCache: Sendable {
  struct Listing: Sendable {
    /// The store's revision that the listing was read at.
    var revision: Int
    /// The `seq` of every match, newest first: 8 bytes a link.
    var order: [Int64]
  }

  private static let kept = 8
  private let listings = Mutex<[ListFilter: Listing]>([:])

  /// The listing at exactly this revision, if it is still known.
  func listing(_ filter: ListFilter, revision: Int) -> Listing? {
    let listing = listings.withLock { $0[filter] }
    return listing?.revision == revision ? listing : nil
  }

  func remember(_ listing: Listing, for filter: ListFilter) {
    listings.withLock { listings in
      if listings.count >= Self.kept, listings[filter] == nil { listings.removeAll() }
      listings[filter] = listing
    }
  }
}
