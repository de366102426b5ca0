// An apply report as a table for spreadsheets and scripts: a line a link, in the report's order.

package import Applying
import Links

/// The CSV view of a report.
package enum ReportCSV {
  private static let columns = [
    "outcome", "reason", "key", "slug", "short_url", "id", "url", "url_before", "labels_before",
    "enabled_before", "routing_rules_before", "request_id", "not_as_sent", "since",
  ]

  /// A header, then every link; RFC 4180.
  ///
  /// Lists are joined by `|`, rules are JSON.
  /// - Complexity: O(*n*) in the links.
  package static func render(_ report: Report) -> [UInt8] {
    let names = report.dimensionNames
    var csv = CSVText()
    csv.addHeader(columns, dimensions: names)
    for line in report.lines {
      csv.add(line.outcome.kind.rawValue)
      csv.add(line.outcome.detail)
      csv.add(line.key ?? "")
      csv.add(line.slug ?? "")
      csv.add(line.shortURL ?? "")
      csv.add(line.id ?? "")
      csv.add(line.destination)
      csv.add(line.before.destination ?? "")
      csv.add(line.before.labels?.joined(separator: "|") ?? "")
      csv.add(line.before.isEnabled.map { "\($0)" } ?? "")
      csv.add(line.before.rules.map(PlanCSV.json) ?? "")
      csv.add(line.requestID ?? "")
      csv.add(line.isNotAsSent ? "true" : "")
      csv.add(line.since?.description ?? "")
      for name in names { csv.add(line.dimensions.first { $0.name == name }?.value ?? "") }
      csv.endRow()
    }
    return csv.bytes
  }
}

extension Report {
  /// The names of all dimensions, in the order in which the links name them.
  var dimensionNames: [String] {
    var names: [String] = []
    for line in lines {
      for dimension in line.dimensions where !names.contains(dimension.name) {
        names.append(dimension.name)
      }
    }
    return names
  }
}
