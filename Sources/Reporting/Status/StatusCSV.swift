import Links
import Planning

/// The status as a table for spreadsheets: a row for each combination of values, and one for links
/// that no file asks for, where there are some.
package enum StatusCSV {
  private static let columns = [
    "campaign", "in_files", "links", "live", "paused", "drifting", "scans", "never_scanned",
    "last_scan",
  ]

  /// A header, then the rows; RFC 4180.
  ///
  /// - Parameter hasHeader: False for a further campaign of one table.
  package static func render(_ status: Status, hasHeader: Bool = true) -> [UInt8] {
    var csv = CSVText()
    if hasHeader { csv.addHeader(columns, dimensions: status.links.by) }
    for row in status.links.rows { add(row.values, row.sums, true, status, to: &csv) }
    if status.links.strays.links > 0 {
      let none = [String?](repeating: nil, count: status.links.by.count)
      add(none, status.links.strays, false, status, to: &csv)
    }
    return csv.bytes
  }

  private static func add(
    _ values: [String?], _ sums: LinkStatus.Sums, _ isInFiles: Bool, _ status: Status,
    to csv: inout CSVText
  ) {
    csv.add(status.plan.desired.ownership.campaign)
    csv.add("\(isInFiles)")
    for number in [
      sums.links, sums.live, sums.paused, sums.drifting, sums.scans, sums.unscanned,
    ] {
      csv.add("\(number)")
    }
    csv.add(sums.lastScan?.description ?? "")
    for value in values { csv.add(value ?? "") }
    csv.endRow()
  }
}
