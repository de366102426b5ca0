package import Bytes

/// Links as the service has them, in columns, in the order in which they were listed.
///
/// A page and a whole listing have the same shape.
package struct LiveSet: Sendable {
  package let ids: TextColumn
  package let slugs: TextColumn
  package let shortURLs: TextColumn
  package private(set) var destinations: TextColumn
  package let labels: TextListColumn

  /// The different rule sets that occur; the first is always empty.
  package private(set) var ruleSets: [RuleSet]
  package let ruleSetIndices: [UInt32]
  package let enabled: [Bool]
  package let scanCounts: [UInt32]

  /// Seconds since 1970; `Int64.min` for none.
  package let expiries: [Int64]
  package let lastScans: [Int64]
  package let created: [Int64]

  package var count: Int { ids.count }

  package subscript(index: Int) -> LiveLink { LiveLink(listing: self, index: index) }

  /// The same links for a view, which doesn't show the values of some parameters.
  ///
  /// - Complexity: O(*n*) in the bytes of the destinations.
  package func hiding(_ query: SensitiveQuery) -> LiveSet {
    var copy = self
    copy.destinations = destinations.hiding(query)
    copy.ruleSets = ruleSets.map { $0.hiding(query) }
    return copy
  }

  /// The links by slug; equal slugs (two readings of one listing) keep their order.
  package func order() -> [UInt32] { slugs.order() }
}

/// One link of a ``LiveSet``, made where someone looks.
package struct LiveLink: Sendable {
  package let listing: LiveSet
  package let index: Int

  /// Opaque; compared exactly.
  package var id: String { listing.ids.string(at: index) }
  package var slug: String { listing.slugs.string(at: index) }
  package var shortURL: String { listing.shortURLs.string(at: index) }
  package var destination: String { listing.destinations.string(at: index) }
  package var labels: [String] { listing.labels.strings(at: index) }
  package var rules: RuleSet { listing.ruleSets[Int(listing.ruleSetIndices[index])] }
  package var isEnabled: Bool { listing.enabled[index] }
  package var scanCount: Int { Int(listing.scanCounts[index]) }
  package var lastScan: Instant? { instant(listing.lastScans[index]) }
  package var expiresAt: Instant? { instant(listing.expiries[index]) }
  package var createdAt: Instant? { instant(listing.created[index]) }

  private func instant(_ seconds: Int64) -> Instant? {
    seconds == .min ? nil : Instant(seconds: seconds)
  }
}
