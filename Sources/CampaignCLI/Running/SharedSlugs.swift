import Bytes
import Diagnostics
import Links

/// Slugs that two campaigns of one run ask for.
///
/// The service has one link for each slug, so that the second campaign would find it taken: that
/// is known without asking.
struct SharedSlugs {
  private let campaigns: [Workbench.Loaded]
  private var slugs: TextColumn
  /// For each slug its campaign and its link there.
  private var owners: [(campaign: Int, link: Int)] = []

  /// - Complexity: O(*n*) in the links of all campaigns.
  init(_ campaigns: [Workbench.Loaded]) {
    self.campaigns = campaigns
    var builder = TextColumnBuilder()
    for (number, campaign) in campaigns.enumerated() {
      guard let links = campaign.links else { continue }
      for link in 0..<links.count where !links.slugs.isEmpty(at: link) {
        builder.append(links.slugs[link])
        owners.append((number, link))
      }
    }
    slugs = builder.finish().lowered()
  }

  /// What to tell, by the number of the campaign that comes second; equal places are counted.
  var diagnostics: [Int: DiagnosticList] {
    var found: [Int: DiagnosticList] = [:]
    for clash in TextIndex(slugs).repeats {
      let (first, second) = (owners[clash.first], owners[clash.row])
      guard let one = link(first), let other = link(second) else { continue }
      let trace = other.trace
      found[second.campaign, default: DiagnosticList()].report(
        Diagnostic(
          Diagnostic.Code("XQ1023", "two campaigns use one slug"),
          at: trace.first { $0.span != nil }?.span,
          "slug '\(slugs.string(at: clash.row))' is used by \(place(first, one)) already",
          help: ["Put what tells the campaigns apart into 'custom_slug:' of one of them."],
          values: ["key = \(other.key)"], trace: trace))
    }
    return found
  }

  private func link(_ owner: (campaign: Int, link: Int)) -> DesiredLink? {
    campaigns[owner.campaign].links.map { $0[owner.link] }
  }

  /// `link 'a-1' of campaigns/a.yaml:7:5 (stores.csv:3:1)`.
  private func place(_ owner: (campaign: Int, link: Int), _ link: DesiredLink) -> String {
    let files = campaigns[owner.campaign].files
    let places = link.trace.compactMap(\.span).map { span in
      let position = files[span.file].position(at: span.start)
      return "\(files[span.file].path):\(position.line):\(position.column)"
    }
    let ends = places.count > 1 ? " (\(places.dropFirst().joined(separator: ", ")))" : ""
    return "link '\(link.key)' of \(places.first ?? campaigns[owner.campaign].path)\(ends)"
  }
}
