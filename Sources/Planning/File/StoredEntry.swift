import Bytes
import Links

/// The links of one entry of a campaign, with the values of its axes.
struct StoredEntry {
  let id: String
  let axes: [String]

  /// Which places of a list belong to it.
  private(set) var places: [Int] = []

  /// For each place the number of its value on each axis.
  private(set) var coordinates: [[UInt32]] = []

  /// Labels that the entry's live links lose, in the order in which they are met.
  private var removedLabels: [String] = []

  private var values: [[String]]
  private var known: [[String: UInt32]]

  private init(id: String, axes: [String]) {
    self.id = id
    self.axes = axes
    values = axes.map { _ in [] }
    known = axes.map { _ in [:] }
  }

  /// One link of an entry.
  struct Member {
    let place: Int
    let entry: String
    let dimensions: [Dimension]
    var removedLabels: [String] = []
  }

  /// The entries in the order in which their first links stand.
  static func entries(of members: [Member]) -> [StoredEntry] {
    var entries: [StoredEntry] = []
    var numbers: [[String]: Int] = [:]
    for member in members {
      let axes = member.dimensions.map(\.name)
      let number = numbers[[member.entry] + axes] ?? entries.count
      if number == entries.count {
        numbers[[member.entry] + axes] = number
        entries.append(StoredEntry(id: member.entry, axes: axes))
      }
      entries[number].add(member.place, member.dimensions.map(\.value))
      entries[number].remove(member.removedLabels)
    }
    return entries
  }

  private mutating func add(_ place: Int, _ texts: [String]) {
    places.append(place)
    coordinates.append(
      texts.enumerated().map { axis, text in
        if let number = known[axis][text] { return number }
        let number = UInt32(values[axis].count)
        known[axis][text] = number
        values[axis].append(text)
        return number
      })
  }

  private mutating func remove(_ labels: [String]) {
    removedLabels += labels.filter { !removedLabels.contains($0) }
  }

  func linkEntry(labelsAreWhole: Bool) -> LinkEntry {
    var upkeep = Upkeep()
    upkeep.labelsAreWhole = labelsAreWhole
    upkeep.removedLabels = removedLabels
    return LinkEntry(
      id: id, span: nil,
      axes: zip(axes, values).map { Axis(name: $0, values: TextColumn($1)) }, upkeep: upkeep)
  }
}
