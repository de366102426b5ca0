package import Bytes

/// Builds a ``DesiredSet`` column by column; a link is complete when ``endLink(_:)`` was called.
///
/// The caller writes one row to each text column, then ends the link. Texts have to be valid
/// before they come here; uniqueness is checked at the end, for all links at once.
package struct DesiredSetBuilder: ~Copyable {
  package let ownership: Ownership
  package var keys: TextColumnBuilder
  package var slugs: TextColumnBuilder
  package var destinations: TextColumnBuilder
  package var labels: TextListColumnBuilder
  /// Of the links that say something of their codes.
  package var codes = CodeColumnsBuilder()

  private var formerKeys = TextColumnBuilder()
  private var entries: [LinkEntry] = []
  private var ruleSets: [RuleSet] = [.none]
  private var ruleSetIndices: [UInt32] = []
  private var expiries: [Int64] = []
  private var enabled: [Bool] = []
  private var entryIndices: [UInt16] = []
  private var coordinateStarts: [UInt32] = []
  private var coordinates: [UInt32] = []
  private var nextCoordinate = 0

  /// What a link has beside its texts.
  package struct Rest {
    package var rules: RuleSet = .none
    package var expiresAt: Instant?
    package var isEnabled = true

    package init() {}
  }

  package init(ownership: Ownership, capacity: Int = 0) {
    self.ownership = ownership
    keys = TextColumnBuilder(rows: capacity, bytes: capacity * 16)
    slugs = TextColumnBuilder(rows: capacity, bytes: capacity * 20)
    destinations = TextColumnBuilder(rows: capacity, bytes: capacity * 100)
    labels = TextListColumnBuilder(rows: capacity, items: capacity * 2, bytes: capacity * 24)
    ruleSetIndices.reserveCapacity(capacity)
    expiries.reserveCapacity(capacity)
    enabled.reserveCapacity(capacity)
    entryIndices.reserveCapacity(capacity)
    coordinateStarts.reserveCapacity(capacity)
  }

  /// A set without links, which has no clash.
  package static func empty(of ownership: Ownership) -> DesiredSet {
    let builder = DesiredSetBuilder(ownership: ownership)
    return builder.unchecked()
  }

  package var count: Int { keys.count }

  /// The number of the link that is being put together.
  package var pendingLink: Int { enabled.count }

  /// Begins an entry; the links that follow belong to it.
  package mutating func beginEntry(_ entry: LinkEntry) {
    precondition(entries.count < Int(UInt16.max), "too many entries")
    entries.append(entry)
  }

  /// Adds one coordinate: the number of a value on the next axis of the next link.
  ///
  /// The coordinates of several links may come before the links.
  package mutating func addCoordinate(_ value: UInt32) {
    coordinates.append(value)
  }

  /// Says by which key the link got its code whose key was added last.
  package mutating func addFormerKey(_ key: UnsafeBufferPointer<UInt8>) {
    while formerKeys.count < keys.count - 1 { formerKeys.endRow() }
    formerKeys.append(key)
  }

  package mutating func addFormerKey(_ key: String) {
    var key = key
    key.withUTF8 { addFormerKey($0) }
  }

  /// Completes the pending link.
  package mutating func endLink(_ rest: Rest = Rest()) {
    entryIndices.append(UInt16(entries.count - 1))
    coordinateStarts.append(UInt32(nextCoordinate))
    nextCoordinate += entries[entries.count - 1].axes.count
    if rest.rules.isEmpty {
      ruleSetIndices.append(0)
    } else {
      if ruleSets[ruleSets.count - 1] != rest.rules { ruleSets.append(rest.rules) }
      ruleSetIndices.append(UInt32(ruleSets.count - 1))
    }
    expiries.append(rest.expiresAt?.seconds ?? .min)
    enabled.append(rest.isEnabled)
  }

  /// The set, or every clash in it.
  ///
  /// - Throws: ``DesiredSetClashes`` with all repeated keys, slugs and key labels.
  /// - Complexity: O(*n* log *n*).
  package consuming func finish() throws(DesiredSetClashes) -> DesiredSet {
    let set = unchecked()
    let clashes = DesiredSetClashes(in: set)
    guard clashes.isEmpty else { throw clashes }
    return set
  }

  /// The links as they are, for a stage that may still change them.
  ///
  /// - Complexity: O(*n* log *n*).
  package consuming func unchecked() -> DesiredSet {
    if formerKeys.count > 0 { while formerKeys.count < keys.count { formerKeys.endRow() } }
    let ownership = ownership
    let entries = entries
    let (ruleSets, ruleSetIndices) = (ruleSets, ruleSetIndices)
    let (expiries, enabled, entryIndices) = (expiries, enabled, entryIndices)
    let (coordinateStarts, coordinates) = (coordinateStarts, coordinates)
    let keys = keys.finish()
    let formerKeys = formerKeys.finish()
    let slugs = slugs.finish()
    let destinations = destinations.finish()
    let labels = labels.finish()
    let codes = codes.finish()
    let keyLabels = DesiredSetBuilder.keyLabels(keys, slugs, ownership)
    return DesiredSet(
      ownership: ownership, entries: entries, keys: keys, slugs: slugs, keyLabels: keyLabels,
      formerKeys: formerKeys, destinations: destinations, labels: labels, ruleSets: ruleSets,
      ruleSetIndices: ruleSetIndices, expiries: expiries, enabled: enabled,
      codes: codes,
      entryIndices: entryIndices, coordinateStarts: coordinateStarts, coordinates: coordinates,
      order: DesiredSetBuilder.order(slugs: slugs, keys: keys))
  }

  private static func keyLabels(
    _ keys: TextColumn, _ slugs: TextColumn, _ ownership: Ownership
  ) -> TextColumn {
    var builder = TextColumnBuilder(rows: keys.count)
    for row in 0..<keys.count {
      if slugs.isEmpty(at: row) { builder.write(ownership.keyLabel(for: keys[row])) }
      builder.endRow()
    }
    return builder.finish()
  }

  private static func order(slugs: TextColumn, keys: TextColumn) -> [UInt32] {
    let bySlug = slugs.order()
    let chosen = bySlug.prefix { slugs.isEmpty(at: Int($0)) }
    guard !chosen.isEmpty else { return bySlug }
    let byKey = chosen.sorted { isBefore(keys[Int($0)], keys[Int($1)]) }
    return bySlug.dropFirst(chosen.count) + byKey
  }
}
