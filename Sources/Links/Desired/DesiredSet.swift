// The links that a campaign asks for, in columns. This is the only way into the planner, so
// everything behind it may assume that keys and slugs are unique and every text is valid.

package import Bytes
package import Diagnostics

/// The links that should exist, in file order, with their order by slug beside it.
///
/// Built by ``DesiredSetBuilder``, which holds the proofs.
package struct DesiredSet: Sendable {
  package let ownership: Ownership
  package let entries: [LinkEntry]

  /// Stable identities, unique in the campaign.
  package let keys: TextColumn

  /// Lower-case slugs, unique without regard to case; empty where the service chooses.
  package let slugs: TextColumn

  /// Key labels, only where the service chooses the slug; otherwise empty texts.
  package let keyLabels: TextColumn

  /// The keys that links had when they got their codes; empty texts where that is ``keys``, and no
  /// rows at all where no key was renamed.
  package let formerKeys: TextColumn

  package private(set) var destinations: TextColumn

  /// The labels that the file asks for, without the tool's own.
  package let labels: TextListColumn

  /// The different rule sets that occur; the first is always empty.
  package private(set) var ruleSets: [RuleSet]
  package let ruleSetIndices: [UInt32]

  /// Seconds since 1970; `Int64.min` for never.
  package let expiries: [Int64]
  package let enabled: [Bool]

  package let codes: CodeColumns

  /// For each link the number of its entry.
  package let entryIndices: [UInt16]

  /// For each link where its coordinates begin in ``coordinates``: one per axis of its entry.
  package let coordinateStarts: [UInt32]
  package let coordinates: [UInt32]

  /// The links by slug; those whose slug the service chooses come last, by key.
  package let order: [UInt32]

  package var count: Int { keys.count }

  package subscript(index: Int) -> DesiredLink { DesiredLink(desired: self, index: index) }

  /// The label that a live link has from the key that it had before, where the service chose its
  /// code; nil elsewhere.
  package func formerKeyLabel(of link: Int) -> String? {
    guard !formerKeys.isEmpty, !formerKeys.isEmpty(at: link), !keyLabels.isEmpty(at: link) else {
      return nil
    }
    return ownership.keyLabel(for: formerKeys[link])
  }

  /// The same links for a view, which doesn't show the values of some parameters.
  ///
  /// - Complexity: O(*n*) in the bytes of the destinations.
  package func hiding(_ query: SensitiveQuery) -> DesiredSet {
    var copy = self
    copy.destinations = destinations.hiding(query)
    copy.ruleSets = ruleSets.map { $0.hiding(query) }
    return copy
  }

  /// Whether some slug is chosen by the service.
  package var hasServiceChosenSlugs: Bool {
    order.last.map { slugs.isEmpty(at: Int($0)) } ?? false
  }
}

/// One link of a ``DesiredSet``, made where someone looks.
package struct DesiredLink: Sendable {
  package let desired: DesiredSet
  package let index: Int

  package var key: String { desired.keys.string(at: index) }

  /// The key by which the link got its code; nil where that is ``key``.
  package var formerKey: String? {
    desired.formerKeys.isEmpty || desired.formerKeys.isEmpty(at: index)
      ? nil : desired.formerKeys.string(at: index)
  }

  /// Nil where the service chooses.
  package var slug: String? {
    desired.slugs.isEmpty(at: index) ? nil : desired.slugs.string(at: index)
  }

  package var destination: String { desired.destinations.string(at: index) }

  /// The labels that a new link gets: the owner's, the key's where there is one, the file's.
  package var allLabels: [String] {
    let labels = desired.labels.strings(at: index)
    return entry.upkeep.labelsAreWhole ? labels : ownLabels + labels
  }

  private var ownLabels: [String] {
    let key = desired.keyLabels.isEmpty(at: index) ? [] : [desired.keyLabels.string(at: index)]
    return [desired.ownership.ownerLabel] + key
  }

  /// The labels that a live link with these gets: they stay in their order, but for those that the
  /// entry takes away and that of a former key, and what is missing comes behind them.
  package func labels(over live: [String]) -> [String] {
    guard !entry.upkeep.labelsAreWhole else { return allLabels }
    let asked = entry.upkeep.ignored.contains(.labels) ? ownLabels : allLabels
    let former = desired.formerKeyLabel(of: index)
    return live.filter { $0 != former && (asked.contains($0) || !entry.upkeep.drops($0)) }
      + asked.filter { !live.contains($0) }
  }

  package var rules: RuleSet { desired.ruleSets[Int(desired.ruleSetIndices[index])] }

  package var expiresAt: Instant? {
    desired.expiries[index] == .min ? nil : Instant(seconds: desired.expiries[index])
  }

  package var isEnabled: Bool { desired.enabled[index] }

  package var entry: LinkEntry { desired.entries[Int(desired.entryIndices[index])] }

  /// Names and values of the axes, in the order of the file.
  package var dimensions: [(name: String, value: String)] {
    entry.axes.enumerated().map { offset, axis in
      (axis.name, axis.values.string(at: coordinate(offset)))
    }
  }

  /// How the expansion came to this link, outermost first.
  package var trace: [Diagnostic.Frame] {
    [Diagnostic.Frame("links \"\(entry.id)\"", at: entry.span)]
      + entry.axes.enumerated().map { offset, axis in
        let value = coordinate(offset)
        return Diagnostic.Frame(
          "\(axis.name)=\(axis.values.string(at: value))",
          at: axis.spans[value])
      }
  }

  /// The number of its value on each axis of its entry.
  package var coordinates: ArraySlice<UInt32> {
    let start = Int(desired.coordinateStarts[index])
    return desired.coordinates[start..<start + entry.axes.count]
  }

  private func coordinate(_ axis: Int) -> Int {
    Int(desired.coordinates[Int(desired.coordinateStarts[index]) + axis])
  }
}
