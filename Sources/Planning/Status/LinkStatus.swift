import Bytes
package import Links

/// How the links of a campaign stand, summed up by dimension.
package struct LinkStatus: Sendable {
  /// What counts for some links.
  package struct Sums: Hashable, Sendable {
    /// Links that the files ask for; of those that no file asks for, the live ones.
    package var links = 0
    /// The campaign's links that live and are on.
    package var live = 0
    /// Those that live and are off.
    package var paused = 0
    /// Links of which a plan would change something, or can't.
    package var drifting = 0
    package var scans = 0
    /// Links that are on and were never scanned.
    package var unscanned = 0
    package var lastScan: Instant?

    package init() {}
  }

  /// The sums of all links with these values, one for each name of ``by``; nil where an entry
  /// hasn't the dimension.
  package struct Row: Sendable {
    package let values: [String?]
    package internal(set) var sums = Sums()
  }

  /// The name that stands for the id of an entry, unless an axis is called so.
  package static let entryName = "entry"

  package let by: [String]

  /// In the order in which the files ask for the first link of each.
  package private(set) var rows: [Row] = []

  /// Live links of the campaign that no file asks for.
  package private(set) var strays = Sums()

  package private(set) var total = Sums()

  /// Sums up a plan, whole and not read from a file.
  ///
  /// Links that the plan skips aren't counted.
  /// - Parameter by: Names of axes, or ``entryName``; by entry where it is empty.
  /// - Complexity: O(*n*) in the links.
  package init(of plan: Plan, by names: [String] = []) {
    by = names.isEmpty ? [LinkStatus.entryName] : names
    var changes = [Int](repeating: -1, count: plan.desired.count)
    for (place, change) in plan.changes.enumerated() where change.kind != .skipped {
      if let link = change.desired {
        changes[link] = place
      } else {
        strays.add(change, of: plan)
      }
    }
    var places: [[String?]: Int] = [:]
    var known: [[UInt32]: Int] = [:]
    let axes = plan.desired.entries.map { entry in
      by.map { name in entry.axes.firstIndex { $0.name == name } }
    }
    for link in 0..<plan.desired.count where changes[link] >= 0 {
      let entry = Int(plan.desired.entryIndices[link])
      let start = Int(plan.desired.coordinateStarts[link])
      let key =
        [UInt32(entry)]
        + axes[entry].map { $0.map { plan.desired.coordinates[start + $0] } ?? .max }
      let row = known[key] ?? row(of: plan.desired[link], &places)
      known[key] = row
      rows[row].sums.add(plan.changes[changes[link]], of: plan)
    }
    for sums in rows.map(\.sums) + [strays] { total.add(sums) }
  }

  /// The first name that is neither an axis of some entry nor ``entryName``.
  package static func unknownName(among names: [String], in desired: DesiredSet) -> String? {
    let known = knownNames(in: desired)
    return names.first { !known.contains($0) }
  }

  /// What a status can be by, in the order of the file.
  package static func knownNames(in desired: DesiredSet) -> [String] {
    var names = [entryName]
    for axis in desired.entries.flatMap(\.axes) where !names.contains(axis.name) {
      names.append(axis.name)
    }
    return names
  }

  private mutating func row(of link: DesiredLink, _ places: inout [[String?]: Int]) -> Int {
    let dimensions = link.dimensions
    let values = by.map { name in
      dimensions.first { $0.name == name }?.value
        ?? (name == LinkStatus.entryName ? link.entry.id : nil)
    }
    if let place = places[values] { return place }
    places[values] = rows.count
    rows.append(Row(values: values))
    return rows.count - 1
  }
}

extension LinkStatus.Sums {
  fileprivate mutating func add(_ change: Change, of plan: Plan) {
    links += 1
    if change.isDrift { drifting += 1 }
    guard let other = change.live, !change.isOfOthers else { return }
    let count = Int(plan.live.scanCounts[other])
    if plan.live.enabled[other] { live += 1 } else { paused += 1 }
    scans += count
    if count == 0, plan.live.enabled[other] { unscanned += 1 }
    lastScan = max(lastScan, plan.live[other].lastScan)
  }

  fileprivate mutating func add(_ other: LinkStatus.Sums) {
    links += other.links
    live += other.live
    paused += other.paused
    drifting += other.drifting
    scans += other.scans
    unscanned += other.unscanned
    lastScan = max(lastScan, other.lastScan)
  }

  private func max(_ left: Instant?, _ right: Instant?) -> Instant? {
    guard let left, let right else { return left ?? right }
    return Swift.max(left, right)
  }
}

extension Change {
  /// Whether the link isn't as the files ask.
  package var isDrift: Bool {
    isWrite || kind == .blocked || [.incompleteListing, .needsPrune].contains(reason)
  }

  /// Whether the live link isn't the campaign's.
  package var isOfOthers: Bool { reason == .foreignOwner || reason == .unmanaged || kind == .adopt }
}
