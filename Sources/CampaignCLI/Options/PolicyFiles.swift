import Campaigns
import Diagnostics

/// The files of `--policy` and `--policy-dir`, read once for all campaigns of a run.
///
/// Plans aren't bound to them: they are of whoever runs the tool, as flags are.
struct PolicyFiles {
  private(set) var files: SourceFiles
  private(set) var policies: [PolicyFile] = []

  /// All faults of all files, with what they point at.
  struct Failure: Error {
    let diagnostics: DiagnosticList
    let files: SourceFiles
  }

  /// - Parameter repositories: Whose checkouts may hold none of them, because a stranger may have
  ///   written what is there.
  init(
    _ options: GivenOptions, beside files: SourceFiles, outside repositories: [Repository]
  ) throws(Failure) {
    self.files = files
    var diagnostics = DiagnosticList()
    var paths = options.policyFiles.map { ("--policy", $0) }
    if let folder = options.policyFolder {
      let names = FileSystem.names(in: folder).filter { $0.hasSuffix(".yaml") }
      if names.isEmpty { diagnostics.report(.noPolicies(folder)) }
      paths += names.map { ("--policy-dir", folder + "/" + $0) }
    }
    for (option, path) in paths {
      if repositories.contains(where: { $0.checkoutHolds(path) }) {
        diagnostics.report(.policyInside(option, path))
        continue
      }
      switch FileSystem.read(path) {
      case .success(let bytes):
        let id = self.files.add(path: path, bytes: bytes)
        do throws(DiagnosticList) {
          policies.append(try PolicyFile(parsing: id, in: self.files))
        } catch {
          diagnostics.report(contentsOf: error)
        }
      case .failure(let fault): diagnostics.report(.unreadable(option, path, fault))
      }
    }
    guard !diagnostics.hasErrors else {
      throw Failure(diagnostics: diagnostics, files: self.files)
    }
  }
}

extension Diagnostic {
  private static let unreadable = Code("XQ0001", "file can't be read")

  fileprivate static func unreadable(
    _ option: String, _ path: String, _ fault: FileSystem.Fault
  ) -> Diagnostic {
    Diagnostic(
      unreadable, at: nil, "'\(option) \(path)': \(fault.reason)",
      help: ["The path of a policy starts at the working folder."])
  }

  fileprivate static func noPolicies(_ folder: String) -> Diagnostic {
    Diagnostic(
      unreadable, at: nil, "'--policy-dir \(folder)': it has no file that ends in '.yaml'",
      help: ["Without a rule in it a run would look as if all rules were kept."])
  }
}
