import Bytes
import Links

/// Compares the fields of a desired link with those of the live one, by meaning.
///
/// Works on bytes: an unchanged link costs no allocation.
struct Comparison {
  let desired: DesiredSet
  let live: LiveSet
  private let ownerLabel: TextColumn

  init(_ desired: DesiredSet, _ live: LiveSet) {
    self.desired = desired
    self.live = live
    ownerLabel = TextColumn([desired.ownership.ownerLabel])
  }

  /// The fields in which two links differ; labels differ only where one that we ask for is missing.
  func differences(_ link: Int, _ other: Int) -> Change.Fields {
    var fields: Change.Fields = []
    if !Destination.meansSame(desired.destinations[link], live.destinations[other]) {
      fields.insert(.destination)
    }
    if missingLabels(link, other) > 0 { fields.insert(.labels) }
    if desired.enabled[link] != live.enabled[other] { fields.insert(.enabled) }
    let (rules, otherRules) = (desired.ruleSetIndices[link], live.ruleSetIndices[other])
    if (rules != 0 || otherRules != 0)
      && !desired.ruleSets[Int(rules)].means(live.ruleSets[Int(otherRules)])
    {
      fields.insert(.rules)
    }
    if desired.expiries[link] != live.expiries[other] { fields.insert(.expiresAt) }
    return fields
  }

  /// How many labels the live link has after those that we ask for were added.
  func labelCount(_ link: Int, _ other: Int) -> Int {
    live.labels[other].count + missingLabels(link, other)
  }

  /// How many labels a new link gets.
  func labelCount(ofNew link: Int) -> Int {
    1 + (desired.keyLabels.isEmpty(at: link) ? 0 : 1) + desired.labels[link].count
  }

  /// Whether the live link carries labels that we didn't ask for, given that none is missing.
  func hasOtherLabels(_ link: Int, _ other: Int) -> Bool {
    labelCount(link, other) > labelCount(ofNew: link)
  }

  private func missingLabels(_ link: Int, _ other: Int) -> Int {
    var missing = live.labels.contains(ownerLabel[0], at: other) ? 0 : 1
    if !desired.keyLabels.isEmpty(at: link),
      !live.labels.contains(desired.keyLabels[link], at: other)
    {
      missing += 1
    }
    for item in desired.labels[link]
    where !live.labels.contains(desired.labels.items[item], at: other) {
      missing += 1
    }
    return missing
  }
}
