import Campaigns
import Diagnostics
import Links
import Planning

extension Workbench {
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
    guard let places = places(options.files), let files = variableFiles(options.given),
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

  /// Each campaign file with its repository, all of the one around the working folder where none is
  /// named; nil, after a message, where there is none.
  private func places(_ files: [String]) -> [(Repository, String)]? {
    guard files.isEmpty else {
      return files.map { file in
        let (repository, path) = Repository.containing(file)
        return (repository, path)
      }
    }
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
    let paths = repository.campaignPaths()
    guard !paths.isEmpty else {
      terminal.message(
        "xqr-campaign: no campaign in '\(repository.root)/campaigns': a campaign file has a line "
          + "'campaign: …' at its top level.\n")
      return nil
    }
    return paths.map { (repository, $0) }
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
}

extension Diagnostic {
  fileprivate static func sharedID(_ id: String, _ first: String, _ second: String) -> Diagnostic {
    Diagnostic(
      Code("XQ1010", "two campaign files have one id"), at: nil,
      "'\(second)' has the campaign id '\(id)', and so has '\(first)'",
      help: ["Each would pause the links of the other. Give one of them another id."])
  }
}
