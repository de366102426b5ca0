import Campaigns
import Diagnostics
import Planning

/// A repository's project, with the files that its campaigns start from.
struct ProjectInputs {
  let file: ProjectFile
  /// The project file is among them where there is one, so that plans are bound to it.
  let inputs: FileInputs

  /// - Parameter files: Those that were read already and that no plan is bound to.
  /// - Parameter diagnostics: Gets every fault of the project file.
  init(
    _ repository: Repository, beside files: SourceFiles, _ diagnostics: inout DiagnosticList
  ) {
    var inputs = FileInputs(repository, beside: files)
    if FileSystem.exists(repository.root + "/" + ProjectFile.path) {
      file = ProjectFile(
        &inputs, guardNames: PlanOptions.guardNames,
        optionalGuardNames: PlanOptions.optionalGuardNames, &diagnostics)
    } else {
      file = ProjectFile()
    }
    self.inputs = inputs
  }
}
