// The expanded links of a campaign for `render`. Written straight from the columns: 100,000 links
// are one pass and one buffer.

package import Links

/// The formats in which expanded links are printed.
package enum LinkListFormat: String, CaseIterable, Sendable {
  case table, json, csv
}

/// Prints expanded links in file order.
package enum LinkList {
  /// - Parameter rows: The links that are printed; all for nil.
  /// - Complexity: O(*n*) in the bytes of the links.
  package static func render(
    _ links: DesiredSet, _ rows: [Int]? = nil, as format: LinkListFormat
  ) -> [UInt8] {
    let rows = rows ?? Array(0..<links.count)
    switch format {
    case .table: return LinkTable.render(links, rows)
    case .json: return LinkJSON.render(links, rows)
    case .csv: return LinkCSV.render(links, rows)
    }
  }
}
