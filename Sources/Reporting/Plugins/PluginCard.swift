/// A plugin as it is shown to a person who is asked to trust it.
package struct PluginCard: Sendable {
  private let row: PluginList.Row

  package init(_ row: PluginList.Row) {
    self.row = row
  }

  /// A line for each thing that trust is about.
  package var text: String {
    var lines = [("plugin", row.name), ("version", row.version), ("path", row.path)]
    lines += row.provides.map { ($0.list, $0.names.joined(separator: ", ")) }
    for capability in row.capabilities {
      let items = capability.items.isEmpty ? ["nothing"] : capability.items
      lines.append(("asks for " + capability.kind, items.joined(separator: ", ")))
    }
    lines.append(("digest", row.digest))
    let width = (lines.map(\.0.count).max() ?? 0) + 2
    return lines.map { $0.0.padded(to: width) + $0.1.printable + "\n" }.joined()
  }
}
