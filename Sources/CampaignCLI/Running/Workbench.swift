import Campaigns
import Diagnostics
import Glibc
import Links
import Planning
import Reporting

/// What every command starts from: the folder, the terminal, the campaigns that were named.
struct Workbench {
  let terminal: Terminal
  let environment: [String: String]
  private let form: DiagnosticForm
  private let annotations = Annotations()

  /// Whether diagnostics are shown in a form that programs read.
  var isForMachines: Bool { form != .full }

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

  /// Nil, after a message, where the folder can't be entered.
  init?(_ common: CommonOptions, _ environment: [String: String]) {
    terminal = common.terminal(environment)
    self.environment = environment
    form = common.form
    if let folder = common.folder, chdir(folder) != 0 {
      let reason = String(cString: strerror(errno))
      terminal.message("xqr-campaign: can't work in '\(folder)': \(reason)\n")
      return nil
    }
  }

  /// Nil where the named files can be what the command takes; otherwise the exit code, after a
  /// message.
  func refuses(_ options: CampaignOptions, takesPlan: Bool = false) -> ExitStatus? {
    refuses(NamedFiles(files: options.files).mistake(takesPlan: takesPlan))
  }

  /// Nil where there is what a selection names; otherwise the exit code, after a message.
  func refuses(_ check: SelectionCheck, in loaded: [Loaded]) -> ExitStatus? {
    refuses(check.mistake(in: loaded.compactMap(\.links)))
  }

  private func refuses(_ mistake: NamedFiles.Mistake?) -> ExitStatus? {
    switch mistake {
    case nil: return nil
    case .usage(let sentence):
      terminal.message("xqr-campaign: \(sentence)\n")
      return .usage
    case .unreadable(let diagnostic):
      show(diagnostic)
      return .failed
    }
  }

  /// Reads and expands the campaigns, in the order of their paths.
  ///
  /// - Parameter saved: What the plan was made from that is to be made again.
  /// - Parameter looksAround: Whether names that are nearly equal are looked for, where no
  ///   campaign is named.
  /// - Parameter runsTests: Whether the tests of sound campaigns are run.
  /// - Parameter edited: What stands in the place of campaign files, by their paths from the root.
  /// - Returns: Nil, after a message, where there is none, or where a project or the variables
  ///   can't be had.
  func load(
    _ options: CampaignOptions, saved: Binding? = nil, looksAround: Bool = false,
    runsTests: Bool = false, edited: [String: [UInt8]] = [:]
  ) -> [Loaded]? {
    var places: [(Repository, String)] = options.files.map { file in
      let (repository, path) = Repository.containing(file)
      return (repository, path)
    }
    if places.isEmpty {
      guard let repository = Repository(above: FileSystem.workingFolder) else {
        terminal.message(
          """
          xqr-campaign: no folder 'campaigns' here or above.
            'xqr-campaign init' makes one with a sample; or name a campaign file.

          """)
        return nil
      }
      for path in repository.overlookedPaths() {
        terminal.message(
          "xqr-campaign: '\(path)' is passed over: name it, or rename it to "
            + "'\(path.dropLast(4)).yaml'.\n")
      }
      places = repository.campaignPaths().map { (repository, $0) }
      guard !places.isEmpty else {
        terminal.message(
          "xqr-campaign: no campaign in '\(repository.root)/campaigns': a campaign file has a line "
            + "'campaign: …' at its top level.\n")
        return nil
      }
    }
    guard let files = variableFiles(options.given),
      let policies = policies(options.given, beside: files.files, of: places.map(\.0))
    else { return nil }
    let settings = options.given.settings(environment, saved: saved?.variables ?? [], files: files)
    guard
      let projects = projects(of: places.map(\.0), beside: policies.files, policies.policies)
    else { return nil }
    var loaded = places.compactMap { repository, path in
      projects[repository.root].map {
        load(
          path, in: repository, $0, settings, runsTests, options.given.allowedPlugins,
          saved?.plugins, edited[path])
      }
    }
    reportSharedIDs(&loaded)
    if loaded.count > 1 {
      for (number, faults) in SharedSlugs(loaded).diagnostics {
        loaded[number] = loaded[number].failed(with: faults)
      }
    }
    if looksAround, options.files.isEmpty {
      for (number, notes) in NearMisses(loaded).diagnostics() {
        loaded[number] = loaded[number].noted(with: notes)
      }
    }
    return loaded
  }

  private func variableFiles(_ options: GivenOptions) -> VariableFiles? {
    do throws(VariableFiles.Failure) {
      return try VariableFiles(options.variableFiles)
    } catch {
      show(error.diagnostics, error.files)
      return nil
    }
  }

  private func policies(
    _ options: GivenOptions, beside files: SourceFiles, of repositories: [Repository]
  ) -> PolicyFiles? {
    do throws(PolicyFiles.Failure) {
      let suspects = Untrusted.isOn(environment) ? repositories : []
      return try PolicyFiles(options, beside: files, outside: suspects)
    } catch {
      show(error.diagnostics, error.files)
      return nil
    }
  }

  /// The project of a repository; nil, after a message, where it has a fault.
  func project(of repository: Repository) -> ProjectFile? {
    projects(of: [repository], beside: SourceFiles(), [])?[repository.root]?.file
  }

  /// The project of each repository, by its root; nil, after a message, where one has a fault.
  private func projects(
    of repositories: [Repository], beside files: SourceFiles, _ policies: [PolicyFile]
  ) -> [String: ProjectInputs]? {
    var projects: [String: ProjectInputs] = [:]
    var isSound = true
    for repository in repositories where projects[repository.root] == nil {
      var diagnostics = DiagnosticList()
      let project = ProjectInputs(repository, beside: files, policies, &diagnostics)
      projects[repository.root] = project
      Terminal.hide(project.file.sensitiveQuery)
      show(diagnostics, project.inputs.files)
      if diagnostics.hasErrors { isSound = false }
    }
    return isSound ? projects : nil
  }

  private func load(
    _ path: String, in repository: Repository, _ project: ProjectInputs,
    _ settings: Campaign.Settings, _ runsTests: Bool, _ allowed: [AllowedPlugin],
    _ saved: PluginRecord?, _ edited: [UInt8]?
  ) -> Loaded {
    var inputs = project.inputs
    if let edited { inputs.replace(path, by: edited) }
    var settings = settings
    settings.project = project.file
    var diagnostics = DiagnosticList()
    let plugins = plugins(of: path, in: repository, project.file, &inputs, allowed)
    let run = PluginRun(plugins, in: repository, environment, now: settings.now, saved: saved)
    settings.plugins = run
    let campaign = Campaign(path, &inputs, settings, &diagnostics)
    let links = campaign?.expand(&diagnostics)
    let lock = repository.lock(&inputs, &diagnostics)
    var findings: [PolicyFinding] = []
    if let campaign, let links, !diagnostics.hasErrors {
      findings = campaign.policyFindings(on: links, &diagnostics)
      if runsTests { campaign.test(path, links, &inputs, settings, &diagnostics) }
    }
    for plugin in plugins where !run.refused.contains(plugin.declaration.name) {
      diagnostics.report(contentsOf: plugin.complaints(isCarriedOut: saved != nil))
    }
    return Loaded(
      path: path, repository: repository, project: project.file, campaign: campaign,
      links: diagnostics.hasErrors ? nil : links,
      inputs: (inputs.bindings + run.inputs).sorted { $0.path < $1.path },
      lock: lock,
      variables: settings.variables.sorted { $0.key < $1.key }
        .map { Binding.Variable(name: $0.key, value: $0.value.text) },
      plugins: run, now: settings.now, diagnostics: diagnostics, findings: findings,
      files: inputs.files)
  }

  /// The id that a campaign file names, by its first line that begins so.
  static func campaignID(in path: String) -> String? {
    guard case .success(let bytes) = FileSystem.read(path) else { return nil }
    return Repository.campaignLine(bytes).map {
      String(decoding: $0.prefix { $0 != 0x23 }, as: UTF8.self).filter {
        !$0.isWhitespace && $0 != "'" && $0 != "\""
      }
    }
  }

  /// Two files with one campaign id would fight for each other's links, whether both were named or
  /// not.
  private func reportSharedIDs(_ loaded: inout [Loaded]) {
    for index in loaded.indices {
      let own = loaded[index]
      guard let id = own.campaign?.ownership.campaign else { continue }
      let others = own.repository.campaignPaths().filter { $0 != own.path }
      guard
        let other = others.first(where: {
          Workbench.campaignID(in: own.repository.root + "/" + $0) == id
        })
      else { continue }
      loaded[index] = own.failed(with: DiagnosticList([.sharedID(id, other, own.path)]))
    }
  }

  /// Shows what was found in a campaign: its diagnostics, and the rules that its links break.
  ///
  /// - Parameter planned: Whether a plan follows, whose text tells of the rules; forms for machines
  ///   have them here all the same.
  func show(_ campaign: Loaded, planned: Bool = false) {
    var diagnostics = campaign.diagnostics
    if !planned || isForMachines {
      for finding in campaign.findings { diagnostics.report(finding.diagnostic) }
    }
    show(diagnostics, campaign.files)
  }

  /// Shows diagnostics on standard error.
  func show(_ diagnostics: DiagnosticList, _ files: SourceFiles) {
    guard !diagnostics.isEmpty else { return }
    let renderer = DiagnosticRenderer(
      form: form.form, files: files, colour: terminal.coloursMessages, annotations: annotations)
    terminal.message(renderer.render(diagnostics), hasCommands: form == .github)
  }

  /// Shows one diagnostic without a place.
  func show(_ diagnostic: Diagnostic) {
    show(DiagnosticList([diagnostic]), SourceFiles())
  }
}

extension Diagnostic {
  fileprivate static func sharedID(_ id: String, _ first: String, _ second: String) -> Diagnostic {
    Diagnostic(
      Code("XQ1010", "two campaign files have one id"), at: nil,
      "'\(second)' has the campaign id '\(id)', and so has '\(first)'",
      help: ["Each would pause the links of the other. Give one of them another id."])
  }
}
