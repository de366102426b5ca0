import Bytes
import Campaigns
import Destinations
import Diagnostics
import Links
import Reporting

/// What the answers mean for the links of one campaign.
struct Judgement {
  private(set) var destinations: [CheckedDestination] = []
  private(set) var diagnostics = DiagnosticList()
  private(set) var status = ExitStatus.done

  /// - Parameter failsOn: The least weight of a finding that makes the run fail.
  init(
    _ campaign: Workbench.Loaded, _ uses: [DestinationUses.Use],
    _ answers: [String: DestinationAnswer], shortHost: String, failsOn: Diagnostic.Severity
  ) {
    guard let links = campaign.links else { return }
    for use in uses {
      guard let answer = answers[use.url] else { continue }
      var concerned = answer.findings(shortHost: shortHost).map { ($0, use.all) }
      let foreign = use.links.filter { row in
        links[row].language.map(answer.contradicts) ?? false
      }
      if !foreign.isEmpty { concerned.append((.language(answer.language ?? ""), foreign)) }
      for (finding, rows) in concerned {
        let isMandatory =
          campaign.project.check.mandatory.contains(finding.kind.rawValue)
          && rows.contains { campaign.project.check.media.contains(links[$0].codeStyle.medium) }
        let diagnostic = Diagnostic.destination(
          finding, answer, rows, links, rule: isMandatory ? campaign.project.check.source : nil)
        diagnostics.report(diagnostic)
        if isMandatory {
          status = status.combined(with: .guarded)
        } else if diagnostic.severity >= failsOn {
          status = status.combined(with: .incomplete)
        }
      }
      destinations.append(
        CheckedDestination(
          campaign: links.ownership.campaign, url: use.url, answer: answer,
          findings: concerned.map(\.0), links: use.all.count,
          keys: use.all.prefix(CheckedDestination.keyLimit).map { links.keys.string(at: $0) }))
    }
  }
}
