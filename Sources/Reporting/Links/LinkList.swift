// The expanded links of a campaign for `render`. Written straight from the columns: 100,000 links
// are one pass and one buffer.

package import Links

/// The formats in which expanded links are printed.
package enum LinkListFormat: String, CaseIterable, Sendable {
  case table, json, csv
}

/// Prints expanded links in file order.
package enum LinkList {
  /// - Complexity: O(*n*) in the bytes of the links.
  package static func render(_ links: DesiredSet, as format: LinkListFormat) -> [UInt8] {
    switch format {
    case .table: LinkTable.render(links)
    case .json: LinkJSON.render(links)
    case .csv: LinkCSV.render(links)
    }
  }
}
