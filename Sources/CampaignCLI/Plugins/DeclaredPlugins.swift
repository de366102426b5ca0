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
