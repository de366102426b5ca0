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
      echo.unshownLabels(of: found).isSuperset(of: Set(wanted.allLabels).subtracting(found.labels))
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

  /// How many labels the live link has after those that we ask for were added.
  ///
  /// - Parameter unshown: Labels that aren't sent again, because the service never shows them.
  func labelCount(_ link: Int, _ other: Int, except unshown: Set<String> = []) -> Int {
    let missing = missingLabels(link, other)
    guard !unshown.isEmpty else { return live.labels[other].count + missing }
    let held = desired[link].allLabels.count { unshown.contains($0) }
    return live.labels[other].count + missing - min(held, missing)
  }

  /// How many labels a new link gets.
  func labelCount(ofNew link: Int) -> Int {
    1 + (desired.keyLabels.isEmpty(at: link) ? 0 : 1) + desired.labels[link].count
  }

  /// Whether the live link carries labels that we didn't ask for, given that none is missing but
  /// those that the service shows in another form.
  func hasOtherLabels(_ link: Int, _ other: Int, except unshown: Set<String> = []) -> Bool {
    labelCount(link, other, except: unshown) > labelCount(ofNew: link)
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
