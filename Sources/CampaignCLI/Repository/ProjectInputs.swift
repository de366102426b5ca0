import Campaigns
import Destinations
import Diagnostics
import Planning

/// A repository's project, with the files that its campaigns start from.
struct ProjectInputs {
  let file: ProjectFile
  /// The project file is among them where there is one, so that plans are bound to it.
  let inputs: FileInputs

  /// - Parameter files: Those that were read already and that no plan is bound to.
  /// - Parameter policies: Of whoever runs the tool, which hold beside the project's.
  /// - Parameter diagnostics: Gets every fault of the project file.
  init(
    _ repository: Repository, beside files: SourceFiles, _ policies: [PolicyFile],
    _ diagnostics: inout DiagnosticList
  ) {
    var inputs = FileInputs(repository, beside: files)
    var project = ProjectFile()
    if FileSystem.exists(repository.root + "/" + ProjectFile.path) {
      project = ProjectFile(
        &inputs, guardNames: PlanOptions.guardNames,
        optionalGuardNames: PlanOptions.optionalGuardNames,
        findingNames: DestinationFinding.Kind.allCases.map(\.rawValue), &diagnostics)
    }
    file = project.adding(policies)
    self.inputs = inputs
  }
}
