// A saved plan as a table for spreadsheets and scripts: a line a link, in the plan's order.

import JSON
import Links
package import Planning

/// The CSV view of a plan.
package enum PlanCSV {
  private static let columns = [
    "action", "reason", "entry", "key", "slug", "short_url", "url_before", "url", "labels_before",
    "labels", "enabled_before", "enabled", "routing_rules_before", "routing_rules",
    "expires_at_before", "expires_at",
  ]

  /// A header, then all changes but unchanged and skipped links; RFC 4180.
  ///
  /// `url` is where the link leads in the end; the other values stand only where they change.
  /// Lists are joined by `|`, rules are JSON, an expiry is an instant or `never`.
  /// - Complexity: O(*n*) in the changes.
  package static func render(_ plan: Plan) -> [UInt8] {
    let axes = LinkCSV.names(plan.desired.entries)
    var csv = CSVText()
    csv.addHeader(columns, dimensions: axes)
    for change in plan.changes where change.kind != .unchanged && change.kind != .skipped {
      let link = change.desired.map { plan.desired[$0] }
      let live = change.live.map { plan.live[$0] }
      csv.add(change.actions.joined(separator: "|"))
      csv.add(change.reason == .none ? "" : change.reason.name)
      csv.add(link?.entry.id ?? "")
      csv.add(link?.key ?? "")
      csv.add(plan.slug(of: change) ?? "")
      csv.add(live?.shortURL ?? "")
      let (before, after) = plan.values(of: change)
      let url = link?.destination ?? live?.destination ?? ""
      csv.add(after?.fields.contains(.destination) == true ? before?.destination ?? "" : "")
      csv.add(url)
      add(before, after, to: &csv)
      let dimensions = link?.dimensions ?? []
      for axis in axes { csv.add(dimensions.first { $0.name == axis }?.value ?? "") }
      csv.endRow()
    }
    return csv.bytes
  }

  /// All values but the URL; those of a link that stays as it is are left out.
  private static func add(_ before: LinkValues?, _ after: LinkValues?, to csv: inout CSVText) {
    let fields = after?.fields ?? before?.fields ?? []
    func pair(_ field: Change.Fields, _ text: (LinkValues) -> String) {
      for values in [before, after] {
        csv.add(fields.contains(field) ? values.map(text) ?? "" : "")
      }
    }
    pair(.labels) { $0.labels.joined(separator: "|") }
    pair(.enabled) { "\($0.isEnabled)" }
    pair(.rules) { json($0.rules) }
    pair(.expiresAt) { FieldWords.expiry($0.expiresAt) }
  }

  static func json(_ rules: RuleSet) -> String {
    var writer = JSONWriter()
    RuleJSON.write(rules, to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
