import Bytes
import Diagnostics
import Links

/// The links of stored changes, back in sets.
///
/// Values that the file doesn't hold, because they stay as they are, stand at their defaults.
struct StoredLinks {
  let desired: DesiredSet
  let live: LiveSet
  let changes: [Change]

  /// - Parameter labelsAreWhole: Whether links lose every label that isn't theirs in the file.
  init(
    _ stored: [StoredChange], _ ownership: Ownership, labelsAreWhole: Bool
  ) throws(Diagnostic) {
    var wanted = [Int?](repeating: nil, count: stored.count)
    var found = wanted
    desired = try StoredLinks.desired(stored, ownership, labelsAreWhole, &wanted)
    live = StoredLinks.live(stored, ownership, &found)
    var changes: [Change] = []
    for (place, item) in stored.enumerated() {
      guard var change = Change(actions: item.actions, desired: wanted[place], live: found[place])
      else { continue }
      change.reason = item.reason
      change.outside = item.outside
      let tellsFields = [.update, .adopt, .blocked].contains(change.kind)
      if tellsFields, found[place] != nil { change.fields = item.after?.fields ?? [] }
      if item.isAnew, let before = item.before, let after = item.after {
        change.fields = after.differences(from: before)
      }
      changes.append(change)
    }
    self.changes = changes
  }

  private static func live(
    _ stored: [StoredChange], _ ownership: Ownership, _ numbers: inout [Int?]
  ) -> LiveSet {
    var builder = LiveSetBuilder()
    for (place, item) in stored.enumerated() {
      guard let found = item.found else { continue }
      numbers[place] = builder.count
      let before = item.before ?? LinkValues()
      builder.ids.append(found.id)
      builder.slugs.append(found.slug)
      builder.shortURLs.append(found.shortURL)
      builder.destinations.append(
        before.fields.contains(.destination) ? before.destination : item.url ?? "")
      let labels = before.fields.contains(.labels) ? before.labels : [ownership.ownerLabel]
      for label in labels { builder.labels.items.append(label) }
      builder.labels.endRow()
      var rest = LiveSetBuilder.Rest()
      rest.rules = before.rules
      rest.isEnabled = before.isEnabled
      rest.expiresAt = before.expiresAt
      builder.endLink(rest)
    }
    return builder.finish()
  }

  private static func desired(
    _ stored: [StoredChange], _ ownership: Ownership, _ labelsAreWhole: Bool,
    _ numbers: inout [Int?]
  ) throws(Diagnostic) -> DesiredSet {
    var builder = DesiredSetBuilder(ownership: ownership)
    let members = stored.enumerated().compactMap { place, item in
      item.wanted.map {
        StoredEntry.Member(
          place: place, entry: $0.entry, dimensions: $0.dimensions,
          removedLabels: item.removedLabels)
      }
    }
    for entry in StoredEntry.entries(of: members) {
      builder.beginEntry(entry.linkEntry(labelsAreWhole: labelsAreWhole))
      for (place, coordinates) in zip(entry.places, entry.coordinates) {
        guard let wanted = stored[place].wanted else { continue }
        numbers[place] = builder.count
        for coordinate in coordinates { builder.addCoordinate(coordinate) }
        append(stored[place], wanted, ownership, labelsAreWhole, to: &builder)
      }
    }
    do throws(DesiredSetClashes) {
      return try builder.finish()
    } catch {
      throw PlanFault.notAPlan("two links have one key or slug")
    }
  }

  private static func append(
    _ item: StoredChange, _ wanted: StoredChange.Wanted, _ ownership: Ownership,
    _ labelsAreWhole: Bool, to builder: inout DesiredSetBuilder
  ) {
    let values = item.after ?? LinkValues()
    let before = item.isAnew ? LinkValues() : item.before ?? LinkValues()
    func source(_ field: Change.Fields) -> LinkValues {
      values.fields.contains(field) ? values : before
    }
    builder.keys.append(wanted.key)
    builder.slugs.append(wanted.slug)
    let url = source(.destination)
    builder.destinations.append(
      url.fields.contains(.destination) ? url.destination : item.url ?? "")
    // What stays counts as asked for too: another link of the entry may lose the same label.
    for label in values.labels where labelsAreWhole || !ownership.isReserved(label) {
      builder.labels.items.append(label)
    }
    builder.labels.endRow()
    var rest = DesiredSetBuilder.Rest()
    rest.rules = source(.rules).rules
    rest.isEnabled = source(.enabled).isEnabled
    rest.expiresAt = source(.expiresAt).expiresAt
    builder.endLink(rest)
  }
}
