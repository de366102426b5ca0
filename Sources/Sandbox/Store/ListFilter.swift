import GRDB

/// What a listing is narrowed to.
struct ListFilter: Hashable, Sendable {
  var label: String?
  var enabled: Bool?
  /// Whether the case of the label's ASCII letters doesn't matter; then no index answers.
  var ignoresCase = false

  /// Selects the `seq` of every match, newest first; the label index alone answers it for a label.
  var indexSQL: String {
    let table = label != nil && enabled == nil && !ignoresCase ? "link_labels" : source
    return "SELECT seq FROM \(table) WHERE \(condition) ORDER BY seq DESC"
  }

  /// Selects the matches between two `seq`, newest first; they go behind ``arguments``.
  var pageSQL: String {
    "SELECT \(LinkRow.columns) FROM \(source) WHERE \(condition) AND seq BETWEEN ? AND ? "
      + "ORDER BY seq DESC"
  }

  var arguments: [(any DatabaseValueConvertible)?] {
    var values: [(any DatabaseValueConvertible)?] = []
    if let label { values.append(label) }
    if let enabled { values.append(enabled) }
    return values
  }

  private var source: String {
    label == nil || ignoresCase ? "links" : "link_labels JOIN links USING (seq)"
  }

  private var condition: String {
    let conditions = [label.map { _ in labelCondition }, enabled.map { _ in "enabled = ?" }]
    let given = conditions.compactMap(\.self)
    return given.isEmpty ? "TRUE" : given.joined(separator: " AND ")
  }

  private var labelCondition: String {
    ignoresCase
      ? "seq IN (SELECT seq FROM link_labels WHERE label = ? COLLATE NOCASE)" : "label = ?"
  }
}
