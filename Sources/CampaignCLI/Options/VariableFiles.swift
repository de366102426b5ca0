import Campaigns
import Diagnostics

/// The files of `--var-file`, read once for all campaigns of a run.
///
/// They may lie anywhere: a plan is bound to the values that they give, not to the files.
struct VariableFiles {
  private(set) var files = SourceFiles()
  /// In the order in which they are given: the last of a name wins.
  private(set) var variables: [(name: String, variable: Campaign.Settings.Variable)] = []

  /// All faults of all files, with what they point at.
  struct Failure: Error {
    let diagnostics: DiagnosticList
    let files: SourceFiles
  }

  init(_ paths: [String]) throws(Failure) {
    var diagnostics = DiagnosticList()
    for path in paths {
      switch FileSystem.read(path) {
      case .success(let bytes):
        let id = files.add(path: path, bytes: bytes)
        variables += VariableFile.read(id, in: files, &diagnostics)
      case .failure(let fault): diagnostics.report(.unreadable(path, fault))
      }
    }
    guard !diagnostics.hasErrors else { throw Failure(diagnostics: diagnostics, files: files) }
  }
}

extension Diagnostic {
  fileprivate static func unreadable(_ path: String, _ fault: FileSystem.Fault) -> Diagnostic {
    Diagnostic(
      Code("XQ0001", "file can't be read"), at: nil, "'--var-file \(path)': \(fault.reason)",
      help: ["The path of a file of variables starts at the working folder."])
  }
}
