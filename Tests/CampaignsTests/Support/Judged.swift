import Bytes
import Campaigns
import Diagnostics
import InMemoryFiles
import Links

/// A campaign that was held against its rules, and tested.
struct Judged {
  let campaign: Campaign?
  let links: DesiredSet?
  /// Of project, campaign, rules and tests.
  let diagnostics: [Diagnostic]
  let findings: [PolicyFinding]
  let project: ProjectFile
  private let files: SourceFiles

  /// - Parameter project: Nil for none.
  init(
    _ text: String, _ others: [String: String] = [:], project: String? = nil,
    plugins: any PluginDesk = NoPlugins()
  ) {
    var contents = ["campaigns/c.yaml": Array(text.utf8)]
    for (name, text) in others { contents["campaigns/" + name] = Array(text.utf8) }
    if let project { contents[ProjectFile.path] = Array(project.utf8) }
    var inputs = InMemoryFiles(contents)
    var diagnostics = DiagnosticList()
    var settings = Campaign.Settings(now: Instant(seconds: 1_790_000_000))
    settings.plugins = plugins
    if project != nil {
      settings.project = ProjectFile(
        &inputs, guardNames: ["overlap", "budget"], optionalGuardNames: ["uncommitted"],
        findingNames: ["dead", "loop"],
        &diagnostics)
    }
    self.project = settings.project
    let campaign =
      diagnostics.hasErrors
      ? nil : Campaign("campaigns/c.yaml", &inputs, settings, &diagnostics)
    let links = campaign?.expand(&diagnostics)
    var findings: [PolicyFinding] = []
    if let campaign, let links {
      findings = campaign.policyFindings(on: links, &diagnostics)
      campaign.test("campaigns/c.yaml", links, &inputs, settings, &diagnostics)
    }
    self.campaign = campaign
    self.links = links
    self.findings = findings
    self.diagnostics = diagnostics.items
    files = inputs.files
  }

  func findings(on facts: [PlanFact: Int]) -> [PolicyFinding] {
    var faults = DiagnosticList()
    return campaign?.policyFindings(onPlan: facts, &faults) ?? []
  }

  /// `c.yaml:3:5`.
  func place(_ span: SourceSpan) -> String {
    let file = files[span.file]
    let position = file.position(at: span.start)
    return "\(file.path.split(separator: "/").last ?? ""):\(position.line):\(position.column)"
  }

  /// `c.yaml:3:5 XQ1001`, in the order in which they were met.
  var places: [String] {
    diagnostics.map { "\($0.span.map(place) ?? "") \($0.code.id)" }
  }
}
