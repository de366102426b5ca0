import Bytes
import Links

/// One row a link.
enum LinkCSV {
  static func render(_ links: DesiredSet, _ rows: [Int]) -> [UInt8] {
    let axes = names(links.entries)
    var csv = CSVText(lineEnd: "\n")
    csv.addHeader(["key", "slug", "destination", "labels"], dimensions: axes)
    for row in rows {
      csv.add(links.keys[row])
      csv.add(links.slugs[row])
      csv.add(links.destinations[row])
      csv.add(links[row].allLabels.joined(separator: "|"))
      let dimensions = links[row].dimensions
      for axis in axes { csv.add(dimensions.first { $0.name == axis }?.value ?? "") }
      csv.endRow()
    }
    return csv.bytes
  }

  /// The names of all axes, in the order in which the entries have them.
  static func names(_ entries: [LinkEntry]) -> [String] {
    var names: [String] = []
    for axis in entries.flatMap(\.axes) where !names.contains(axis.name) {
      names.append(axis.name)
    }
    return names
  }
}
