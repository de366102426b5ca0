import Bytes
import Links

/// Tells which of the values that a plan overwrites weren't written by the tool.
///
/// There is no state: what was last written stands in the last report, and nowhere else.
struct OutsideChanges {
  private let desired: DesiredSet
  private let live: LiveSet
  private let echoes: Echoes

  /// Links with a value that would be overwritten.
  private(set) var overwritten = 0

  /// Those of them of which nobody knows what was last written.
  private(set) var untold = 0

  /// Marks the changes; `writes` is asked once, and only where something is overwritten.
  ///
  /// - Complexity: O(*n*) in the changes; only those that overwrite something allocate.
  init(
    marking changes: inout [Change], _ desired: DesiredSet, _ live: LiveSet, _ echoes: Echoes,
    _ writes: (Set<String>) -> LastWrites
  ) {
    self.desired = desired
    self.live = live
    self.echoes = echoes
    let places = changes.indices.filter { !changes[$0].overwrites.isEmpty }
    guard !places.isEmpty else { return }
    overwritten = places.count
    let written = writes(Set(places.compactMap { changes[$0].live.map(live.ids.string(at:)) }))
    for place in places {
      guard let other = changes[place].live else { continue }
      let known = written[live.ids.string(at: other)]
      if known.isEmpty {
        untold += 1
        continue
      }
      changes[place].outside = known.reduce(changes[place].overwrites) {
        $0.intersection(outside(changes[place], live[other], $1))
      }
    }
  }

  /// The overwritten fields whose live value is another one than was written; what the service
  /// shows otherwise of its own accord isn't.
  private func outside(_ change: Change, _ found: LiveLink, _ last: LinkValues) -> Change.Fields {
    let (fields, echo) = (change.overwrites, echoes[found.id])
    var outside: Change.Fields = []
    if fields.contains(.destination) {
      let known = [last.destination, echo?.shown.destination].compactMap { $0 }
      let destination = Destination.normalized(found.destination)
      if !known.contains(where: { Destination.normalized($0) == destination }) {
        outside.insert(.destination)
      }
    }
    if fields.contains(.labels), changesLabels(change, found, last, echo) {
      outside.insert(.labels)
    }
    if fields.contains(.enabled), found.isEnabled != last.isEnabled { outside.insert(.enabled) }
    if fields.contains(.rules), !found.rules.means(last.rules),
      echo.map({ !$0.fields.contains(.rules) || !found.rules.means($0.shown.rules) }) ?? true
    {
      outside.insert(.rules)
    }
    return outside
  }

  /// Whether the change puts back a label that was written and is gone, or takes away one that
  /// wasn't written.
  private func changesLabels(
    _ change: Change, _ found: LiveLink, _ last: LinkValues, _ echo: Echo?
  ) -> Bool {
    guard let link = change.desired else { return false }
    let (before, after) = (Set(found.labels), Set(desired[link].labels(over: found.labels)))
    let written = Set(last.labels)
    let unshown = echo?.unshownLabels(of: found) ?? []
    return !after.subtracting(before).intersection(written).isSubset(of: unshown)
      || !before.subtracting(after).isSubset(of: written)
  }
}

extension Change {
  /// The fields whose live values go for good.
  fileprivate var overwrites: Fields {
    guard live != nil else { return [] }
    switch kind {
    case .update, .replace: return fields
    case .resume, .pause: return .enabled
    case .delete: return [.destination, .enabled, .rules]
    case .create, .adopt, .unchanged, .kept, .blocked, .skipped: return []
    }
  }
}
