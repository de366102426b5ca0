import Campaigns
import Diagnostics
import Links

/// Files of a page as a repository would have them.
struct PageFiles: InputFiles {
  var files = SourceFiles()
  private let contents: [String: String]
  private var known: [String: SourceFile.ID] = [:]

  init(_ contents: [String: String]) {
    self.contents = contents
  }

  mutating func read(_ path: String) throws(InputFault) -> SourceFile.ID {
    if let id = known[path] { return id }
    guard let text = contents[path] else { throw InputFault("no such file") }
    let id = files.add(path: path, bytes: Array(text.utf8))
    known[path] = id
    return id
  }

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
