/// A column for each dimension that some link has.
struct LinkDimensions {
  private(set) var columns: [PageColumn]
  private let places: [String: Int]

  /// - Parameter names: Each once, in the order in which they are shown.
  init(_ names: [String]) {
    columns = names.map { PageColumn($0, .dimension) }
    places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }

  /// The values of the next link.
  mutating func add(_ dimensions: some Sequence<(name: String, value: String)>) {
    var values = [String?](repeating: nil, count: columns.count)
    for (name, value) in dimensions {
      if let place = places[name] { values[place] = value }
    }
    for (place, value) in values.enumerated() { columns[place].add(value) }
  }
}
