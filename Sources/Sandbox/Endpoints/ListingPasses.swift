import Synchronization

/// Counts readings of listings, every other one of which is to find a list that moves.
final class ListingPasses: Sendable {
  private let count = Mutex(0)

  /// Whether the reading that a page belongs to moves; offset 0 begins one.
  func isMoved(offset: Int) -> Bool {
    count.withLock { count in
      if offset == 0 { count += 1 }
      return !count.isMultiple(of: 2)
    }
  }
}
