import Bytes
import Links

/// Compares the fields of a desired link with those of the live one, by meaning.
///
/// Works on bytes: an unchanged link costs no allocation.
struct Comparison {
  let desired: DesiredSet
  let live: LiveSet
  private let ownerLabel: TextColumn
  /// One for each entry; empty where no entry has an upkeep of its own, which spares each link the
  /// look.
  private let rules: [FieldRules]
  /// The labels of former keys, which live links lose; no rows where no link had another key.
  private let formerLabels: TextColumn

  init(_ desired: DesiredSet, _ live: LiveSet) {
    self.desired = desired
    self.live = live
    ownerLabel = TextColumn([desired.ownership.ownerLabel])
    formerLabels =
      desired.formerKeys.isEmpty
      ? TextColumn() : TextColumn((0..<desired.count).map { desired.formerKeyLabel(of: $0) ?? "" })
    let isPlain = desired.entries.allSatisfy { $0.upkeep == Upkeep() }
    rules = isPlain ? [] : desired.entries.map { FieldRules($0.upkeep) }
  }

  /// The fields in which two links differ, as far as they count; labels differ where one that we
  /// ask for is missing, and where one has to go.
  func differences(_ link: Int, _ other: Int) -> Change.Fields {
    var fields: Change.Fields = []
    if !Destination.meansSame(desired.destinations[link], live.destinations[other]) {
      fields.insert(.destination)
    }
    if missingLabels(link, other) > 0 || surplusLabels(link, other) > 0 { fields.insert(.labels) }
    if desired.enabled[link] != live.enabled[other] { fields.insert(.enabled) }
    let (set, otherSet) = (desired.ruleSetIndices[link], live.ruleSetIndices[other])
    if (set != 0 || otherSet != 0)
      && !desired.ruleSets[Int(set)].means(live.ruleSets[Int(otherSet)])
    {
      fields.insert(.rules)
    }
    if desired.expiries[link] != live.expiries[other] { fields.insert(.expiresAt) }
    return fields.isEmpty ? fields : fields.subtracting(rules(of: link)?.ignored ?? [])
  }

  /// The fields in which a live link differs from a new one, whatever counts for its upkeep.
  func differences(ofNew link: Int, _ other: Int) -> Change.Fields {
    let (wanted, found) = (desired[link], live[other])
    var (after, before) = (LinkValues(), LinkValues())
    (after.destination, before.destination) = (wanted.destination, found.destination)
    (after.labels, before.labels) = (wanted.allLabels, found.labels)
    (after.isEnabled, before.isEnabled) = (wanted.isEnabled, found.isEnabled)
    (after.rules, before.rules) = (wanted.rules, found.rules)
    (after.expiresAt, before.expiresAt) = (wanted.expiresAt, found.expiresAt)
    return after.differences(from: before)
  }

  /// Those of the differing fields in which the echo already shows the same pair of links.
  ///
  /// Whether a link is on is never an echo: it is set or it isn't.
  func echoed(_ fields: Change.Fields, _ echo: Echo, _ link: Int, _ other: Int) -> Change.Fields {
    let (wanted, found) = (desired[link], live[other])
    let (sent, shown) = (echo.sent, echo.shown)
    var echoed: Change.Fields = []
    let known = fields.intersection(sent.fields)
    if known.contains(.destination),
      Destination.normalized(sent.destination) == Destination.normalized(wanted.destination),
      Destination.normalized(shown.destination) == Destination.normalized(found.destination)
    {
      echoed.insert(.destination)
    }
    if known.contains(.labels),
      echo.unshownLabels(of: found).isSuperset(of: Set(wanted.allLabels).subtracting(found.labels)),
      surplusLabels(link, other) == 0 || Set(shown.labels) == Set(found.labels)
    {
      echoed.insert(.labels)
    }
    if known.contains(.rules), sent.rules.means(wanted.rules), shown.rules.means(found.rules) {
      echoed.insert(.rules)
    }
    if known.contains(.expiresAt), sent.expiresAt == wanted.expiresAt,
      shown.expiresAt == found.expiresAt
    {
      echoed.insert(.expiresAt)
    }
    return echoed
  }

  /// Nil where every field counts and labels are only added.
  private func rules(of link: Int) -> FieldRules? {
    rules.isEmpty ? nil : rules[Int(desired.entryIndices[link])]
  }

  private func ignoresLabels(_ link: Int) -> Bool { rules(of: link)?.ignoresLabels ?? false }

  /// Whether the live link has a rule of which a part isn't understood, and rules count.
  func hasUnknownConditions(_ link: Int, _ other: Int) -> Bool {
    let set = Int(live.ruleSetIndices[other])
    return set != 0 && live.ruleSets[set].hasUnknownConditions
      && !(rules(of: link)?.ignored.contains(.rules) ?? false)
  }

  /// How many labels the live link has after its labels were put right.
  ///
  /// - Parameter unshown: Labels that aren't sent again, because the service never shows them.
  func labelCount(_ link: Int, _ other: Int, except unshown: Set<String> = []) -> Int {
    let missing = missingLabels(link, other)
    let count = live.labels[other].count + missing - surplusLabels(link, other)
    guard !unshown.isEmpty else { return count }
    return count - min(desired[link].allLabels.count { unshown.contains($0) }, missing)
  }

  /// How many labels a new link gets.
  func labelCount(ofNew link: Int) -> Int {
    1 + (desired.keyLabels.isEmpty(at: link) ? 0 : 1) + desired.labels[link].count
  }

  /// Whether the live link goes on carrying labels that we didn't ask for, given that none is
  /// missing but those that the service shows in another form.
  func hasOtherLabels(_ link: Int, _ other: Int, except unshown: Set<String> = []) -> Bool {
    !ignoresLabels(link) && labelCount(link, other, except: unshown) > labelCount(ofNew: link)
  }

  private func missingLabels(_ link: Int, _ other: Int) -> Int {
    var missing = live.labels.contains(ownerLabel[0], at: other) ? 0 : 1
    if !desired.keyLabels.isEmpty(at: link),
      !live.labels.contains(desired.keyLabels[link], at: other)
    {
      missing += 1
    }
    guard !ignoresLabels(link) else { return missing }
    for item in desired.labels[link]
    where !live.labels.contains(desired.labels.items[item], at: other) {
      missing += 1
    }
    return missing
  }

  /// How many labels the live link has to lose.
  private func surplusLabels(_ link: Int, _ other: Int) -> Int {
    let rules = rules(of: link).flatMap { $0.dropsLabels ? $0 : nil }
    guard rules != nil || isRenamed(link) else { return 0 }
    return live.labels[other].count { item in
      let label = live.labels.items[item]
      return isFormer(label, of: link)
        || (rules?.drops(label) ?? false) && !isAsked(label, of: link)
    }
  }

  /// Whether the service chose the link's code when it had another key.
  private func isRenamed(_ link: Int) -> Bool {
    !formerLabels.isEmpty && !formerLabels.isEmpty(at: link)
  }

  private func isFormer(_ label: UnsafeBufferPointer<UInt8>, of link: Int) -> Bool {
    isRenamed(link) && areEqual(label, formerLabels[link])
  }

  private func isAsked(_ label: UnsafeBufferPointer<UInt8>, of link: Int) -> Bool {
    areEqual(label, ownerLabel[0])
      || !desired.keyLabels.isEmpty(at: link) && areEqual(label, desired.keyLabels[link])
      || desired.labels.contains(label, at: link)
  }
}
