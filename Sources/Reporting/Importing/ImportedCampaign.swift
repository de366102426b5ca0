import Bytes
import JSON
import Links
package import Planning

/// A campaign file and its data that ask for links as they live.
package struct ImportedCampaign: Sendable {
  /// The campaign file; an entry for each group.
  package let yaml: String

  /// Code, URL, labels and state of each link, by group.
  package let csv: [UInt8]

  /// - Parameters:
  ///   - campaign: Its id.
  ///   - data: The name of the CSV file, which lies beside the campaign's.
  package init(_ selection: ImportSelection, campaign: String, data: String) {
    yaml = ImportedCampaign.yaml(selection, campaign: campaign, data: data)
    csv = Array(ImportedCampaign.csv(selection).utf8)
  }

  private static func csv(_ selection: ImportSelection) -> String {
    let hasParts = selection.groups.count > 1
    let expires = selection.groups.contains { selection.expires($0) }
    let columns = ["slug", "url", "labels", "enabled"] + (expires ? ["expires_at"] : [])
    var csv = (columns + (hasParts ? ["part"] : [])).joined(separator: ",") + "\n"
    for (number, group) in selection.groups.enumerated() {
      for row in group.links {
        let link = selection.live[row]
        let labels = selection.labels(of: row).joined(separator: ",")
        var cells = [link.slug, link.destination, labels, "\(link.isEnabled)"]
        if expires { cells.append(link.expiresAt?.description ?? "") }
        if hasParts { cells.append("p\(number + 1)") }
        csv += cells.map(cell).joined(separator: ",") + "\n"
      }
    }
    return csv
  }

  private static func yaml(
    _ selection: ImportSelection, campaign: String, data: String
  ) -> String {
    let hasParts = selection.groups.count > 1
    let numbers = selection.groups.indices.map { hasParts ? "_\($0 + 1)" : "" }
    var text = "campaign: \(campaign)\ndescription: Links that were imported as they lived\n"
    text += "\ndata:\n"
    for (place, number) in numbers.enumerated() {
      let part = hasParts ? ", where: '${{ row.part == \"p\(place + 1)\" }}'" : ""
      text += "  links\(number): {csv: \(data), key: slug, columns: {enabled: bool}\(part)}\n"
    }
    text += "\nlinks:\n"
    for (group, number) in zip(selection.groups, numbers) {
      text += """
          - id: imported\(number.replacing("_", with: "-"))
            for_each: {existing: '${{ data.links\(number) }}'}
            key: ${{ existing.slug }}
            url: ${{ link_url(existing.url) }}
            custom_slug: ${{ key }}
            labels: ['${{ existing.labels == "" ? [] : existing.labels.split(",") }}']
            enabled: ${{ existing.enabled }}

        """
      if selection.expires(group) {
        text +=
          "    expires_at: '${{ existing.expires_at == \"\" ? null : existing.expires_at }}'\n"
      }
      text += rules(of: group)
    }
    return text
  }

  private static func rules(of group: ImportSelection.Group) -> String {
    // What isn't understood can't be written, and is left as it lives.
    if group.rules.hasUnknownConditions { return "    lifecycle: {ignore: [routing_rules]}\n" }
    guard !group.rules.isEmpty else { return "" }
    // Each rule is JSON, which YAML's flow style takes as it is.
    return "    routing_rules:\n"
      + group.rules.rules.map { rule in
        var json = JSONWriter()
        RuleJSON.write(RuleSet([rule]), to: &json)
        return "      - \(String(decoding: json.bytes.dropFirst().dropLast(), as: UTF8.self))\n"
      }.joined()
  }

  /// A cell by RFC 4180, as it is: the tool reads it, so that nothing is made harmless.
  private static func cell(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

extension ImportSelection {
  /// Whether a link of the group expires.
  fileprivate func expires(_ group: Group) -> Bool {
    group.links.contains { live.expiries[$0] != .min }
  }
}
