import Campaigns
import Diagnostics

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

  /// What the project and a campaign declare; faults of the declarations are the campaign's to
  /// report, and those of the lock are reported with it.
  func plugins(
    of path: String, in repository: Repository, _ project: ProjectFile, _ inputs: inout FileInputs,
    _ allowed: [AllowedPlugin]
  ) -> [InspectedPlugin] {
    var unheard = DiagnosticList()
    let own = PluginDeclaration.declared(in: path, &inputs)
    let declarations = PluginDeclaration.merged(project.plugins, own, &unheard)
    return inspected(declarations, in: repository, &inputs, allowed)
  }

  /// Plugins as they lie there now, in the order of their declarations.
  func inspected(
    _ declarations: [PluginDeclaration], in repository: Repository, _ inputs: inout FileInputs,
    _ allowed: [AllowedPlugin]
  ) -> [InspectedPlugin] {
    var unheard = DiagnosticList()
    guard !declarations.isEmpty else { return [] }
    let inspector = PluginInspector(
      repository, &inputs, environment, allowed: allowed, &unheard)
    return declarations.map { inspector.inspect($0, &inputs) }
  }
}
