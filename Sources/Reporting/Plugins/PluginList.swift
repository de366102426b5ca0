import JSON

/// The declared plugins of a repository, as facts for the views of `plugin list`.
package struct PluginList: Sendable {
  package struct Row: Sendable {
    package var name: String
    /// From the root of the repository.
    package var path: String
    /// `exec` or `lua`; these are empty where the plugin's files have a fault.
    package var tier = ""
    package var version = ""
    /// Names by the lists of `provides`, in its order.
    package var provides: [(list: String, names: [String])] = []
    /// `net`, `read`, `env`.
    package var capabilities: [(kind: String, items: [String])] = []
    package var digest = ""
    /// `locked`, `missing` or `changed`.
    package var lock = ""
    package var changes: [String] = []
    /// `not needed`, `person`, `lock`, `flag`, `missing` or `refused`.
    package var grant = ""
    /// Why it can't be used: code and sentence; nothing where it can.
    package var reasons: [(code: String, text: String)] = []

    package init(name: String, path: String) {
      self.name = name
      self.path = path
    }
  }

  private let rows: [Row]

  package init(_ rows: [Row]) {
    self.rows = rows
  }

  /// A line each, in columns.
  package var text: String {
    guard !rows.isEmpty else { return "No plugins are declared.\n" }
    let cells =
      [["NAME", "VERSION", "TIER", "PROVIDES", "LOCK", "GRANT", "PATH"]]
      + rows.map { row in
        [
          row.name, row.version, row.tier,
          row.provides.flatMap { provided in provided.names.map { "\(provided.list)/\($0)" } }
            .joined(separator: " "),
          row.lock, row.grant, row.path,
        ].map { $0.isEmpty ? "-" : $0.printable }
      }
    let widths = cells[0].indices.map { column in
      cells.map { TerminalText.width(of: $0[column]) }.max() ?? 0
    }
    return cells.map { line in
      zip(line.dropLast(), widths).map { $0.padded(to: $1 + 2) }.joined() + line[line.count - 1]
        + "\n"
    }.joined()
  }

  /// `format_version` and `plugins`, an object each.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("format_version")
    json.string("1.0")
    json.key("plugins")
    json.beginArray()
    for row in rows {
      json.newline()
      write(row, to: &json)
    }
    json.newline()
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }

  private func write(_ row: Row, to json: inout JSONWriter) {
    json.beginObject()
    for (key, value) in [
      ("name", row.name), ("path", row.path), ("tier", row.tier), ("version", row.version),
      ("digest", row.digest), ("lock", row.lock), ("grant", row.grant),
    ] {
      json.key(key)
      if value.isEmpty { json.null() } else { json.string(value) }
    }
    json.key("provides")
    write(row.provides, to: &json)
    json.key("capabilities")
    write(row.capabilities, to: &json)
    json.key("changes")
    write(row.changes, to: &json)
    json.key("usable")
    json.bool(row.reasons.isEmpty)
    json.key("reasons")
    json.beginArray()
    for reason in row.reasons {
      json.beginObject()
      json.key("code")
      json.string(reason.code)
      json.key("text")
      json.string(reason.text)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private func write(_ lists: [(String, [String])], to json: inout JSONWriter) {
    json.beginObject()
    for (name, items) in lists {
      json.key(name)
      write(items, to: &json)
    }
    json.endObject()
  }

  private func write(_ items: [String], to json: inout JSONWriter) {
    json.beginArray()
    for item in items { json.string(item) }
    json.endArray()
  }
}
