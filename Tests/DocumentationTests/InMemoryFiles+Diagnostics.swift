import Campaigns
import Diagnostics
import InMemoryFiles
import Links

extension InMemoryFiles {
  /// What is said about `campaign.yaml`, all links expanded.
  mutating func diagnostics() -> DiagnosticList {
    var settings = Campaign.Settings(now: Instant(seconds: 1_780_000_000))
    settings.environment = ["PREVIEW_HOST": "preview.example.com"]
    settings.plugins = PageDesk()
    var diagnostics = DiagnosticList()
    guard let campaign = Campaign("campaign.yaml", &self, settings, &diagnostics),
      let links = campaign.expand(&diagnostics)
    else { return diagnostics }
    for finding in campaign.policyFindings(on: links, &diagnostics) {
      diagnostics.report(finding.diagnostic)
    }
    campaign.test("campaign.yaml", links, &self, settings, &diagnostics)
    return diagnostics
  }
}
