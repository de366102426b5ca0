import Bytes
import Links

/// The stored links of one entry of a campaign, with the values of its axes.
struct StoredEntry {
  let id: String
  let axes: [String]

  /// Which stored changes belong to it.
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

  /// The entries in the order in which their first links stand.
  static func entries(of stored: [StoredChange]) -> [StoredEntry] {
    var entries: [StoredEntry] = []
    var numbers: [[String]: Int] = [:]
    for (place, item) in stored.enumerated() {
      guard let wanted = item.wanted else { continue }
      let axes = wanted.dimensions.map(\.name)
      let number = numbers[[wanted.entry] + axes] ?? entries.count
      if number == entries.count {
        numbers[[wanted.entry] + axes] = number
        entries.append(StoredEntry(id: wanted.entry, axes: axes))
      }
      entries[number].add(place, wanted.dimensions.map(\.value))
      entries[number].remove(item.removedLabels)
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

  var linkEntry: LinkEntry {
    var upkeep = Upkeep()
    upkeep.removedLabels = removedLabels
    return LinkEntry(
      id: id, span: nil,
      axes: zip(axes, values).map { Axis(name: $0, values: TextColumn($1)) }, upkeep: upkeep)
  }
}
