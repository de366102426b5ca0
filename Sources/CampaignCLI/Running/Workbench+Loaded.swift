import Campaigns
import Diagnostics
import Links
import Planning

extension Workbench {
  /// A campaign that was read and expanded, or why it wasn't.
  struct Loaded {
    let path: String
    let repository: Repository
    let project: ProjectFile
    let campaign: Campaign?
    /// Nil where anything in the campaign is an error: a campaign is carried out whole or not at all.
    let links: DesiredSet?
    let inputs: [Binding.Input]
    /// The frozen codes of the repository.
    let lock: Lock
    /// Variables from outside, by name.
    let variables: [Binding.Variable]
    /// The plugins of the project and the campaign.
    let plugins: PluginRun
    /// The time that the campaign was expanded for.
    let now: Instant
    let diagnostics: DiagnosticList
    /// The rules about links that aren't kept.
    let findings: [PolicyFinding]
    let files: SourceFiles

    /// The campaign with notes and warnings that only others of the run bring to light.
    func noted(with notes: DiagnosticList) -> Loaded {
      var diagnostics = diagnostics
      diagnostics.report(contentsOf: notes)
      return Loaded(
        path: path, repository: repository, project: project, campaign: campaign, links: links,
        inputs: inputs, lock: lock, variables: variables, plugins: plugins, now: now,
        diagnostics: diagnostics, findings: findings, files: files)
    }

    /// The campaign with faults that only others of the run bring to light.
    func failed(with faults: DiagnosticList) -> Loaded {
      var diagnostics = diagnostics
      diagnostics.report(contentsOf: faults)
      return Loaded(
        path: path, repository: repository, project: project, campaign: nil, links: nil,
        inputs: [], lock: lock, variables: [], plugins: plugins, now: now, diagnostics: diagnostics,
        findings: [], files: files)
    }

    /// What git says of the files, where a plan's options ask for it.
    func worktree(_ options: PlanOptions, _ environment: [String: String]) async -> Worktree {
      guard options.asksGit else { return .notAsked }
      return await GitStatus.worktree(
        of: inputs.map(\.path), in: repository.root, environment)
    }

    /// Whether a file is one of those that were read.
    func reads(_ file: String) -> Bool {
      let path = repository.path(of: FileSystem.absolute(file))
      return files.all.contains { $0.path == path }
    }
  }
}
