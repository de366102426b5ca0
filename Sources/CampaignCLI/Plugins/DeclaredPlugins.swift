import Campaigns
import Diagnostics
import Plugins
import Reporting

/// Every plugin that the project and the campaigns of a repository declare, looked at.
struct DeclaredPlugins {
  let inspector: PluginInspector
  /// By name.
  let plugins: [InspectedPlugin]
  /// What the places of faults are in.
  let files: SourceFiles

  /// - Parameter diagnostics: Gets the faults of the project, of the lock file, and names that stand
  ///   for two paths. Faults of a plugin are its own.
  init(
    _ repository: Repository, _ environment: [String: String], allowed: [AllowedPlugin] = [],
    _ diagnostics: inout DiagnosticList
  ) {
    let project = ProjectInputs(repository, beside: SourceFiles(), [], &diagnostics)
    var inputs = project.inputs
    var declarations = project.file.plugins
    for path in repository.campaignPaths() {
      declarations = PluginDeclaration.merged(
        declarations, PluginDeclaration.declared(in: path, &inputs), &diagnostics)
    }
    inspector = PluginInspector(
      repository, &inputs, environment, allowed: allowed, &diagnostics)
    var plugins: [InspectedPlugin] = []
    for declaration in declarations.sorted(by: { $0.name < $1.name }) {
      plugins.append(inspector.inspect(declaration, &inputs))
    }
    self.plugins = plugins
    files = inputs.files
  }

  subscript(name: String) -> InspectedPlugin? {
    plugins.first { $0.declaration.name == name }
  }
}

extension Workbench {
  /// The plugins of the repository around the working folder; nil, after a message, where there is
  /// none, or where project or lock have a fault.
  func declaredPlugins(allowed: [AllowedPlugin] = []) -> DeclaredPlugins? {
    guard let repository = Repository(above: FileSystem.workingFolder) else {
      terminal.message("xqr-campaign: no folder 'campaigns' here or above.\n")
      return nil
    }
    var diagnostics = DiagnosticList()
    let declared = DeclaredPlugins(
      repository, environment, allowed: allowed, &diagnostics)
    show(diagnostics, declared.files)
    return diagnostics.hasErrors ? nil : declared
  }

  /// Says that there is no plugin of a name, and which are meant.
  func show(noPlugin name: String, in declared: DeclaredPlugins) {
    let names = declared.plugins.map(\.declaration.name)
    let hint = Suggestion.nearest(to: name, among: names).map { " Did you mean '\($0)'?" } ?? ""
    let known =
      names.isEmpty ? "No plugins are declared." : "Plugins: \(names.joined(separator: ", "))."
    terminal.message(
      "xqr-campaign: no plugin '\(name.prefix(80))' is declared.\(hint) \(known)\n")
  }
}

extension PluginList.Row {
  init(_ plugin: InspectedPlugin) {
    self.init(name: plugin.declaration.name, path: plugin.declaration.path)
    reasons = plugin.refusals.items.map { ($0.code.id, $0.detail) }
    guard let sound = plugin.sound else { return }
    let manifest = sound.manifest
    tier = manifest.runtime.rawValue
    version = manifest.version
    digest = sound.content.digest
    provides = ExtensionPoint.allCases.compactMap { point in
      manifest.provides.names[point].map { (point.list, $0) }
    }
    let asked = manifest.capabilities
    capabilities = [("net", asked.net), ("read", asked.read), ("env", asked.env)]
    switch sound.lockState {
    case .locked: lock = "locked"
    case .missing: lock = "missing"
    case .differs(let differences): (lock, changes) = ("changed", differences)
    }
    switch sound.grantState {
    case .notNeeded: grant = "not needed"
    case .granted(let source): grant = source.rawValue
    case .missing: grant = "missing"
    case .refused: grant = "refused"
    }
  }
}
