package import Bytes

/// Builds a ``LiveSet`` link by link, or from whole pages.
package struct LiveSetBuilder: ~Copyable {
  package var ids = TextColumnBuilder()
  package var slugs = TextColumnBuilder()
  package var shortURLs = TextColumnBuilder()
  package var destinations = TextColumnBuilder()
  package var labels = TextListColumnBuilder()

  private var ruleSets: [RuleSet] = [.none]
  private var ruleSetIndices: [UInt32] = []
  private var enabled: [Bool] = []
  private var scanCounts: [UInt32] = []
  private var expiries: [Int64] = []
  private var lastScans: [Int64] = []
  private var created: [Int64] = []

  /// What a link has beside its texts.
  package struct Rest {
    package var rules: RuleSet = .none
    package var isEnabled = true
    package var scanCount = 0
    package var expiresAt: Instant?
    package var lastScan: Instant?
    package var createdAt: Instant?

    package init() {}
  }

  package init() {}

  package var count: Int { ids.count }

  /// Completes a link; the caller has written one row to each text column and the labels.
  package mutating func endLink(_ rest: Rest) {
    if rest.rules.isEmpty {
      ruleSetIndices.append(0)
    } else {
      if ruleSets[ruleSets.count - 1] != rest.rules { ruleSets.append(rest.rules) }
      ruleSetIndices.append(UInt32(ruleSets.count - 1))
    }
    enabled.append(rest.isEnabled)
    scanCounts.append(UInt32(clamping: rest.scanCount))
    expiries.append(rest.expiresAt?.seconds ?? .min)
    lastScans.append(rest.lastScan?.seconds ?? .min)
    created.append(rest.createdAt?.seconds ?? .min)
  }

  /// Adds a single link.
  package mutating func append(_ link: LiveLink) {
    ids.append(link.listing.ids[link.index])
    slugs.append(link.listing.slugs[link.index])
    shortURLs.append(link.listing.shortURLs[link.index])
    destinations.append(link.listing.destinations[link.index])
    for label in link.listing.labels[link.index] {
      labels.items.append(link.listing.labels.items[label])
    }
    labels.endRow()
    var rest = Rest()
    rest.rules = link.rules
    rest.isEnabled = link.isEnabled
    rest.scanCount = link.scanCount
    rest.expiresAt = link.expiresAt
    rest.lastScan = link.lastScan
    rest.createdAt = link.createdAt
    endLink(rest)
  }

  /// Adds all links of a page, whole columns at a time.
  package mutating func append(contentsOf page: LiveSet) {
    let shift = UInt32(ruleSets.count - 1)
    ids.append(contentsOf: page.ids)
    slugs.append(contentsOf: page.slugs)
    shortURLs.append(contentsOf: page.shortURLs)
    destinations.append(contentsOf: page.destinations)
    labels.append(contentsOf: page.labels)
    ruleSets.append(contentsOf: page.ruleSets.dropFirst())
    ruleSetIndices.append(contentsOf: page.ruleSetIndices.lazy.map { $0 == 0 ? 0 : $0 + shift })
    enabled.append(contentsOf: page.enabled)
    scanCounts.append(contentsOf: page.scanCounts)
    expiries.append(contentsOf: page.expiries)
    lastScans.append(contentsOf: page.lastScans)
    created.append(contentsOf: page.created)
  }

  package consuming func finish() -> LiveSet {
    let (ruleSets, ruleSetIndices) = (ruleSets, ruleSetIndices)
    let (enabled, scanCounts) = (enabled, scanCounts)
    let (expiries, lastScans, created) = (expiries, lastScans, created)
    return LiveSet(
      ids: ids.finish(), slugs: slugs.finish(), shortURLs: shortURLs.finish(),
      destinations: destinations.finish(), labels: labels.finish(), ruleSets: ruleSets,
      ruleSetIndices: ruleSetIndices, enabled: enabled, scanCounts: scanCounts,
      expiries: expiries, lastScans: lastScans, created: created)
  }
}
