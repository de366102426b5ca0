import Bytes
package import Links

/// The values of some fields of a link, before or after a change.
package struct LinkValues: Hashable, Sendable {
  /// Which of the fields below count; the others stand at their defaults.
  package var fields: Change.Fields = []

  package var destination = ""
  package var labels: [String] = []
  package var isEnabled = true
  package var rules: RuleSet = .none
  package var expiresAt: Instant?

  package init() {}

  /// Whether two sets of values lead visitors the same way and carry the same labels.
  package func means(_ other: LinkValues) -> Bool {
    if self == other { return true }
    return fields == other.fields
      && Destination.normalized(destination) == Destination.normalized(other.destination)
      && Set(labels) == Set(other.labels) && isEnabled == other.isEnabled
      && rules.means(other.rules) && expiresAt == other.expiresAt
  }

  /// The fields in which two whole sets of values differ, by meaning.
  func differences(from other: LinkValues) -> Change.Fields {
    var fields: Change.Fields = []
    if Destination.normalized(destination) != Destination.normalized(other.destination) {
      fields.insert(.destination)
    }
    if Set(labels) != Set(other.labels) { fields.insert(.labels) }
    if isEnabled != other.isEnabled { fields.insert(.enabled) }
    if !rules.means(other.rules) { fields.insert(.rules) }
    if expiresAt != other.expiresAt { fields.insert(.expiresAt) }
    return fields
  }

  /// The values of these fields alone.
  func limited(to some: Change.Fields) -> LinkValues {
    var values = LinkValues()
    values.fields = some
    if some.contains(.destination) { values.destination = destination }
    if some.contains(.labels) { values.labels = labels }
    if some.contains(.enabled) { values.isEnabled = isEnabled }
    if some.contains(.rules) { values.rules = rules }
    if some.contains(.expiresAt) { values.expiresAt = expiresAt }
    return values
  }

  /// Takes over the other's values in the fields that count there.
  mutating func take(_ other: LinkValues) {
    if other.fields.contains(.destination) { destination = other.destination }
    if other.fields.contains(.labels) { labels = other.labels }
    if other.fields.contains(.enabled) { isEnabled = other.isEnabled }
    if other.fields.contains(.rules) { rules = other.rules }
    if other.fields.contains(.expiresAt) { expiresAt = other.expiresAt }
  }

  /// The same values, where destination, labels and what isn't the default count.
  var whole: LinkValues {
    var values = self
    values.fields = [.destination, .labels]
    if !isEnabled { values.fields.insert(.enabled) }
    if !rules.isEmpty { values.fields.insert(.rules) }
    if expiresAt != nil { values.fields.insert(.expiresAt) }
    return values
  }
}

extension Plan {
  /// What a change finds and what it leaves behind, as far as it is about this change.
  ///
  /// - A new link: nothing before; after, the whole link.
  /// - A link that is made anew: both whole, so that the old one is known when it is gone.
  /// - An update, an adoption or a blocked difference: the differing fields on both sides.
  /// - A pause, a resume, a delete: before, the whole link; after, what changes.
  /// - A link in somebody else's hands: before, its labels.
  package func values(of change: Change) -> (before: LinkValues?, after: LinkValues?) {
    switch change.kind {
    case .create: (nil, wanted(change)?.whole)
    case .update, .adopt: differences(of: change)
    case .replace: (found(change)?.whole, wanted(change)?.whole)
    case .resume, .pause: (found(change)?.whole, status(change.kind == .resume))
    case .delete: (found(change)?.whole, nil)
    case .unchanged, .kept, .skipped: (nil, nil)
    case .blocked where change.live == nil: (nil, wanted(change)?.whole)
    case .blocked where change.fields.isEmpty: (found(change)?.limited(to: .labels), nil)
    case .blocked: differences(of: change)
    }
  }

  private func differences(of change: Change) -> (before: LinkValues?, after: LinkValues?) {
    (found(change)?.limited(to: change.fields), wanted(change)?.limited(to: change.fields))
  }

  private func status(_ isEnabled: Bool) -> LinkValues {
    var values = LinkValues()
    values.fields = .enabled
    values.isEnabled = isEnabled
    return values
  }

  /// What lives, in all fields.
  func found(_ change: Change) -> LinkValues? {
    change.live.map { other in
      let link = live[other]
      var values = LinkValues()
      values.destination = link.destination
      values.labels = link.labels
      values.isEnabled = link.isEnabled
      values.rules = link.rules
      values.expiresAt = link.expiresAt
      return values
    }
  }

  /// The link as it is to be, with the labels that it keeps.
  private func wanted(_ change: Change) -> LinkValues? {
    change.desired.map { index in
      let link = desired[index]
      var values = LinkValues()
      values.destination = link.destination
      let old = change.kind == .replace ? nil : change.live
      values.labels = old.map { labels(of: link, over: live[$0]) } ?? link.allLabels
      values.isEnabled = link.isEnabled
      values.rules = link.rules
      values.expiresAt = link.expiresAt
      return values
    }
  }

  /// The labels that a live link is to have; what the service never shows isn't asked for again.
  private func labels(of link: DesiredLink, over found: LiveLink) -> [String] {
    let unshown = echoes.unshownLabels(of: found)
    let labels = link.labels(over: found.labels)
    return unshown.isEmpty
      ? labels : labels.filter { found.labels.contains($0) || !unshown.contains($0) }
  }
}
